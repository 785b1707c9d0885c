// One repricing: live while it runs, then what it changed by cause and by code.
import { html, nothing } from "./lit-html.js";
import { get, send } from "./api.js";
import { axis, canvas, COLOURS, draw, money } from "./charts.js";
import { cents, csv, dollars, number, plural, problem, save, table, when, words } from "./parts.js";

const CAUSES = { rvu: "Relative values", gpci: "Geographic indices", conversionFactor: "Conversion factor", contract: "Contract", rule: "Rules" };
const PACE = 1000;

const state = { items: [], one: null, failure: null };
let refresh = () => {};
let waiting;

/** Those of the practice, newest first; one that runs is followed at once. */
export async function list(render) {
  refresh = render;
  const { items } = await get("v1/repricings?limit=25");
  state.items = items;
  const running = items.find((item) => item.state === "RUNNING");
  if (running) {
    await show(running.id);
  }
}

/** Shows one, and looks again while it runs. */
export async function show(id) {
  stop();
  try {
    state.one = await get(`v1/repricings/${id}`);
    state.failure = null;
    if (state.one.state === "RUNNING") {
      waiting = setTimeout(() => show(id), PACE);
    }
  } catch (e) {
    state.failure = e;
  }
  refresh();
}

export function stop() {
  clearTimeout(waiting);
}

const duration = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

function progress(one) {
  const { changed, unchanged, variances, failed } = one.claims;
  const { done, total, claimsPerSecond, secondsLeft } = one.progress;
  const running = one.state === "RUNNING";
  return html`<p><label for="repriced">${done} of ${plural(total, "claim")}</label> <progress id="repriced" max=${Math.max(total, 1)} value=${total === 0 ? Number(!running) : done}></progress></p>
    <p role="status">
      ${changed} changed, ${unchanged} unchanged${variances ? `, ${variances} of the changed with their payer already` : ""}${failed ? html`, <strong>${failed} failed</strong>` : nothing}${one.paused ? "; paused" : ""}${claimsPerSecond && running ? `; ${claimsPerSecond} a second` : ""}${secondsLeft !== undefined && running ? `, ${duration(secondsLeft)} left` : ""}
    </p>`;
}

/** Before, each cause's step, after: floating bars. */
function steps(one) {
  let at = cents(one.amounts.before);
  const causes = Object.entries(CAUSES).map(([name, label]) => {
    const from = at;
    at += cents(one.byCause[name]);
    return { label, from: from / 100, to: at / 100 };
  });
  return [{ label: "Before", from: 0, to: cents(one.amounts.before) / 100, whole: true }, ...causes, { label: "After", from: 0, to: cents(one.amounts.after) / 100, whole: true }];
}

const colour = (step) => (step.whole ? COLOURS.plain : step.to >= step.from ? COLOURS.up : COLOURS.down);

const signed = (amount) => `${Number(amount) > 0 ? "+" : ""}${dollars(amount)}`;

function ledger(one) {
  return html`
    <dl class="totals">
      <div><dt>Before</dt><dd>${dollars(one.amounts.before)}</dd></div>
      <div><dt>After</dt><dd>${dollars(one.amounts.after)}</dd></div>
      <div><dt>Change</dt><dd>${signed(one.amounts.delta)}</dd></div>
    </dl>
    ${canvas("causes-chart", `Allowed amounts: before ${dollars(one.amounts.before)}; ${Object.entries(CAUSES).map(([name, label]) => `${label} ${signed(one.byCause[name])}`).join("; ")}; after ${dollars(one.amounts.after)}`, "tall")}
    <p class="quiet">The scale begins near the amounts, so that a small change is seen.</p>
    <div class="beside">
      <div>${table("Change by cause", ["Cause", number("Change")], Object.entries(CAUSES).map(([name, label]) => html`<tr><th scope="row">${label}</th><td class="number">${signed(one.byCause[name])}</td></tr>`))}</div>
      <div>${changeTable("Change by code", "Code", one.byCode.map((its) => [its.code, its]))}</div>
      <div>${changeTable("Change by payer", "Payer", one.byPayer.map((its) => [its.payerId, its]))}</div>
      <div>${changeTable("Change by month of service", "Month", one.byMonth.map((its) => [its.month, its]))}</div>
    </div>
    <p class="actions">
      <button type="button" @click=${() => save(csv([["code", "before", "after", "change"], ...one.byCode.map((code) => [code.code, code.before, code.after, code.delta])]), `repricing-${one.id}-codes.csv`)}>Codes as csv</button>
      <button type="button" @click=${() => claimsAsCsv(one.id)}>Claims as csv</button>
    </p>`;
}

const changeTable = (label, head, rows) =>
  table(label, [head, number("Before"), number("After"), number("Change")], rows.map(([name, its]) => html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${dollars(its.before)}</td>
    <td class="number">${dollars(its.after)}</td>
    <td class="number">${signed(its.delta)}</td>
  </tr>`));

/** The whole ledger: the API gives it in pieces, each with the address of the next. */
async function claimsAsCsv(id) {
  try {
    const pieces = [];
    let address = `v1/repricings/${id}/changes.csv`;
    while (address) {
      const response = await send("GET", address);
      pieces.push(await response.text());
      const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
      address = next && new URL(next, response.url);
    }
    save(new Blob(pieces, { type: "text/csv" }), `repricing-${id}-claims.csv`);
  } catch (e) {
    state.failure = e;
    refresh();
  }
}

const choice = (item) => html`<tr>
  <th scope="row">${item.feeSchedule.id}</th>
  <td>${item.startedAt ? when(item.startedAt) : ""}</td>
  <td><span class=${`status ${item.state.toLowerCase()}`}>${words(item.state)}</span></td>
  <td class="number">${item.claims.changed} of ${item.claims.total}</td>
  <td class="number">${signed(item.amounts.delta)}</td>
  <td><button type="button" aria-pressed=${state.one?.id === item.id} aria-label=${`Show the repricing by ${item.feeSchedule.id}`} @click=${() => show(item.id)}>Show</button></td>
</tr>`;

export const view = () => html`
  ${problem(state.failure)}
  ${state.one
    ? html`<section class="card" aria-labelledby="repricing-title">
        <h2 id="repricing-title">Repricing by ${state.one.feeSchedule.id} <span class=${`status ${state.one.state.toLowerCase()}`}>${words(state.one.state)}</span></h2>
        ${progress(state.one)} ${state.one.claims.done ? ledger(state.one) : nothing}
      </section>`
    : nothing}
  ${state.items.length
    ? html`<section class="card" aria-labelledby="repricings-title">
        <h2 id="repricings-title">Repricings</h2>
        ${table("All repricings", ["Fee schedule", "Began", "State", number("Changed"), number("Change"), "More"], state.items.map(choice))}
      </section>`
    : nothing}`;

export function shown() {
  if (!state.one?.claims.done) {
    return;
  }
  const all = steps(state.one);
  draw(
    "causes-chart",
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
