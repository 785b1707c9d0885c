// Average minutes a unit: a month of the practice's Medicare claims, provider by provider.
import { html, nothing } from "./lit-html.js";
import { get, hasKey } from "./api.js";
import { figure, reason } from "./explain.js";
import { askingFor, coverage, field, findings, needsKey, number, plural, problem, table } from "./parts.js";

const MANUAL = "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2";

const lastMonth = () => {
  const today = new Date();
  return new Date(today.getFullYear(), today.getMonth() - 1, 1).toLocaleDateString("sv").slice(0, 7);
};

const state = { month: lastMonth(), read: null, busy: false, failure: null };
let refresh = () => {};

const asking = askingFor(state, () => {
  state.busy = false;
  refresh();
});

/** A large practice's month comes in pieces of days, which add up; they have no findings. */
async function read(month) {
  const whole = { month, items: new Map(), toCorrect: 0, findings: [], coverage: [] };
  let cursor = "";
  do {
    const piece = await get(`v1/average-units?month=${month}${cursor && `&cursor=${cursor}`}`);
    for (const one of piece.items) {
      const sum = whole.items.get(one.providerNpi) ?? { claims: 0, timedMinutes: 0, timedUnits: 0 };
      const added = (name) => sum[name] + one[name];
      whole.items.set(one.providerNpi, { claims: added("claims"), timedMinutes: added("timedMinutes"), timedUnits: added("timedUnits") });
    }
    whole.toCorrect += piece.extent.claimsToCorrect;
    whole.findings.push(...piece.items.flatMap((one) => one.finding ?? []));
    whole.coverage = piece.extent.coverage;
    cursor = piece.nextCursor;
  } while (cursor);
  return whole;
}

const ask = asking(async () => {
  Object.assign(state, { read: null, busy: true });
  refresh();
  state.read = await read(state.month);
});

const form = () => html`<form class="card form" @submit=${ask} aria-label="Which month">
  <div class="fields">
    ${field(
      "averages-month",
      "Month of service",
      html`<input id="averages-month" autocomplete="off" size="8" required pattern="20\\d\\d-(0[1-9]|1[0-2])" placeholder="2026-08" .value=${state.month} @input=${(event) => { state.month = event.target.value.trim(); }}>`,
    )}
    <button class="primary" ?disabled=${state.busy}>Show</button>
  </div>
</form>`;

/** Cut to hundredths as the API does, so that an average below 15 never reads 15.00. */
const average = ({ timedMinutes, timedUnits }) => (Math.floor((timedMinutes * 100) / timedUnits) / 100).toFixed(2);

const why = (one) => [
  reason(`${plural(one.timedMinutes, "timed minute")} of ${plural(one.claims, "claim")}, divided by ${plural(one.timedUnits, "timed unit")}.`, MANUAL, "U-11"),
  reason("Medicare expects 15 minutes a unit on average; a consistent practice of less is highlighted for review. No claim is wrong by it.", MANUAL, "U-11"),
];

const row = ([npi, one]) => html`<tr>
  <th scope="row">${npi}</th>
  <td class="number">${one.claims}</td>
  <td class="number">${one.timedMinutes}</td>
  <td class="number">${one.timedUnits}</td>
  <td class="number">${one.timedUnits ? figure(`Average of ${npi}`, average(one), why(one)) : html`<span class="quiet">no unit</span>`}</td>
  <td>${one.timedMinutes < 15 * one.timedUnits ? html`<span class="badge">below 15</span>` : nothing}</td>
</tr>`;

const month = ({ month: name, items, toCorrect, findings: found, coverage: checks }) => html`<section class="card" aria-labelledby="averages-title">
  <h2 id="averages-title">Providers in ${name}</h2>
  ${items.size
    ? table("Average minutes a unit by provider", ["Provider", number("Claims"), number("Timed minutes"), number("Timed units"), number("Minutes a unit"), "Expected: 15"], [...items].sort().map(row))
    : html`<p>No Medicare claim with timed minutes.</p>`}
  ${toCorrect ? html`<p>${plural(toCorrect, "claim")} of the month, not counted here, ${toCorrect === 1 ? "needs" : "need"} correction first.</p>` : nothing}
  ${findings(found)} ${coverage(checks)}
</section>`;

export const averages = {
  title: "Average minutes a unit",
  short: "Averages",
  open(render) {
    refresh = render;
  },
  view: () =>
    hasKey()
      ? html`${form()} ${problem(state.failure)} ${state.busy ? html`<p role="status">Adding up the month</p>` : nothing}
          ${state.read ? month(state.read) : state.busy || state.failure ? nothing : html`<p class="quiet">Medicare expects a provider's timed units to average 15 minutes. Choose a month to see each provider's average.</p>`}`
      : needsKey("your providers' average minutes a unit"),
};
