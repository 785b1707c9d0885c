// What new tables change: before and after, a waterfall by cause, tables by code, payer and month.
// A repricing that was made and one that is only asked for are told alike.
import { html } from "./lit-html.js";
import { axis, canvas, COLOURS, draw, money } from "./charts.js";
import { figure, reason } from "./explain.js";
import { cents, dollars, number, plural, table } from "./parts.js";

const RULE = "PY-5";

/** In the order in which each part is replaced. */
const CAUSES = {
  contract: { label: "Contract", why: "Each changed claim is priced with the new contract or fees, everything else as before." },
  rvu: { label: "Relative values", why: "Then the new relative values are put in place of the old." },
  gpci: { label: "Geographic indices", why: "Then the new geographic indices." },
  conversionFactor: { label: "Conversion factor", why: "Then the new conversion factor." },
  rule: { label: "Rules", why: "What the same tables give today beside the price that was recorded." },
};

export const signed = (amount) => `${Number(amount) > 0 ? "+" : ""}${dollars(amount)}`;

/** Each cause's part of a change, as reasons. */
export const causesOf = (causes, source) => {
  const steps = Object.entries(CAUSES).filter(([name]) => cents(causes[name]) !== 0);
  return steps.length
    ? steps.map(([name, { label, why }]) => reason(`${label} ${signed(causes[name])}. ${why}`, source, RULE))
    : [reason("No part of the price changed.", source, RULE)];
};

/** Before, each cause's step, after: floating bars. */
function steps(report) {
  let at = cents(report.amounts.before);
  const causes = Object.entries(CAUSES).map(([name, { label }]) => {
    const from = at;
    at += cents(report.byCause[name]);
    return { label, from: from / 100, to: at / 100 };
  });
  const whole = (label, amount) => ({ label, from: 0, to: Number(amount), whole: true });
  return [whole("Before", report.amounts.before), ...causes, whole("After", report.amounts.after)];
}

const colour = (step) => (step.whole ? COLOURS.plain : step.to >= step.from ? COLOURS.up : COLOURS.down);

const spoken = ({ amounts, byCause }) =>
  `Allowed amounts: before ${dollars(amounts.before)}; ${Object.entries(CAUSES).map(([name, { label }]) => `${label} ${signed(byCause[name])}`).join("; ")}; after ${dollars(amounts.after)}`;

/**
 * The report's figures.
 *
 * @param id of the chart, for drawLedger
 * @param source the table or file that changes the prices, as a citation
 */
export function ledger(report, id, source) {
  const { before, after, delta } = report.amounts;
  const looked = plural(report.claims.done, "claim");
  const total = (label, value, why) => html`<div><dt>${label}</dt><dd>${figure(label, value, why)}</dd></div>`;
  return html`
    <dl class="totals">
      ${total("Before", dollars(before), [reason(`What ${looked} allowed by the price recorded last.`, source, RULE)])}
      ${total("After", dollars(after), [reason(`What the same ${looked} allow: the same visits, priced with the new tables.`, source, RULE)])}
      ${total("Change", signed(delta), [reason(`${dollars(after)} less ${dollars(before)}.`, source, RULE), ...causesOf(report.byCause, source)])}
    </dl>
    ${canvas(id, spoken(report), "tall")}
    <p class="quiet">The scale begins near the amounts, so that a small change is seen.</p>
    <div class="beside">
      <div>${table("Change by cause", ["Cause", number("Change")], Object.entries(CAUSES).map(([name, { label, why }]) => html`<tr>
        <th scope="row">${label}</th>
        <td class="number">${figure(label, signed(report.byCause[name]), [reason(why, source, RULE), reason("The steps of all changed claims added up: all causes together are the change, to the cent.", source, RULE)])}</td>
      </tr>`))}</div>
      <div>${split("Change by code", "Code", report.byCode.map((its) => [its.code, its]), "the lines of", source)}</div>
      <div>${split("Change by payer", "Payer", report.byPayer.map((its) => [its.payerId, its]), "the claims with", source)}</div>
      <div>${split("Change by month of service", "Month", report.byMonth.map((its) => [its.month, its]), "the dates of service in", source)}</div>
    </div>`;
}

const split = (label, head, rows, which, source) =>
  table(label, [head, number("Before"), number("After"), number("Change")], rows.map(([name, its]) => {
    const cell = (what, value, text) => html`<td class="number">${figure(`${name} ${what}`, value, [reason(text, source, RULE)])}</td>`;
    return html`<tr>
      <th scope="row">${name}</th>
      ${cell("before", dollars(its.before), `Allowed for ${which} ${name} by the price recorded last.`)}
      ${cell("after", dollars(its.after), `Allowed for ${which} ${name} with the new tables.`)}
      ${cell("change", signed(its.delta), `${dollars(its.after)} less ${dollars(its.before)}.`)}
    </tr>`;
  }));

export function drawLedger(id, report) {
  const all = steps(report);
  draw(
    id,
    "bar",
    { labels: all.map((step) => step.label), datasets: [{ data: all.map((step) => [step.from, step.to]), backgroundColor: all.map(colour), maxBarThickness: 64 }] },
    {
      scales: { x: axis({ grid: { display: false } }), y: axis({ ticks: { callback: money }, ...zoomed(all) }) },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) => money(item.raw[1] - (all[item.dataIndex].whole ? 0 : item.raw[0])) } } },
    },
  );
}

/** The causes are small beside the whole: the axis begins near them. */
function zoomed(all) {
  const ends = all.flatMap((step) => (step.whole ? [step.to] : [step.from, step.to]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((high - low) * 0.6, high * 0.005);
  return { min: Math.max(0, Math.floor(low - room)), max: Math.ceil(high + room / 3) };
}
