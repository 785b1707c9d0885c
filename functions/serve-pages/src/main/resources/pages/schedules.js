// Fee schedules: uploads and what became of them, versions on a time line, and what each changed in the archive.
import { html, nothing } from "./lit-html.js";
import { get, hasKey, offers } from "./api.js";
import { figure, reason } from "./explain.js";
import { askingFor, needsKey, number, plural, problem, table, when, words } from "./parts.js";
import { problemsOf } from "./problems.js";
import * as preview from "./preview.js";
import * as repricing from "./repricing.js";
import { uploadCard } from "./upload.js";
import { versionsLine } from "./versions.js";

const state = { items: [], nextCursor: null, chosen: null, mayUpload: false, mayPreview: false, asked: false, failure: null };
let refresh = () => {};

async function list(cursor) {
  const page = await get(`v1/fee-schedules?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
  Object.assign(state, { items: cursor ? [...state.items, ...page.items] : page.items, nextCursor: page.nextCursor, asked: true });
}

const asking = askingFor(state, () => refresh());

/** When these bytes were last received at this key and refused; the same upload again has an outcome of its own. */
async function refusedBefore(key, sha256) {
  await list();
  return state.items.find((one) => one.sourceKey === key && one.sha256 === sha256 && one.state === "REFUSED")?.receivedAt;
}

/** What became of these bytes at this key, once their check is over; what is published already stays so. */
async function outcomeOf(key, sha256, before) {
  await list();
  refresh();
  return state.items.find((one) => one.sourceKey === key && one.sha256 === sha256 && one.state !== "CHECKING" && one.receivedAt !== before);
}

const versions = () => html`<section class="card" aria-labelledby="versions-title">
  <h2 id="versions-title">Versions</h2>
  ${versionsLine(state.items.filter((one) => one.state === "PUBLISHED"))}
  ${table("Uploads and versions", ["Table", "Holds from", "State", number("Rows"), "Received", "File", "More"], state.items.map(row))}
  ${state.nextCursor ? html`<p class="actions"><button type="button" @click=${asking(() => list(state.nextCursor))}>More</button></p>` : nothing}
</section>`;

const row = (one) => html`<tr>
  <th scope="row">${one.id}</th>
  <td>${one.effectiveFrom ?? ""}</td>
  <td><span class=${`status ${one.state.toLowerCase()}`}>${words(one.state)}</span></td>
  <td class="number">${one.rows === undefined ? "" : figure(`Rows of ${one.id}`, one.rows.toLocaleString("en-US"), rowsOf(one))}</td>
  <td>${when(one.publishedAt ?? one.receivedAt)}</td>
  <td class="file">${one.sourceKey.split("/").at(-1)}</td>
  <td>
    ${one.problems.length || one.warnings?.length ? html`<button type="button" aria-label=${`Problems of ${one.sourceKey}`} @click=${() => choose(one)}>${one.problems.length ? plural(one.problemCount ?? one.problems.length, "problem") : plural(one.warnings.length, "warning")}</button>` : nothing}
    ${one.repricingId ? html`<button type="button" aria-label=${`Repricing by ${one.id} of ${one.effectiveFrom}`} @click=${() => repricing.choose(one.repricingId)}>Repricing</button>` : nothing}
  </td>
</tr>`;

/** Which file a version is, to the byte. */
const rowsOf = (one) => [
  reason(
    one.state === "PUBLISHED"
      ? `All of the file's rows that this table needs; the version holds from ${one.effectiveFrom}${one.effectiveTo ? ` to ${one.effectiveTo}` : ""} and never changes.`
      : "Read and checked; a file is used whole or not at all.",
    `${one.sourceKey}, sha256 ${one.sha256}`,
  ),
];

function choose(one) {
  state.chosen = one;
  refresh();
  document.getElementById("problems-title")?.focus();
}

const problems = () =>
  state.chosen
    ? html`<section class="card" aria-labelledby="problems-title">
        <h2 id="problems-title" tabindex="-1">${state.chosen.sourceKey.split("/").at(-1)}</h2>
        ${problemsOf(state.chosen)}
        <p class="actions"><button type="button" @click=${() => { state.chosen = null; refresh(); }}>Close</button></p>
      </section>`
    : nothing;

export const schedules = {
  title: "Fee schedules",
  short: "Fee schedules",
  open(render) {
    refresh = render;
    if (hasKey()) {
      asking(async () => {
        state.mayUpload = await offers("/v1/fee-schedules/uploads");
        state.mayPreview = await offers("/v1/repricings/preview");
        await Promise.all([list(), repricing.list(render)]);
      })();
    }
  },
  close: () => repricing.stop(),
  view: () =>
    hasKey()
      ? html`${problem(state.failure)}
          ${state.mayUpload ? uploadCard({ refresh: () => refresh(), mayPreview: state.mayPreview, refusedBefore, outcomeOf, published: () => repricing.list(refresh) }) : nothing}
          ${preview.view()} ${repricing.view()} ${problems()} ${state.asked ? versions() : state.failure ? nothing : html`<p role="status">Reading the fee schedules</p>`}`
      : needsKey("its fee schedules and what they changed"),
  shown() {
    preview.shown();
    repricing.shown();
  },
};
