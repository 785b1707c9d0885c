// Takes a file of fees or a contract to the bucket: signed address, progress, and what the check made of it.
import { html, nothing } from "./lit-html.js";
import { post, Problem } from "./api.js";
import { field, options, plural, problem, words } from "./parts.js";
import * as preview from "./preview.js";
import { problemsOf } from "./problems.js";

const LOOK = 700;
const PATIENCE = 180;

const state = { whose: "payer", payerId: "", practice: "", from: "", file: null, sent: 0, phase: "", outcome: null, failure: null, over: false };

const key = () =>
  state.whose === "medicare"
    ? `incoming/medicare/${state.from}/${state.file.name}`
    : `incoming/practices/${state.practice}/${state.payerId}/${state.from}/${state.file.name}`;

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The browser's own request tells how far an upload is; fetch does not. */
const put = ({ url, headers }, file, progress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    // The browser sends these two itself.
    const ours = Object.entries(headers).filter(([name]) => !/^(host|content-length)$/i.test(name));
    ours.forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Problem(request.status, { title: "The bucket refused the file" })));
    request.onerror = () => reject(new Problem(0, { title: "The bucket cannot be reached" }));
    request.send(file);
  });

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK));

async function upload({ refresh, refusedBefore, outcomeOf, published }) {
  const { file } = state;
  const show = (phase) => {
    state.phase = phase;
    refresh();
  };
  Object.assign(state, { outcome: null, failure: null, sent: 0 });
  try {
    show("reading");
    const sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const target = await post("v1/fee-schedules/uploads", { key: key(), sha256 });
    const before = await refusedBefore(target.key, sha256);
    show("uploading");
    await put(target, file, (loaded) => {
      state.sent = loaded;
      refresh();
    });
    state.sent = file.size;
    show("checking");
    for (let looked = 0; looked < PATIENCE && !state.outcome; looked++) {
      state.outcome = (await outcomeOf(target.key, sha256, before)) ?? null;
      if (!state.outcome) {
        await pause();
      }
    }
    if (!state.outcome) {
      throw new Problem(0, { title: "The check is not over", detail: "The file has arrived. Its outcome will stand in the list below." });
    }
    show("");
    await published();
  } catch (e) {
    state.failure = e;
    show("");
  }
}

/** Asks for what the practice id is not needed for: nothing is put anywhere. */
async function look(form, { refresh }) {
  const needed = ["upload-payer", "upload-from"].map((id) => form.querySelector(`#${id}`));
  if (!/\.json$/i.test(state.file.name) && !needed.every((input) => input.reportValidity())) {
    return;
  }
  Object.assign(state, { outcome: null, failure: null, phase: "pricing the archive" });
  refresh();
  try {
    await preview.preview(state, refresh);
  } catch (e) {
    state.failure = e;
  }
  state.phase = "";
  refresh();
  document.getElementById("preview-title")?.focus();
}

const set = (name, refresh) => (event) => {
  state[name] = event.target.value.trim();
  refresh();
};

function take(file, refresh) {
  Object.assign(state, { file: file ?? null, outcome: null, failure: null, over: false });
  preview.forget();
  refresh();
}

export function uploadCard(context) {
  const { refresh } = context;
  const over = (is) => (event) => {
    event.preventDefault();
    state.over = is;
    refresh();
  };
  return html`<form class="card form" aria-labelledby="upload-title" @submit=${(event) => { event.preventDefault(); upload(context); }}>
    <h2 id="upload-title">Upload a file</h2>
    <div class="fields">
      ${field("upload-whose", "Whose", html`<select id="upload-whose" @change=${set("whose", refresh)}>${options({ payer: "A payer's fees or contract", medicare: "Medicare's (platform operator)" }, state.whose)}</select>`)}
      ${state.whose === "payer"
        ? html`${field("upload-practice", "Your practice id", html`<input id="upload-practice" required autocomplete="off" size="10" .value=${state.practice} @input=${set("practice", refresh)}>`)}
            ${field("upload-payer", "Payer id", html`<input id="upload-payer" required autocomplete="off" size="12" .value=${state.payerId} @input=${set("payerId", refresh)}>`)}`
        : nothing}
      ${field("upload-from", "Holds from", html`<input id="upload-from" type="date" required .value=${state.from} @input=${set("from", refresh)}>`)}
    </div>
    <div class=${state.over ? "drop over" : "drop"} @dragover=${over(true)} @dragleave=${over(false)}
      @drop=${(event) => { event.preventDefault(); take(event.dataTransfer.files[0], refresh); }}>
      <label for="upload-file">${state.file ? `${state.file.name}, ${Math.ceil(state.file.size / 1024)} KB` : "Drag a file here, or choose one"}</label>
      <input id="upload-file" type="file" @change=${(event) => take(event.target.files[0], refresh)}>
    </div>
    <p class="actions">
      <button class="primary" ?disabled=${!state.file || state.phase !== ""}>Upload</button>
      ${context.mayPreview && state.whose === "payer"
        ? html`<button type="button" ?disabled=${!state.file || state.phase !== ""} @click=${(event) => look(event.target.form, context)}>Preview what it would change</button>`
        : nothing}
    </p>
    ${state.phase
      ? html`<p role="status"><label for="uploaded">${words(state.phase)}</label>
          <progress id="uploaded" max=${state.file.size} value=${state.phase === "uploading" ? state.sent : nothing}></progress></p>`
      : nothing}
    ${problem(state.failure)} ${state.outcome ? outcome(state.outcome) : nothing}
  </form>`;
}

const outcome = (one) => html`<div role="status">
    <p><span class=${`status ${one.state.toLowerCase()}`}>${words(one.state)}</span>
    ${one.state === "PUBLISHED" ? html`${plural(one.rows ?? 0, "row")} as ${one.id}, from ${one.effectiveFrom}` : html`${plural(one.problemCount ?? one.problems.length, "problem")}; nothing of the file is used`}</p>
  </div>
  ${problemsOf(one)}`;
