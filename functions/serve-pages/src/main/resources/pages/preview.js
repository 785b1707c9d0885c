// What a contract or a file of fees that is not uploaded yet would change in the archive.
import { html, nothing } from "./lit-html.js";
import { send } from "./api.js";
import { drawLedger, ledger } from "./ledger.js";
import { cents, plural } from "./parts.js";

const CHART = "preview-chart";
const state = { report: null, file: "" };

const added = (one, other) => ((cents(one) + cents(other)) / 100).toFixed(2);

const addedUp = (one, other) => Object.fromEntries(Object.keys(one).map((name) => [name, added(one[name], other[name])]));

/** Tables of the same rows: rows of one name are added up, in the order of names. */
function joined(name, one, other) {
  const rows = new Map(one.map((row) => [row[name], row]));
  for (const { [name]: key, ...amounts } of other) {
    const { [name]: _, ...known } = rows.get(key) ?? { before: "0.00", after: "0.00", delta: "0.00" };
    rows.set(key, { [name]: key, ...addedUp(known, amounts) });
  }
  return [...rows.values()].toSorted((a, b) => a[name].localeCompare(b[name]));
}

const counted = (one, other) => Object.fromEntries(Object.keys(one).map((name) => [name, name === "total" ? Math.max(one.total, other.total) : one[name] + other[name]]));

const both = (one, other) => ({
  claims: counted(one.claims, other.claims),
  amounts: addedUp(one.amounts, other.amounts),
  byCause: addedUp(one.byCause, other.byCause),
  byCode: joined("code", one.byCode, other.byCode),
  byPayer: joined("payerId", one.byPayer, other.byPayer),
  byMonth: joined("month", one.byMonth, other.byMonth),
});

/** Asks piece by piece, each shown as it comes; a csv does not say whose fees it has, nor from when. */
export async function preview({ file, payerId, from }, refresh) {
  Object.assign(state, { report: null, file: file.name });
  const isContract = /\.json$/i.test(file.name);
  const known = isContract ? {} : { payerId, effectiveFrom: from };
  // As it is: what kind of file it is, a zip or a workbook too, its content says.
  const raw = { type: isContract ? "application/json" : "application/octet-stream", content: file };
  let cursor;
  do {
    const query = new URLSearchParams({ ...known, ...(cursor ? { cursor } : {}) });
    const piece = await (await send("POST", `v1/repricings/preview?${query}`, { raw })).json();
    state.report = state.report ? both(state.report, piece) : piece;
    cursor = piece.nextCursor;
    refresh();
  } while (cursor);
}

export function forget() {
  state.report = null;
}

export function view() {
  const { report, file } = state;
  if (!report) {
    return nothing;
  }
  const { done, total, changed, failed } = report.claims;
  return html`<section class="card" aria-labelledby="preview-title">
    <h2 id="preview-title" tabindex="-1">What ${file} would change</h2>
    <p role="status">${done < total ? `${done} of ${plural(total, "claim")} priced so far` : `${plural(total, "claim")} priced`}, ${changed} would change${failed ? html`, <strong>${failed} cannot be priced</strong>` : nothing}. Nothing was written; upload the file to put it in force.</p>
    ${changed ? ledger(report, CHART, `${file}, not uploaded`) : nothing}
  </section>`;
}

export function shown() {
  if (state.report?.claims.changed) {
    drawLedger(CHART, state.report);
  }
}
