// The frame: which view is shown, and the key.
import { html, nothing, render } from "./lit-html.js";
import { get, hasKey, useKey } from "./api.js";
import { averages } from "./averages.js";
import { claimsView } from "./claims.js";
import { note } from "./note.js";
import { schedules } from "./schedules.js";
import { threshold } from "./threshold.js";
import { visit } from "./visit.js";

/** By the name in the address, which names a view and never anything of a patient. */
const VIEWS = new Map(Object.entries({ visit, note, claims: claimsView, "fee-schedules": schedules, threshold, averages }));

const state = { failure: "", checking: false };
const root = document.getElementById("app");

const chosen = () => VIEWS.get(window.location.hash.slice(1)) ?? visit;

function draw() {
  const view = chosen();
  document.title = `${view.title}, Therapy Claims`;
  render(page(view), root);
  view.shown?.();
}

let shown;

function open() {
  if (shown !== chosen()) {
    shown?.close?.();
  }
  shown = chosen();
  shown.open(draw);
  draw();
}

async function connect(event) {
  event.preventDefault();
  useKey(new FormData(event.target).get("key"));
  event.target.reset();
  Object.assign(state, { failure: "", checking: true });
  draw();
  try {
    await get("v1/fee-schedules?limit=1");
  } catch (e) {
    useKey("");
    state.failure = e.status === 401 || e.status === 403 ? "This key is not known." : e.message;
  }
  state.checking = false;
  open();
}

function forget() {
  // Whatever was read with the key goes with it.
  window.location.reload();
}

const key = () =>
  hasKey() && !state.checking
    ? html`<p class="key"><span>Your practice's key is in use</span> <button type="button" @click=${forget}>Forget it</button></p>`
    : html`<form class="key" @submit=${connect}>
        <label for="key">API key</label>
        <input id="key" name="key" type="password" autocomplete="off" required aria-describedby="key-failure">
        <button ?disabled=${state.checking}>Use</button>
        <span id="key-failure" role="status">${state.failure}</span>
      </form>`;

const page = (view) => html`
  <a class="skip" href="#main" @click=${skip}>To the content</a>
  <header>
    <p class="brand"><img src="pages/icon.svg" alt="" width="28" height="28"> Therapy Claims</p>
    <nav aria-label="Views">
      ${[...VIEWS].map(
        ([name, one]) => html`<a href=${`#${name}`} aria-current=${one === view ? "page" : nothing}>${one.short}</a>`,
      )}
      <a href="docs" target="_blank" rel="noopener">API</a>
    </nav>
    ${key()}
  </header>
  <main id="main" tabindex="-1">
    <h1>${view.title}</h1>
    ${view.view()}
  </main>
  <footer><p>Every figure opens its reason. Codes are the AMA's CPT; labels are ours.</p></footer>`;

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

window.addEventListener("hashchange", () => {
  open();
  window.scrollTo(0, 0);
});
open();
