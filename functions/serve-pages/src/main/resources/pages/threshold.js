// The therapy threshold: what a patient's year has come to, visit by visit, and which visit will need KX.
import { html, nothing } from "./lit-html.js";
import { get, hasKey, send } from "./api.js";
import { axis, canvas, COLOURS, draw, money } from "./charts.js";
import { figure, reason } from "./explain.js";
import { askingFor, cents, coverage, dollars, field, needsKey, number, plural, problem, table, words } from "./parts.js";

const BUCKETS = { PT_SLP: "Physical and speech therapy", OT: "Occupational therapy" };
const ELSEWHERE = { PT_SLP: "ptSlp", OT: "ot" };
const LAW = "Social Security Act 1833(g)";

const today = () => new Date().toLocaleDateString("sv");

const state = { patientId: "", year: today().slice(0, 4), asked: null, standing: null, elsewhere: { ptSlp: "0.00", ot: "0.00", asOf: today() }, saved: false, busy: false, failure: null };
let refresh = () => {};

const asking = askingFor(state, () => {
  state.busy = false;
  refresh();
});

const address = ({ patientId, year }) => `v1/patients/${encodeURIComponent(patientId)}/therapy-threshold?year=${year}`;

function take(standing) {
  const elsewhere = Object.fromEntries(standing.buckets.map((one) => [ELSEWHERE[one.bucket], one.accruedElsewhere]));
  Object.assign(state, { standing, elsewhere: { ...state.elsewhere, ...elsewhere } });
}

function waiting() {
  state.busy = true;
  refresh();
}

const ask = asking(async () => {
  Object.assign(state, { standing: null, saved: false, asked: { patientId: state.patientId, year: state.year } });
  waiting();
  take(await get(address(state.asked)));
});

const record = asking(async () => {
  state.saved = false;
  waiting();
  take(await (await send("PUT", address(state.asked), { body: state.elsewhere })).json());
  state.saved = true;
});

const text = (target, name, label, { size, pattern = nothing, type = "text", hint }) =>
  field(
    `threshold-${name}`,
    label,
    html`<input id=${`threshold-${name}`} type=${type} autocomplete="off" size=${size} required pattern=${pattern} aria-describedby=${hint ? `threshold-${name}-hint` : nothing} .value=${target[name]} @input=${(event) => { target[name] = event.target.value.trim(); refresh(); }}>`,
    hint,
  );

const form = () => html`<form class="card form" @submit=${ask} aria-label="Whose year">
  <div class="fields">
    ${text(state, "patientId", "Patient id", { size: 14 })}
    ${text(state, "year", "Year", { size: 5, pattern: "20\\d\\d" })}
    <button class="primary" ?disabled=${state.busy}>Show</button>
  </div>
</form>`;

const amount = { size: 9, pattern: "\\d+(\\.\\d{1,2})?" };

/** Medicare counts every provider: what others billed is known to its contractor alone. */
const others = () => html`<form class="card form" @submit=${record} aria-labelledby="elsewhere-title">
  <h2 id="elsewhere-title">Billed by other practices</h2>
  <p>Medicare counts every provider. Look the patient up in your Medicare contractor's portal and record what it shows beyond your own claims; else the year is a lower bound.</p>
  <div class="fields">
    ${text(state.elsewhere, "ptSlp", "PT and SLP", amount)} ${text(state.elsewhere, "ot", "OT", amount)}
    ${text(state.elsewhere, "asOf", "Looked up on", { type: "date" })}
    <button ?disabled=${state.busy}>Record</button>
    <span role="status">${state.saved ? "Recorded" : ""}</span>
  </div>
  ${coverage(state.standing.coverage)}
</form>`;

const isUsed = (one) => one.claims.length > 0 || cents(one.accruedElsewhere) > 0;

/** A claim's price explains what it accrues: asked for when somebody wants to know. */
const reasonsOf = (claim) => async () => {
  const { pricing } = await get(`v1/claims/${claim.claimId}/revisions/${claim.revision}`);
  return [reason("What the claim allows, after MPPR and before the assistant's reduction, counts.", LAW, "KX-1"), ...pricing.explanation];
};

const sumOf = (one) => [
  reason(`${plural(one.claims.length, "claim")} of this practice, ${dollars((cents(one.accrued) - cents(one.accruedElsewhere)) / 100)}, and ${dollars(one.accruedElsewhere)} billed by others.`, LAW, "KX-1"),
  reason("Physical therapy and speech-language pathology count together, occupational therapy by itself.", `${LAW}(1), (3)`, "KX-2"),
];

const runningOf = (one, at) => [
  reason(`${dollars(at ? one.claims[at - 1].standing : one.accruedElsewhere)} before it and ${dollars(one.claims[at].accrued)} of it: claims count in the order of their dates of service.`, LAW, "KX-1"),
];

const averageOf = (one) => [reason(`What this practice's days of treatment have come to, divided by their number: ${daysOf(one).length}.`, LAW, "KX-1")];

const levelOf = (text, rule) => [reason(text, state.standing.coverage[0]?.source ?? LAW, rule)];

function bucket(one) {
  const name = BUCKETS[one.bucket];
  const total = (label, value, steps) => html`<div><dt>${label}</dt><dd>${figure(label, dollars(value), steps)}</dd></div>`;
  return html`<section class="card" aria-labelledby=${`bucket-${one.bucket}`}>
    <h2 id=${`bucket-${one.bucket}`}>${name} in ${state.standing.year}</h2>
    ${isUsed(one)
      ? html`<dl class="totals">
            ${total("Allowed so far", one.accrued, sumOf(one))}
            ${one.threshold ? html`${total("KX above", one.threshold, levelOf(`The year ${state.standing.year}'s threshold: lines above it are paid with KX alone, which attests that the note justifies them.`, "KX-3"))}
              ${one.aboveThreshold ? nothing : total("Left", one.remaining, [reason(`${dollars(one.threshold)} less ${dollars(one.accrued)}.`, LAW, "KX-1")])}` : nothing}
            ${one.targetedReview ? total("Targeted review above", one.targetedReview, levelOf("Above it Medicare's contractor may ask for the records of some providers.", "KX-4")) : nothing}
          </dl>
          <p>${said(one)}</p>
          ${canvas(`accrual-${one.bucket}`, `${name}: ${dollars(one.accrued)}${one.threshold ? ` of ${dollars(one.threshold)}` : ""} after ${plural(one.claims.length, "claim")}`, "tall")}
          ${one.claims.length ? claims(one) : nothing}`
      : html`<p>Nothing of this year so far.</p>`}
  </section>`;
}

const claims = (one) => table(`Claims in ${BUCKETS[one.bucket]}`, ["Date", "Status", number("Claim"), number("Year so far"), "KX"], one.claims.map((claim, at) => html`<tr>
  <th scope="row">${claim.dateOfService}</th>
  <td><span class=${`status ${claim.status.toLowerCase()}`}>${words(claim.status)}</span></td>
  <td class="number">${figure(`Claim of ${claim.dateOfService}`, dollars(claim.accrued), reasonsOf(claim))}</td>
  <td class="number">${figure(`Year with the claim of ${claim.dateOfService}`, dollars(claim.standing), runningOf(one, at))}</td>
  <td>${claim.aboveThreshold ? html`<span class="badge">above: KX</span>` : html`<span class="quiet">below</span>`}</td>
</tr>`));

function said(one) {
  if (!one.threshold) {
    return html`No threshold is known for this year.`;
  }
  if (cents(one.accruedElsewhere) > cents(one.threshold)) {
    return html`What others billed is above the threshold already: every line needs KX, where the note justifies it.`;
  }
  if (one.crossedBy) {
    return html`The claim of <strong>${one.crossedBy.dateOfService}</strong> crossed the threshold: its lines above it, and all later ones, need KX, where the note justifies them.`;
  }
  return one.projection
    ? html`At ${figure("An average visit", dollars(one.projection.averageVisit), averageOf(one))} a visit on average, the <strong>${ordinal(one.projection.crossingVisit)} visit from here</strong>${about(one)} crosses.`
    : html`No visit yet shows a pace.`;
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** The days of treatment so far. */
const daysOf = (one) => [...new Set(one.claims.map((claim) => claim.dateOfService))];

/** When that visit falls, if the days between visits stay what they were; a patient with one day shows no pace. */
function about(one) {
  const days = daysOf(one);
  if (days.length < 2) {
    return nothing;
  }
  const last = Date.parse(days.at(-1));
  const between = (last - Date.parse(days[0])) / (days.length - 1) || WEEK;
  return html`, about <strong>${new Date(last + one.projection.crossingVisit * between).toISOString().slice(0, 10)}</strong>,`;
}

const ordinal = (count) => `${count}${["th", "st", "nd", "rd"][count % 100 > 10 && count % 100 < 14 ? 0 : count % 10] ?? "th"}`;

function drawBucket(one) {
  const series = [{ x: 0, y: Number(one.accruedElsewhere) }, ...one.claims.map((claim, at) => ({ x: at + 1, y: Number(claim.standing) }))];
  const last = series.at(-1);
  const crossing = one.projection?.crossingVisit;
  const ahead = crossing ? [last, { x: last.x + crossing, y: last.y + crossing * Number(one.projection.averageVisit) }] : [];
  const end = Math.max(last.x, ahead.at(-1)?.x ?? 0) + 1;
  const level = (label, value, colour) => (value ? [{ label, data: [{ x: 0, y: Number(value) }, { x: end, y: Number(value) }], borderColor: colour, borderWidth: 2, pointRadius: 0 }] : []);
  draw(
    `accrual-${one.bucket}`,
    "line",
    {
      datasets: [
        { label: "Allowed in the year", data: series, borderColor: COLOURS.full, backgroundColor: COLOURS.full },
        ...(crossing ? [{ label: "At this pace", data: ahead, borderColor: COLOURS.full, backgroundColor: "#fff", borderDash: [5, 4], pointRadius: [0, 6], pointBorderWidth: 2 }] : []),
        ...level("KX above", one.threshold, COLOURS.down),
        ...level("Targeted review above", one.targetedReview, COLOURS.warning),
      ],
    },
    {
      scales: { x: axis({ type: "linear", min: 0, max: end, title: { display: true, text: "Claim of the year" }, ticks: { precision: 0 } }), y: axis({ beginAtZero: true, ticks: { callback: money } }) },
      plugins: {
        legend: { position: "bottom", labels: { usePointStyle: true, pointStyle: "line", color: COLOURS.ink } },
        tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${money(item.raw.y)}` } },
      },
    },
  );
}

export const threshold = {
  title: "Therapy threshold",
  short: "Threshold",
  open(render) {
    refresh = render;
  },
  view: () =>
    hasKey()
      ? html`${form()} ${problem(state.failure)} ${state.busy ? html`<p role="status">Reading the year</p>` : nothing}
          ${state.standing ? html`${state.standing.buckets.map(bucket)} ${others()}` : state.busy || state.failure ? nothing : html`<p class="quiet">Enter your own id of a Medicare patient to see what the year has come to, and which visit will need KX.</p>`}`
      : needsKey("a patient's year"),
  shown: () => (state.standing?.buckets ?? []).filter(isUsed).forEach(drawBucket),
};
