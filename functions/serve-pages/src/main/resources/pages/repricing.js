// One repricing: live while it runs, then what it changed, the claims to bill again, and its stops and goes.
import { html, nothing } from "./lit-html.js";
import { get, post, send } from "./api.js";
import { claimsTable, nothingRead, readMore, sign, signatures, signing } from "./changed.js";
import { figure } from "./explain.js";
import { causesOf, drawLedger, ledger, signed } from "./ledger.js";
import { askingFor, csv, number, plural, problem, save, table, when, words } from "./parts.js";
import { yearTable } from "./years.js";

const PACE = 1000;
const PACE_OF_SECOND_PASSES = 5000;
const CHART = "causes-chart";

const state = { items: [], nextCursor: null, one: null, changed: nothingRead(), rebill: nothingRead(), years: nothingRead(), failure: null };
let refresh = () => {};
let waiting;
let asked = 0;

const asking = askingFor(state, () => refresh());

async function read(cursor) {
  const page = await get(`v1/repricings?limit=25${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
  Object.assign(state, { items: cursor ? [...state.items, ...page.items] : page.items, nextCursor: page.nextCursor });
}

/** Those of the practice, newest first; one that runs is followed at once. */
export async function list(render) {
  refresh = render;
  await read();
  const running = state.items.find((item) => item.state === "RUNNING");
  if (running) {
    await show(running.id);
  }
}

/** Shows one, and looks again while it runs. */
export async function show(id) {
  stop();
  if (state.one?.id !== id) {
    Object.assign(state, { changed: nothingRead(), rebill: nothingRead(), years: nothingRead() });
  }
  const mine = ++asked;
  try {
    const one = await get(`v1/repricings/${id}`);
    if (mine !== asked) {
      // Something was done meanwhile; this answer is older than that.
      return;
    }
    await follow(one);
    state.failure = null;
  } catch (e) {
    state.failure = e;
  }
  refresh();
}

/** Whether no claim comes to it any more. */
const settled = (one) => one.state !== "RUNNING" && !one.looksAgainAt;

async function follow(one) {
  if (one.state === "RUNNING") {
    state.one = one;
    waiting = setTimeout(() => show(one.id), PACE);
    return;
  }
  if (state.one && !settled(state.one) && settled(one)) {
    // Claims may have come to each list meanwhile.
    Object.assign(state, { changed: nothingRead(), rebill: nothingRead(), years: nothingRead() });
  }
  state.one = one;
  if (one.claims.variances && !state.rebill.items) {
    await readMore(one.id, "rebill", state.rebill);
  }
  const { revised, variances, pending } = one.yearChanges;
  if (pending || one.looksAgainAt) {
    waiting = setTimeout(() => show(one.id), PACE_OF_SECOND_PASSES);
  }
  if (!pending && revised + variances && !state.years.items) {
    await readMore(one.id, "year-changes", state.years);
  }
}

/** Shows one that somebody asked for, where they can see it. */
export async function choose(id) {
  await show(id);
  document.getElementById("repricing-title")?.focus();
}

export function stop() {
  clearTimeout(waiting);
}

const steer = (name) =>
  asking(async () => {
    stop();
    asked++;
    // What was failed may be on each list afterwards.
    Object.assign(state, { changed: nothingRead(), rebill: nothingRead(), years: nothingRead() });
    await follow(await post(`v1/repricings/${state.one.id}/${name}`));
  });

const duration = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

function progress(one) {
  const { changed, unchanged, variances, failed } = one.claims;
  const { done, total, claimsPerSecond, secondsLeft } = one.progress;
  const running = one.state === "RUNNING";
  return html`<p><label for="repriced">${one.claims.done} of ${plural(one.claims.total, "claim")}</label> <progress id="repriced" max=${Math.max(total, 1)} value=${total === 0 ? Number(!running) : done}></progress></p>
    <p role="status">
      ${changed} changed, ${unchanged} unchanged${variances ? `, ${variances} of the changed with their payer already` : ""}${failed ? html`, <strong>${failed} failed</strong>` : nothing}${one.paused ? "; paused" : ""}${claimsPerSecond && running ? `; ${claimsPerSecond} a second` : ""}${secondsLeft !== undefined && running ? `, ${duration(secondsLeft)} left` : ""}
    </p>
    ${steering(one)}`;
}

/** A schedule of Medicare is everybody's: its repricing is the platform operator's to hold up. */
const steering = (one) => {
  const button = (name, label) => html`<p class="actions"><button type="button" @click=${steer(name)}>${label}</button>
    ${one.feeSchedule.id.startsWith("medicare-") ? html`<span class="quiet">for the platform's operator</span>` : nothing}</p>`;
  if (one.paused) {
    return button("resume", "Resume");
  }
  if (one.state === "RUNNING") {
    return button("pause", "Pause");
  }
  return one.state === "FAILED" ? button("resume", "Try the failed claims again") : nothing;
};

/** The schedule that changes prices, as a citation. */
const sourceOf = ({ feeSchedule }) => `${feeSchedule.source || feeSchedule.id}, in force from ${feeSchedule.effectiveFrom}, version ${feeSchedule.version}`;

const codesAsCsv = (one) =>
  save(csv([["code", "before", "after", "change"], ...one.byCode.map((code) => [code.code, code.before, code.after, code.delta])]), `repricing-${one.id}-codes.csv`);

/** The whole ledger: the API gives it in pieces, each with the address of the next. */
const claimsAsCsv = (id) =>
  asking(async () => {
    const pieces = [];
    let address = `v1/repricings/${id}/changes.csv`;
    while (address) {
      const response = await send("GET", address);
      pieces.push(await response.text());
      const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
      address = next && new URL(next, response.url);
    }
    save(new Blob(pieces, { type: "text/csv" }), `repricing-${id}-claims.csv`);
  });

const choice = (item) => html`<tr>
  <th scope="row">${item.feeSchedule.id}</th>
  <td>${item.startedAt ? when(item.startedAt) : ""}</td>
  <td><span class=${`status ${item.state.toLowerCase()}`}>${item.paused ? "paused" : words(item.state)}</span></td>
  <td class="number">${item.claims.changed} of ${item.claims.total}</td>
  <td class="number">${figure(`Change by ${item.feeSchedule.id}`, signed(item.amounts.delta), causesOf(item.byCause, sourceOf(item)))}</td>
  <td><button type="button" aria-pressed=${state.one?.id === item.id} aria-label=${`Show the repricing by ${item.feeSchedule.id}`} @click=${() => choose(item.id)}>Show</button></td>
</tr>`;

const more = (name, target) =>
  target.nextCursor ? html`<p class="actions"><button type="button" @click=${asking(() => readMore(state.one.id, name, target))}>More</button></p>` : nothing;

function changedClaims(one) {
  const { changed } = state;
  return html`<p class="actions">
      ${changed.items ? nothing : html`<button type="button" @click=${asking(() => readMore(one.id, "changes", changed))}>Show the claims it changed</button>`}
      <button type="button" @click=${() => codesAsCsv(one)}>Codes as csv</button>
      <button type="button" @click=${claimsAsCsv(one.id)}>Claims as csv</button>
    </p>
    ${changed.items ? html`<h3>Claims it changed</h3>${claimsTable("Each changed claim", changed.items, sourceOf(one))} ${more("changes", changed)}` : nothing}`;
}

function toRebill(one) {
  const { rebill } = state;
  const submit = asking(async () => {
    await sign(one.id, document.getElementById("signed-by").value.trim(), rebill.key);
    state.rebill = nothingRead();
    await readMore(one.id, "rebill", state.rebill);
  });
  return rebill.items?.length
    ? html`<section class="card" aria-labelledby="rebill-title">
        <h2 id="rebill-title">Claims to bill again</h2>
        <p>These were with their payer when the price changed, so they keep it. Look at each, decide whether to bill it again or to give money back, and sign that you have seen the list.</p>
        ${claimsTable("The list to be signed", rebill.items, sourceOf(one))} ${more("rebill", rebill)} ${signatures(rebill.signOffs)}
        ${one.looksAgainAt ? html`<p>Claims that were saved while the fees were published are looked for at ${when(one.looksAgainAt)}. The list can be signed after that.</p>` : rebill.nextCursor ? html`<p>Read the rest of the list before you sign it.</p>` : signing(submit)}
      </section>`
    : nothing;
}

function inTheirYear() {
  const { years } = state;
  return years.items?.length
    ? html`<section class="card" aria-labelledby="years-title">
        <h2 id="years-title">Claims that stand otherwise in their year</h2>
        <p>Their own amounts are the same. What the year holds before them, or how many visits their contract pays, is not: look at those that need correction now, and at those that are with their payer.</p>
        ${yearTable("Each claim that stands otherwise", years.items)} ${more("year-changes", years)}
      </section>`
    : nothing;
}

export const view = () => html`
  ${problem(state.failure)}
  ${state.one
    ? html`<section class="card" aria-labelledby="repricing-title">
          <h2 id="repricing-title" tabindex="-1">Repricing by ${state.one.feeSchedule.id} <span class=${`status ${state.one.state.toLowerCase()}`}>${state.one.paused ? "paused" : words(state.one.state)}</span></h2>
          ${progress(state.one)} ${state.one.claims.done ? html`${ledger(state.one, CHART, sourceOf(state.one))} ${changedClaims(state.one)}` : nothing}
        </section>
        ${toRebill(state.one)} ${inTheirYear()}`
    : nothing}
  ${state.items.length
    ? html`<section class="card" aria-labelledby="repricings-title">
        <h2 id="repricings-title">Repricings</h2>
        ${table("All repricings", ["Fee schedule", "Began", "State", number("Changed"), number("Change"), "More"], state.items.map(choice))}
        ${state.nextCursor ? html`<p class="actions"><button type="button" @click=${asking(() => read(state.nextCursor))}>More</button></p>` : nothing}
      </section>`
    : nothing}`;

export function shown() {
  if (state.one?.claims.done) {
    drawLedger(CHART, state.one);
  }
}
