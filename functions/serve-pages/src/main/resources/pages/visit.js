// The visit calculator: minutes become units under two rules, and the payer's units become dollars.
import { html, nothing } from "./lit-html.js";
import { calculate, hasKey } from "./api.js";
import { axis, canvas, COLOURS, draw, money } from "./charts.js";
import { figure } from "./explain.js";
import { cents, coverage, dollars, field, findings, number, options, plural, problem, table } from "./parts.js";
import { lanesOf, timeline } from "./timeline.js";

const RULES = { CMS_8_MINUTE: "Medicare's 8-minute rule", AMA_MIDPOINT: "The midpoint rule" };
const PAYERS = { medicare: "Medicare", commercial: "Commercial, 120% of Medicare" };
const CODES = {
  "97110": "exercise",
  "97112": "neuromuscular",
  "97116": "gait",
  "97140": "manual",
  "97530": "functional tasks",
  "97535": "self-care",
  "97035": "ultrasound",
  "97032": "attended stimulation",
  "97113": "aquatic",
  "97150": "group",
  "97161": "evaluation, low",
  "97162": "evaluation, moderate",
  "97164": "re-evaluation",
};

const today = () => new Date().toLocaleDateString("sv");
const row = (code = "", minutes = "") => ({ code, minutes, start: "", stop: "", furnishedBy: "THERAPIST", charge: "" });
const empty = () => ({
  dateOfService: today(),
  discipline: "PT",
  payerId: "medicare",
  zip: "",
  rows: [row()],
  tieChoice: [],
});

const state = {
  visit: { ...empty(), zip: "43215", rows: [row("97110", 33), row("97140", 7)] },
  counts: {},
  billed: null,
  price: null,
  failure: null,
  busy: false,
};
let refresh = () => {};
let waiting;
let running;

const services = () =>
  state.visit.rows
    .filter((one) => /^[0-9A-Z]{5}$/.test(one.code) && one.minutes !== "")
    .map(({ code, minutes, furnishedBy }) => ({ code, minutes: Number(minutes), furnishedBy }));

/** Asks again shortly after the last keystroke; an answer that is no longer wanted is dropped. */
function recount(delay = 250) {
  clearTimeout(waiting);
  waiting = setTimeout(count, delay);
}

async function count() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  state.busy = true;
  refresh();
  const { dateOfService, discipline, payerId, tieChoice } = state.visit;
  const asked = { dateOfService, discipline, services: services(), ...(tieChoice.length ? { tieChoice } : {}) };
  try {
    if (!asked.services.length) {
      Object.assign(state, { counts: {}, billed: null, price: null, failure: null });
    } else {
      const [medicare, midpoint, own] = await Promise.all([
        calculate("units", { ...asked, unitRule: "CMS_8_MINUTE" }, signal),
        calculate("units", { ...asked, unitRule: "AMA_MIDPOINT" }, signal),
        payerId in PAYERS ? null : calculate("units", { ...asked, payerId }, signal),
      ]);
      const billed = own ?? (payerId === "medicare" ? medicare : midpoint);
      Object.assign(state, { counts: { CMS_8_MINUTE: medicare, AMA_MIDPOINT: midpoint }, billed, failure: null });
      state.price = await priceOf(billed, signal);
    }
  } catch (e) {
    if (e.name === "AbortError") {
      return;
    }
    Object.assign(state, { counts: {}, billed: null, price: null, failure: failureOf(e) });
  }
  state.busy = false;
  refresh();
}

/** Without a key, "not found" means that this installation keeps its calculator closed. */
const failureOf = (e) =>
  e.status === 404 && !hasKey()
    ? { title: "This installation's calculator needs a key", message: "Enter your practice's API key at the top of the page." }
    : e;

async function priceOf(count, signal) {
  const { dateOfService, payerId, zip } = state.visit;
  if (!/^\d{5}$/.test(zip) || !count.lines.length) {
    return null;
  }
  const lines = count.lines.map(({ code, units, modifiers }) => ({ code, units, modifiers, ...chargeOf(code, modifiers, count.lines) }));
  return calculate("prices", { dateOfService, payerId, zip, lines }, signal);
}

/** The charge entered for a code: its therapist's and its assistant's rows apart where they came to lines apart. */
function chargeOf(code, modifiers, lines) {
  const assistant = modifiers.some((modifier) => modifier === "CQ" || modifier === "CO");
  const apart = lines.filter((line) => line.code === code).length > 1;
  const charged = state.visit.rows.filter((one) => one.code === code && isAmount(one.charge) && (!apart || (one.furnishedBy === "ASSISTANT") === assistant));
  const sum = charged.reduce((total, one) => total + cents(one.charge), 0);
  return charged.length ? { charge: (sum / 100).toFixed(2) } : {};
}

function set(target, name, value) {
  target[name] = value;
  if (target.start && target.stop && (name === "start" || name === "stop")) {
    const [from, to] = [target.start, target.stop].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    target.minutes = to > from ? to - from : "";
  }
  if (name === "minutes") {
    Object.assign(target, { start: "", stop: "" });
  }
  refresh();
  recount();
}

const on = (target, name, change = (text) => text) => (event) => set(target, name, change(event.target.value));

function form() {
  const { visit } = state;
  return html`<section class="card form" aria-labelledby="visit-title">
    <h2 id="visit-title">The visit</h2>
    <div class="fields">
      ${field("date", "Date of service", html`<input id="date" type="date" .value=${visit.dateOfService} @input=${on(visit, "dateOfService")}>`)}
      ${field("discipline", "Discipline", html`<select id="discipline" @change=${on(visit, "discipline")}>${options({ PT: "Physical therapy", OT: "Occupational therapy", SLP: "Speech-language pathology" }, visit.discipline)}</select>`)}
      ${field("payer", "Payer", hasKey()
        ? html`<input id="payer" list="payers" autocomplete="off" .value=${visit.payerId} @input=${on(visit, "payerId")}>
            <datalist id="payers">${options(PAYERS, "")}</datalist>`
        : html`<select id="payer" @change=${on(visit, "payerId")}>${options(PAYERS, visit.payerId)}</select>`)}
      ${field("zip", "ZIP of the clinic", html`<input id="zip" inputmode="numeric" maxlength="5" size="6" autocomplete="off" .value=${visit.zip} @input=${on(visit, "zip")}>`)}
    </div>
    <datalist id="codes">${options(Object.fromEntries(Object.entries(CODES).map(([code, label]) => [code, `${code} ${label}`])), "")}</datalist>
    <div class="services" role="group" aria-label="Services">${visit.rows.map(service)}</div>
    <p class="actions">
      <button type="button" @click=${() => { visit.rows.push(row()); refresh(); }}>Add a service</button>
      <button type="button" @click=${() => { state.visit = empty(); refresh(); recount(0); }}>Clear</button>
    </p>
  </section>`;
}

function service(one, at) {
  const id = (name) => `${name}-${at}`;
  return html`<div class="service">
    ${field(id("code"), "Code", html`<input id=${id("code")} list="codes" maxlength="5" size="7" autocomplete="off" .value=${one.code} @input=${on(one, "code", (text) => text.toUpperCase())}>`)}
    ${field(id("minutes"), "Minutes", html`<input id=${id("minutes")} type="number" min="0" max="1440" .value=${String(one.minutes)} @input=${on(one, "minutes", (text) => (text === "" ? "" : Number(text)))}>`)}
    ${field(id("start"), "or start", html`<input id=${id("start")} type="time" .value=${one.start} @input=${on(one, "start")}>`)}
    ${field(id("stop"), "and stop", html`<input id=${id("stop")} type="time" .value=${one.stop} @input=${on(one, "stop")}>`)}
    ${field(id("by"), "By", html`<select id=${id("by")} @change=${on(one, "furnishedBy")}>${options({ THERAPIST: "Therapist", ASSISTANT: "Assistant" }, one.furnishedBy)}</select>`)}
    ${field(id("charge"), "Charge", html`<input id=${id("charge")} inputmode="decimal" size="7" autocomplete="off" placeholder="optional" aria-describedby=${noAmount(one) ? `${id("charge")}-hint` : nothing} .value=${one.charge} @change=${on(one, "charge", amount)}>`, noAmount(one) ? "Dollars and cents: 75.00" : "")}
    <button type="button" class="remove" aria-label=${`Remove service ${at + 1}`} ?disabled=${state.visit.rows.length === 1}
      @click=${() => { state.visit.rows.splice(at, 1); refresh(); recount(0); }}>×</button>
  </div>`;
}

/** Dollars and cents as they are written, "$1,200.00" too. */
const amount = (text) => text.trim().replace(/^\$\s*/, "").replace(/,(?=\d{3}(\D|$))/g, "");

/** Half an amount is not sent; it stays where it was typed, and is told. */
const isAmount = (text) => /^\d{1,7}(\.\d{1,2})?$/.test(text);
const noAmount = (one) => one.charge !== "" && !isAmount(one.charge);

const narrow = () => window.matchMedia("(max-width: 700px)").matches;

function rule(name) {
  const count = state.counts[name];
  const lanes = lanesOf(count, services());
  const billing = state.billed === count;
  const units = count.lines.reduce((sum, line) => sum + line.units, 0);
  return html`<section class=${billing ? "rule billing" : "rule"} aria-labelledby=${`rule-${name}`}>
    <h3 id=${`rule-${name}`}>${RULES[name]} ${billing ? html`<span class="badge">this payer's</span>` : nothing}</h3>
    <p class="headline">${figure("Units", plural(units, "unit"), count.explanation)} from ${plural(count.timedMinutes, "timed minute")}${count.totalMinutes > count.timedMinutes ? html` and ${count.totalMinutes - count.timedMinutes} untimed` : nothing}</p>
    ${lanes.length
      ? timeline({ lanes: timedOf(lanes, count), total: count.timedMinutes, units: count.timedUnits, pooled: name === "CMS_8_MINUTE", narrow: narrow(), name: RULES[name] })
      : nothing}
    ${untimed(count)}
    <ul class="words">${told(count).map((one) => html`<li>${one.text} ${figure("Rule", one.rule, [one])}</li>`)}</ul>
    ${name === "CMS_8_MINUTE" ? count.ties.map(tie) : nothing} ${findings(count.findings)}
  </section>`;
}

/** An untimed code that got no unit has minutes too, but none of the clock's. */
const timedOf = (lanes, count) => {
  const untimedCodes = new Set(count.lines.filter((line) => !line.timed).map((line) => line.code));
  return lanes.filter((lane) => !untimedCodes.has(lane.code));
};

const untimed = (count) =>
  count.lines
    .filter((line) => !line.timed)
    .map((line) => html`<p class="untimed"><strong>${line.code}</strong> is not timed: ${plural(line.units, "unit")}</p>`);

/** What is worth reading at once; the average of U-11 is a figure's footnote. */
const told = (count) => count.explanation.filter((one) => !["U-7", "U-11"].includes(one.rule));

const tie = (one) => html`<fieldset class="tie">
  <legend>Equal remainders: which code takes the unit?</legend>
  ${one.codes.map(
    (code) => html`<label><input type="radio" name=${`tie-${one.codes.join("-")}`} .checked=${one.chosen.includes(code)}
      @change=${() => { state.visit.tieChoice = [code, ...state.visit.tieChoice.filter((other) => other !== code)]; recount(0); }}> ${code}</label>`,
  )}
</fieldset>`;

/** The steps that speak of a line, and those of the whole day. */
const stepsOf = (line, ...rules) =>
  state.price.explanation.filter(
    (one) => (line === null || one.text.startsWith(`Line ${line} (`) || !one.text.startsWith("Line ")) && (!rules.length || rules.some((prefix) => one.rule.startsWith(prefix))),
  );

const about = (line, ...texts) => stepsOf(line).filter((one) => texts.some((text) => one.text.includes(text)));

function priceCard() {
  const { price } = state;
  if (!price) {
    return html`<section class="card"><h2>The price</h2><p>Enter the clinic's ZIP code to see the price.</p></section>`;
  }
  const { totals } = price;
  return html`<section class="card" aria-labelledby="price-title">
    <h2 id="price-title">The price</h2>
    <dl class="totals">
      ${total("Allowed", totals.allowed, stepsOf(null))}
      ${total("Payer pays", totals.payerPayment, about(null, "coinsurance", "sequestration", "share"))}
      ${total("Sequestration", totals.sequestration, about(null, "sequestration"))}
      ${total("Patient pays", totals.patientResponsibility, about(null, "coinsurance", "deductible"))}
    </dl>
    ${price.lines.some((line) => line.status === "PRICED") ? canvas("price-chart", spokenPrice(price), price.lines.length > 4 ? "tall" : "") : nothing}
    ${table("Price by line", ["Code", number("Units"), number("In full"), number("Reduced (MPPR)"), number("Allowed"), number("Payer"), number("Patient")], price.lines.map(priceRow))}
    ${findings(price.findings)} ${coverage(price.coverage)}
  </section>`;
}

const total = (label, value, steps) => html`<div><dt>${label}</dt><dd>${figure(label, dollars(value), steps)}</dd></div>`;

function priceRow(line, at) {
  const name = html`<th scope="row">${line.code} <span class="quiet">${line.modifiers.join(" ")}</span></th>`;
  if (line.status !== "PRICED") {
    return html`<tr>${name}<td class="number">${line.units}</td><td colspan="5">Not priced: ${line.reason.toLowerCase().replaceAll("_", " ")}</td></tr>`;
  }
  const which = at + 1;
  const times = (label, units, each, steps) => html`<td class="number">${units ? figure(label, `${units} × ${dollars(each)}`, steps) : "none"}</td>`;
  return html`<tr>
    ${name}
    <td class="number">${line.units}</td>
    ${times(`${line.code} in full`, line.fullUnits, line.fullUnitAmount, stepsOf(which, "R-1", "R-4", "P-2", "C-"))}
    ${times(`${line.code} reduced`, line.reducedUnits, line.reducedUnitAmount, stepsOf(which, "P-2", "P-3"))}
    <td class="number">${figure(`${line.code} allowed`, dollars(line.allowed), stepsOf(which))}</td>
    <td class="number">${figure(`${line.code} payer pays`, dollars(line.payerPayment), about(which, "coinsurance", "sequestration", "share"))}</td>
    <td class="number">${figure(`${line.code} patient pays`, dollars(line.patientResponsibility), about(which, "coinsurance", "deductible"))}</td>
  </tr>`;
}

const inFull = (line) => (line.fullUnits ? (cents(line.fullUnitAmount) * line.fullUnits) / 100 : 0);
const reduced = (line) => (line.reducedUnits ? (cents(line.reducedUnitAmount) * line.reducedUnits) / 100 : 0);
const lost = (line) => (line.reducedUnits ? ((cents(line.fullUnitAmount) - cents(line.reducedUnitAmount)) * line.reducedUnits) / 100 : 0);

const spokenPrice = (price) =>
  price.lines
    .filter((line) => line.status === "PRICED")
    .map((line) => `${line.code}: ${money(inFull(line))} in full, ${money(reduced(line))} reduced, ${money(lost(line))} less by the multiple procedure reduction`)
    .join("; ");

function drawPrice() {
  const lines = state.price?.lines.filter((line) => line.status === "PRICED") ?? [];
  const set = (label, of, backgroundColor) => ({ label, data: lines.map(of), backgroundColor, maxBarThickness: 34 });
  draw(
    "price-chart",
    "bar",
    {
      labels: lines.map((line) => line.code),
      datasets: [set("Paid in full", inFull, COLOURS.full), set("Paid reduced", reduced, COLOURS.reduced), set("Less by MPPR", lost, COLOURS.lost)],
    },
    {
      indexAxis: "y",
      scales: { x: axis({ stacked: true, ticks: { callback: money } }), y: axis({ stacked: true, grid: { display: false } }) },
      plugins: { tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${money(item.raw)}` } } },
    },
  );
}

export const visit = {
  title: "Visit calculator",
  short: "Visit",
  open(render) {
    refresh = render;
    recount(0);
  },
  view: () => html`
    ${form()} ${problem(state.failure)}
    <p class="waiting" role="status">${state.busy ? "Counting" : ""}</p>
    ${state.billed
      ? html`<section class="card" aria-labelledby="units-title">
            <h2 id="units-title">Minutes become units</h2>
            <p class="quiet legend"><span class="swatch billed"></span> became a unit <span class="swatch left"></span> left without one; the lines are the minutes that support 1, 2, 3 ... units</p>
            <div class="rules">${rule("CMS_8_MINUTE")} ${rule("AMA_MIDPOINT")}</div>
          </section>
          ${priceCard()}`
      : nothing}`,
  shown: drawPrice,
};

window.matchMedia("(max-width: 700px)").addEventListener("change", () => refresh());
