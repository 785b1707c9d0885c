// Small pieces every view is made of.
import { html, nothing } from "./lit-html.js";
import { addressOf } from "./api.js";

/** Ids for labels, one for each field that is shown. */
export const field = (id, label, control, hint) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    ${control} ${hint ? html`<span class="hint" id=${`${id}-hint`}>${hint}</span>` : nothing}
  </div>`;

export const options = (values, chosen) =>
  Object.entries(values).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`);

/** Money in cents, exactly: the API's amounts are decimal strings. */
export const cents = (amount) => Math.round(Number(amount) * 100);

const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

export const dollars = (amount) => DOLLARS.format(Number(amount));

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** "/claim/services/0/billedMinutes" as "claim, services 1, billed minutes". */
export const placeOf = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${part.replace(/([A-Z])/g, " $1").toLowerCase()}`))
    .join("")
    .slice(2);

/** What went wrong, with every fault the API named. */
export const problem = (failure) =>
  failure
    ? html`<div class="problem" role="alert">
        <strong>${failure.title || "Something failed"}</strong>
        <p>${failure.message}</p>
        ${failure.errors?.length
          ? html`<ul>
              ${failure.errors.map((fault) => html`<li>${fault.pointer ? html`<strong>${placeOf(fault.pointer)}:</strong> ` : nothing}${fault.message}</li>`)}
            </ul>`
          : nothing}
        ${failure.requestId ? html`<p class="quiet">Request ${failure.requestId}</p>` : nothing}
      </div>`
    : nothing;

const SEVERITY = { ERROR: "Error", WARNING: "Warning", INFO: "Info" };

/** A finding's name leads to what it means, beside this page: its key is in this tab alone. */
const meaning = (one) =>
  one.help ? html`<a href=${addressOf(one.help)} target="_blank" rel="noopener" aria-label=${`${one.code}: what it means, in a new tab`}>${one.code}</a>` : one.code;

export const finding = (one, extra = nothing) => html`
  <li class=${`finding ${one.severity.toLowerCase()}`}>
    <p><span class="badge">${SEVERITY[one.severity]}</span> ${one.message}</p>
    ${one.fix ? html`<p><strong>Fix:</strong> ${one.fix}</p>` : nothing}
    <p class="quiet">${one.pointer ? html`${placeOf(one.pointer)}; ` : nothing}${meaning(one)}, ${one.citation}</p>
    ${extra}
  </li>`;

export const findings = (list) =>
  list?.length ? html`<ul class="findings">${list.map((one) => finding(one))}</ul>` : nothing;

/** Everything that was found of a claim, its parts' findings too, each once. */
export const allFindings = ({ findings: own, units, validation, edits, pricing }) => {
  const all = [own, units?.findings, validation?.findings, edits?.findings, pricing?.findings].flatMap((list) => list ?? []);
  return [...new Map(all.map((one) => [`${one.code} ${one.pointer} ${one.message}`, one])).values()];
};

/** What was checked with which table, folded away. */
export const coverage = (list) =>
  list?.length
    ? html`<details class="coverage">
        <summary>${plural(list.filter((one) => one.checked).length, "check")} run, ${list.filter((one) => !one.checked).length} not</summary>
        <ul>
          ${list.map(
            (one) => html`<li>
              <strong>${one.checked ? "Checked" : "Not checked"}:</strong> ${words(one.check)}, ${one.source}
              ${one.reason ? html`<span class="quiet">${one.reason}</span>` : nothing}
            </li>`,
          )}
        </ul>
      </details>`
    : nothing;

/** ZIP_LOCALITY as "zip locality". */
export const words = (name) => name.toLowerCase().replaceAll("_", " ");

/** A table that scrolls by itself where the screen is narrow. */
export const table = (label, head, rows) => html`
  <div class="scroll" role="region" tabindex="0" aria-label=${label}>
    <table>
      <thead>
        <tr>${head.map((cell) => html`<th scope="col" class=${cell.number ? "number" : ""}>${cell.text ?? cell}</th>`)}</tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;

export const number = (text) => ({ text, number: true });

/** Makes handlers that ask the API: a failure is shown and nothing is lost. */
export const askingFor = (state, refresh) => (work) => async (event) => {
  event?.preventDefault?.();
  try {
    state.failure = null;
    await work();
  } catch (e) {
    state.failure = e;
  }
  refresh();
};

export const needsKey = (what) => html`
  <section class="card">
    <p>Enter your practice's API key at the top of the page to see ${what}. It stays in this tab's memory.</p>
  </section>`;

/** A moment as people write it, in their own zone. */
export const when = (instant) => new Date(instant).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });

/** Hands a file to the browser's downloads. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows of cells as a csv file; a cell that a spreadsheet would run is kept a text. */
export const csv = (rows) =>
  new Blob(
    [rows.map((row) => row.map((cell) => `"${String(cell).replace(/^([=+@]|-(?!\d))/, "'$1").replaceAll('"', '""')}"`).join(",")).join("\r\n"), "\r\n"],
    { type: "text/csv" },
  );
