// The practice's claims: a list, one claim with what each revision changed, and the steps it may take.
import { html, nothing } from "./lit-html.js";
import { get, hasKey, offers, send } from "./api.js";
import { changes } from "./diff.js";
import { correction } from "./correction.js";
import { figure } from "./explain.js";
import { allFindings, askingFor, coverage, dollars, field, findings, needsKey, number, options, plural, problem, save, table, when, words } from "./parts.js";

const STATUSES = ["READY", "NEEDS_CORRECTION", "SUBMITTED", "PAID", "VOID"];
const CORRECTABLE = ["READY", "NEEDS_CORRECTION", "SUBMITTED"];
const STEPS = {
  submit: { label: "Record as sent", may: (claim) => claim.status === "READY" && !claim.held },
  pay: { label: "Record as paid", may: (claim) => claim.status === "SUBMITTED" },
  hold: { label: "Hold", may: (claim) => ["READY", "NEEDS_CORRECTION"].includes(claim.status) && !claim.held },
  release: { label: "Release", may: (claim) => claim.held },
  void: { label: "Make void", may: (claim) => claim.status !== "VOID", sure: "Make this claim void? It is kept, and nothing leads back." },
};
const EXPORTS = {
  "837p": { label: "X12 837P", accept: "application/edi-x12", ending: "x12" },
  cms1500: { label: "CMS-1500 (PDF)", accept: "application/pdf", ending: "pdf" },
  fhir: { label: "FHIR Claim", accept: "application/fhir+json", ending: "json" },
};

const state = {
  filters: { patientId: "", payerId: "", status: "", from: "", to: "" },
  items: [],
  nextCursor: null,
  asked: false,
  revisions: [],
  shown: 0,
  correcting: null,
  exports: [],
  advice: [],
  filtered: {},
  steps: [],
  failure: null,
};
let refresh = () => {};

const asking = askingFor(state, () => refresh());

async function list(cursor) {
  // A list goes on with the filters it was begun with, whatever has been typed since.
  const filters = cursor ? state.filtered : { ...state.filters };
  const query = new URLSearchParams(Object.entries({ ...filters, cursor, limit: "25" }).filter(([, value]) => value));
  const page = await get(`v1/claims?${query}`);
  Object.assign(state, {
    items: cursor ? [...state.items, ...page.items] : page.items,
    nextCursor: page.nextCursor,
    filtered: filters,
    asked: true,
    revisions: [],
    correcting: null,
  });
}

async function read(id) {
  const revisions = [];
  let cursor = null;
  do {
    const page = await get(`v1/claims/${id}/revisions?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    revisions.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  Object.assign(state, { revisions, shown: revisions.length - 1, correcting: null, advice: [] });
}

/** Opens a claim or goes back, and puts whoever works without a mouse there too. */
const going = (work, title) => async (event) => {
  await asking(work)(event);
  document.getElementById(title)?.focus();
};

const latest = () => state.revisions.at(-1);

async function step(name) {
  const { claimId, revision } = latest();
  await send("POST", `v1/claims/${claimId}/${name}`, { headers: { "if-match": `"${revision}"` } });
  await read(claimId);
}

async function exported(name) {
  const { accept, ending } = EXPORTS[name];
  const { claimId, revision } = latest();
  const response = await send("GET", `v1/claims/${claimId}/exports/${name}`, { headers: { accept } });
  save(await response.blob(), `claim-${claimId}-${revision}.${ending}`);
  state.advice = response.headers.get("x-export-advice")?.split(/,\s*/) ?? [];
}

async function correct(request) {
  const { claimId, revision } = latest();
  await send("PUT", `v1/claims/${claimId}`, { body: request, headers: { "if-match": `"${revision}"` } });
  await read(claimId);
}

const filter = (name) => (event) => {
  state.filters[name] = event.target.value.trim();
  refresh();
};

const filters = () => html`<form class="card form" @submit=${asking(() => list())} aria-label="Which claims">
  <div class="fields">
    ${field("by-patient", "Patient id", html`<input id="by-patient" autocomplete="off" size="12" .value=${state.filters.patientId} @input=${filter("patientId")}>`)}
    ${field("by-payer", "Payer", html`<input id="by-payer" autocomplete="off" size="12" .value=${state.filters.payerId} @input=${filter("payerId")}>`)}
    ${field("by-status", "Status", html`<select id="by-status" @change=${filter("status")}>${options({ "": "any", ...Object.fromEntries(STATUSES.map((name) => [name, words(name)])) }, state.filters.status)}</select>`)}
    ${field("by-from", "From", html`<input id="by-from" type="date" .value=${state.filters.from} @input=${filter("from")}>`)}
    ${field("by-to", "To", html`<input id="by-to" type="date" .value=${state.filters.to} @input=${filter("to")}>`)}
    <button class="primary">Show</button>
  </div>
</form>`;

const status = (claim) => html`<span class=${`status ${claim.status.toLowerCase()}`}>${words(claim.status)}</span>${claim.held ? html` <span class="badge">held</span>` : nothing}`;

/** Asked for when somebody wants to know: a list of claims has no room for reasons. */
const reasonsOf = (claim) => async () => (await get(`v1/claims/${claim.claimId}/revisions/${claim.revision}`)).pricing.explanation;

const claims = () => html`<section class="card" aria-labelledby="claims-title">
  <h2 id="claims-title" tabindex="-1">${state.items.length ? plural(state.items.length, "claim") : "No claims"}${state.nextCursor ? " and more" : ""}</h2>
  ${state.items.length
    ? table("The claims found", ["Date", "Patient", "Payer", "Status", number("Allowed"), number("Revision"), "Claim"], state.items.map((claim) => html`<tr>
        <td>${claim.dateOfService}</td>
        <td>${claim.patientId}</td>
        <td>${claim.payerId}</td>
        <td>${status(claim)}</td>
        <td class="number">${figure(`Allowed, claim of ${claim.dateOfService}`, dollars(claim.allowed), reasonsOf(claim))}</td>
        <td class="number">${claim.revision}</td>
        <td><button type="button" aria-label=${`Open the claim of ${claim.dateOfService}, patient ${claim.patientId}`} @click=${going(() => read(claim.claimId), "claim-title")}>Open</button></td>
      </tr>`))
    : html`<p>${Object.values(state.filters).some(Boolean) ? "None answer to these filters." : "A claim stands here as soon as it is archived: POST /v1/claims, which the API's page describes."}</p>`}
  ${state.nextCursor ? html`<p class="actions"><button type="button" @click=${asking(() => list(state.nextCursor))}>More</button></p>` : nothing}
</section>`;

function one() {
  const claim = state.revisions[state.shown];
  const last = latest();
  return html`<section class="card" aria-labelledby="claim-title">
      <p class="actions first"><button type="button" @click=${going(() => list(), "claims-title")}>Back to the list</button></p>
      <h2 id="claim-title" tabindex="-1">Claim of ${claim.sent.claim.dateOfService}, patient ${claim.sent.claim.patient.id} ${status(last)}</h2>
      <p class="quiet">${claim.claimId}</p>
      <p class="actions">
        ${CORRECTABLE.includes(last.status) ? html`<button type="button" class="primary" @click=${() => { state.correcting = last; refresh(); }}>Correct</button>` : nothing}
        ${state.steps.filter((name) => STEPS[name].may(last)).map((name) => html`<button type="button" @click=${sure(name)}>${STEPS[name].label}</button>`)}
      </p>
      ${state.exports.length && (last.status !== "VOID" || last.sent.claim.frequencyCode === "8")
        ? html`<p class="actions"><span>Export:</span> ${state.exports.map((name) => html`<button type="button" @click=${asking(() => exported(name))}>${EXPORTS[name].label}</button>`)}</p>`
        : nothing}
      ${state.advice.length
        ? html`<p role="status">Saved. Payers often ask for what it does not have: ${state.advice.join(", ")}.</p>`
        : nothing}
    </section>
    ${state.correcting
      ? correction(state.correcting.sent, { done: (request) => asking(() => correct(request))(), cancel: () => { state.correcting = null; refresh(); }, refresh })
      : nothing}
    ${figures(claim)} ${history()}`;
}

const sure = (name) => (event) => {
  if (!STEPS[name].sure || window.confirm(STEPS[name].sure)) {
    asking(() => step(name))(event);
  }
};

function figures(claim) {
  const { units, pricing } = claim;
  const steps = (code) => [...units.explanation.filter((why) => why.text.includes(code)), ...pricing.explanation.filter((why) => why.text.includes(`(${code})`))];
  return html`<section class="card" aria-labelledby="figures-title">
    <h2 id="figures-title">Revision ${claim.revision}: units and dollars</h2>
    <dl class="totals">
      ${Object.entries({ allowed: "Allowed", payerPayment: "Payer pays", patientResponsibility: "Patient pays" }).map(([name, label]) => html`<div><dt>${label}</dt><dd>${figure(label, dollars(pricing.totals[name]), pricing.explanation)}</dd></div>`)}
    </dl>
    ${table("Lines", ["Code", number("Minutes"), number("Units"), number("Allowed")], units.lines.map((line, at) => {
      // Both lists have the lines in the claim's order; prices also say what else the line carries, KX or 59.
      const price = pricing.lines[at];
      return html`<tr>
        <th scope="row">${line.code} <span class="quiet">${line.modifiers.join(" ")}</span></th>
        <td class="number">${line.minutes}</td>
        <td class="number">${figure(`${line.code} units`, line.units, units.explanation.filter((why) => why.text.includes(line.code)))}</td>
        <td class="number">${price?.allowed ? figure(`${line.code} allowed`, dollars(price.allowed), steps(line.code)) : words(price?.reason ?? "not priced")}</td>
      </tr>`;
    }))}
    ${units.unbilled.map((service) => html`<p class="untimed"><strong>${service.code}</strong>, ${service.minutes} minutes without a unit: ${service.reason}</p>`)}
    ${findings(allFindings(claim))} ${coverage(claim.coverage)}
  </section>`;
}

const history = () => html`<section class="card" aria-labelledby="history-title">
  <h2 id="history-title">${plural(state.revisions.length, "revision")}</h2>
  <ol class="revisions">
    ${state.revisions.toReversed().map((revision) => {
      const at = state.revisions.indexOf(revision);
      return html`<li class=${at === state.shown ? "shown" : ""}>
        <p>
          <button type="button" aria-pressed=${at === state.shown} @click=${() => { state.shown = at; refresh(); }}>Revision ${revision.revision}</button>
          ${words(revision.cause)}, <span class="quiet">${when(revision.recordedAt)}</span>
        </p>
        ${at > 0 ? difference(changes(state.revisions[at - 1], revision), revision.revision) : nothing}
      </li>`;
    })}
  </ol>
</section>`;

const difference = (changed, which) =>
  changed.length
    ? table(`What revision ${which} changed`, ["What", "Before", "After"], changed.map((change) => html`<tr>
        <th scope="row">${change.what}</th>
        <td class="before">${change.before === null ? html`<span class="quiet">none</span>` : html`<del>${change.before}</del>`}</td>
        <td class="after">${change.after === null ? html`<span class="quiet">none</span>` : html`<ins>${change.after}</ins>`}</td>
      </tr>`))
    : html`<p class="quiet">Nothing a payer sees changed.</p>`;

/** Only what this installation's API describes is offered. */
async function learn() {
  const having = async (names, path) => {
    const all = await Promise.all(names.map(async (name) => ((await offers(path(name))) ? [name] : [])));
    return all.flat();
  };
  state.exports = await having(Object.keys(EXPORTS), (name) => `/v1/claims/{id}/exports/${name}`);
  state.steps = await having(Object.keys(STEPS), (name) => `/v1/claims/{id}/${name}`);
}

export const claimsView = {
  title: "Claims",
  short: "Claims",
  open(render) {
    refresh = render;
    if (hasKey() && !state.asked) {
      asking(async () => {
        await learn();
        await list();
      })();
    }
  },
  view: () => (hasKey() ? html`${state.revisions.length ? nothing : filters()} ${problem(state.failure)} ${state.revisions.length ? one() : state.asked ? claims() : state.failure ? nothing : html`<p role="status">Reading the claims</p>`}` : needsKey("its claims")),
};
