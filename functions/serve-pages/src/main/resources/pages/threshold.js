// The therapy threshold: what a patient's year has come to, visit by visit, and when it will need KX.
// Each visit is put to the API's own edit check with the accrual so far; nothing of the rule is known here.
import { html, nothing } from "./lit-html.js";
import { get, hasKey, post } from "./api.js";
import { axis, canvas, COLOURS, draw, money } from "./charts.js";
import { coverage, dollars, field, findings, needsKey, number, plural, problem, table, cents } from "./parts.js";

const BUCKETS = { PT_SLP: "Physical and speech therapy", OT: "Occupational therapy" };
const WEEK = 7 * 86_400_000;

const state = { patientId: "", year: String(new Date().getFullYear()), ptSlp: "0.00", ot: "0.00", visits: null, busy: false, failure: null };
let refresh = () => {};

async function claimsOfYear() {
  const query = { patientId: state.patientId, payerId: "medicare", from: `${state.year}-01-01`, to: `${state.year}-12-31`, limit: "100" };
  const items = [];
  let cursor = null;
  do {
    const page = await get(`v1/claims?${new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) })}`);
    items.push(...page.items.filter((one) => one.status !== "VOID"));
    cursor = page.nextCursor;
  } while (cursor);
  return items.toSorted((a, b) => a.dateOfService.localeCompare(b.dateOfService) || a.createdAt.localeCompare(b.createdAt));
}

/** The API's answer to one visit's lines on top of what the year has come to. */
async function judged(summary, therapyAccrual) {
  const claim = await get(`v1/claims/${summary.claimId}`);
  const lines = claim.pricing.lines.filter((line) => line.status === "PRICED").map(({ code, units, modifiers, allowed }) => ({ code, units, modifiers, allowed }));
  if (!lines.length) {
    return { summary, edits: null };
  }
  const { dateOfService, payerId, placeOfService } = claim.sent.claim;
  return { summary, edits: await post("v1/edits", { dateOfService, payerId, placeOfService, lines, therapyAccrual }) };
}

async function ask(event) {
  event.preventDefault();
  Object.assign(state, { busy: true, failure: null, visits: null });
  refresh();
  try {
    const accrual = { ptSlp: state.ptSlp || "0.00", ot: state.ot || "0.00" };
    const visits = [];
    for (const summary of await claimsOfYear()) {
      const visit = await judged(summary, { ...accrual });
      visits.push(visit);
      visit.edits?.thresholds.forEach((one) => (accrual[one.bucket === "OT" ? "ot" : "ptSlp"] = one.after));
    }
    state.visits = visits;
  } catch (e) {
    state.failure = e;
  }
  state.busy = false;
  refresh();
}

/** A bucket's visits: date, accrual before and after, whether a line needs KX. */
const seriesOf = (bucket) =>
  (state.visits ?? []).flatMap(({ summary, edits }) =>
    (edits?.thresholds ?? []).filter((one) => one.bucket === bucket).map((one) => ({ ...one, date: summary.dateOfService, kx: edits.lines.some((line) => line.kxRequired) })),
  );

/** At the pace of the visits so far; a patient with one visit has no pace. */
function projection(series) {
  const [first, last] = [series[0], series.at(-1)];
  const left = cents(last.threshold) - cents(last.after);
  if (left < 0) {
    return { crossed: series.find((one) => cents(one.after) > cents(one.threshold)) };
  }
  const each = (cents(last.after) - cents(first.before)) / series.length;
  if (series.length < 2 || each <= 0) {
    return null;
  }
  const visits = Math.floor(left / each) + 1;
  const between = (Date.parse(last.date) - Date.parse(first.date)) / (series.length - 1) || WEEK;
  return { visits, each, date: new Date(Date.parse(last.date) + visits * between).toISOString().slice(0, 10) };
}

const form = () => html`<form class="card form" @submit=${ask} aria-label="Whose year">
  <div class="fields">
    ${text("patientId", "Patient id", { required: true, size: 14 })}
    ${text("year", "Year", { required: true, size: 5, pattern: "20\\d\\d" })}
    ${text("ptSlp", "PT and SLP elsewhere", { size: 9, pattern: "\\d+(\\.\\d{1,2})?" })}
    ${text("ot", "OT elsewhere", { size: 9, pattern: "\\d+(\\.\\d{1,2})?" })}
    <button class="primary" ?disabled=${state.busy}>Show</button>
  </div>
  <p class="quiet">Other clinics count too: enter what Medicare's portal shows for them, or the year is a lower bound.</p>
</form>`;

const text = (name, label, { required = false, size, pattern }) =>
  field(`threshold-${name}`, label, html`<input id=${`threshold-${name}`} autocomplete="off" size=${size} ?required=${required} pattern=${pattern ?? nothing} .value=${state[name]} @input=${(event) => { state[name] = event.target.value.trim(); refresh(); }}>`);

function bucket(name) {
  const series = seriesOf(name);
  if (!series.length) {
    return nothing;
  }
  const last = series.at(-1);
  return html`<section class="card" aria-labelledby=${`bucket-${name}`}>
    <h2 id=${`bucket-${name}`}>${BUCKETS[name]} in ${state.year}</h2>
    <dl class="totals">
      <div><dt>Allowed so far</dt><dd>${dollars(last.after)}</dd></div>
      <div><dt>KX above</dt><dd>${dollars(last.threshold)}</dd></div>
      <div><dt>Targeted review above</dt><dd>${dollars(last.targetedReview)}</dd></div>
    </dl>
    <p>${said(projection(series), last)}</p>
    ${canvas(`accrual-${name}`, `${BUCKETS[name]}: ${dollars(last.after)} of ${dollars(last.threshold)} after ${plural(series.length, "visit")}`, "tall")}
    ${table(`Visits in ${BUCKETS[name]}`, ["Date", number("Visit"), number("Year before"), number("Year after"), "KX"], series.map((one) => html`<tr>
      <th scope="row">${one.date}</th>
      <td class="number">${dollars((cents(one.after) - cents(one.before)) / 100)}</td>
      <td class="number">${dollars(one.before)}</td>
      <td class="number">${dollars(one.after)}</td>
      <td>${one.kx ? "needed" : ""}</td>
    </tr>`))}
  </section>`;
}

function said(projected, last) {
  if (projected?.crossed) {
    return html`The visit of <strong>${projected.crossed.date}</strong> crossed the threshold: lines above it need KX, if the note justifies it.`;
  }
  const left = dollars((cents(last.threshold) - cents(last.after)) / 100);
  return projected
    ? html`${left} are left. At ${dollars(projected.each / 100)} a visit the <strong>${ordinal(projected.visits)} visit from here</strong>, about <strong>${projected.date}</strong>, crosses.`
    : html`${left} are left; one visit shows no pace.`;
}

const ordinal = (count) => `${count}${["th", "st", "nd", "rd"][count % 100 > 10 && count % 100 < 14 ? 0 : count % 10] ?? "th"}`;

function result() {
  if (!state.visits.some(({ edits }) => edits?.thresholds.length)) {
    return html`<section class="card"><p>No priced Medicare claim of this patient in ${state.year}.</p></section>`;
  }
  const last = state.visits.findLast(({ edits }) => edits).edits;
  return html`${Object.keys(BUCKETS).map(bucket)}
    <section class="card" aria-labelledby="threshold-found"><h2 id="threshold-found">What the last visit's check says</h2>
      ${findings(last.findings.filter((one) => one.code.startsWith("KX") || one.code.startsWith("THRESHOLD")))}
      ${coverage(last.coverage.filter((one) => one.check.includes("THRESHOLD")))}
    </section>`;
}

function drawBucket(name) {
  const series = seriesOf(name);
  if (!series.length) {
    return;
  }
  const last = series.at(-1);
  const projected = projection(series);
  const ahead = projected?.visits
    ? [{ x: series.length, y: Number(last.after) }, { x: series.length + projected.visits, y: Number(last.after) + (projected.visits * projected.each) / 100 }]
    : [];
  const end = Math.max(series.length, ahead.at(-1)?.x ?? 0) + 1;
  const level = (label, amount, colour) => ({ label, data: [{ x: 0, y: Number(amount) }, { x: end, y: Number(amount) }], borderColor: colour, borderWidth: 2, pointRadius: 0 });
  draw(
    `accrual-${name}`,
    "line",
    {
      datasets: [
        { label: "Allowed in the year", data: [{ x: 0, y: Number(series[0].before) }, ...series.map((one, at) => ({ x: at + 1, y: Number(one.after) }))], borderColor: COLOURS.full, backgroundColor: COLOURS.full, stepped: false },
        { label: "At this pace", data: ahead, borderColor: COLOURS.full, borderDash: [5, 4], pointRadius: 0 },
        level("KX above", last.threshold, COLOURS.down),
        level("Targeted review above", last.targetedReview, "#8a5300"),
      ],
    },
    {
      scales: { x: axis({ type: "linear", min: 0, max: end, title: { display: true, text: "Visit of the year" }, ticks: { precision: 0 } }), y: axis({ beginAtZero: true, ticks: { callback: money } }) },
      plugins: { tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${money(item.raw.y)}` } } },
    },
  );
}

export const threshold = {
  title: "Therapy threshold",
  short: "Threshold",
  open(render) {
    refresh = render;
  },
  view: () => (hasKey() ? html`${form()} ${problem(state.failure)} ${state.busy ? html`<p role="status">Reading the year's visits</p>` : nothing} ${state.visits ? result() : nothing}` : needsKey("a patient's year")),
  shown: () => Object.keys(BUCKETS).forEach(drawBucket),
};
