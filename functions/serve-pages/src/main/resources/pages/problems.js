// What stands wrong in an uploaded file, row by row.
import { html, nothing } from "./lit-html.js";
import { number, table } from "./parts.js";

/** Why a file was refused, by its rows. */
export const problemsOf = (one) => html`
  ${one.problems.length ? table("Problems", [number("Row"), "Column", "Problem"], one.problems.map(said)) : nothing}
  ${(one.problemCount ?? 0) > one.problems.length ? html`<p>These are the first ${one.problems.length} of ${one.problemCount}.</p>` : nothing}
  ${one.warnings?.length ? html`<h3>To look at</h3>${table("Warnings", [number("Row"), "Column", "What"], one.warnings.map(said))}` : nothing}`;

const said = (one) => html`<tr><td class="number">${one.row ?? ""}</td><td>${one.column ?? ""}</td><td class="wrap">${one.message}</td></tr>`;
