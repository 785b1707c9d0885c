// The claims that stand otherwise in their patient's year after a repricing: to the therapy threshold or to a visit limit.
import { html } from "./lit-html.js";
import { addressOf } from "./api.js";
import { table, words } from "./parts.js";

const found = (codes) => (codes.length ? codes.map((code) => html`<div><a href=${addressOf(`/pages/findings.html#${code}`)} target="_blank" rel="noopener"><code>${code}</code></a></div>`) : "nothing");

/** A claim with its payer stays as it was sent. */
const becomes = (one) => (one.toRevision ? `${words(one.statusAfter)}, revision ${one.toRevision}` : `stays ${words(one.statusBefore)}`);

/** The rows of the list: what was found of each claim, and what is found of it now. */
export const yearTable = (label, items) =>
  table(label, ["Date", "Claim", "Judged by", "Found before", "Found now", "The claim"], items.map((one) => html`<tr>
    <th scope="row">${one.dateOfService}</th>
    <td class="id">${one.claimId}</td>
    <td>${words(one.check)}</td>
    <td>${found(one.findingsBefore)}</td>
    <td>${found(one.findingsAfter)}</td>
    <td>${becomes(one)}</td>
  </tr>`));
