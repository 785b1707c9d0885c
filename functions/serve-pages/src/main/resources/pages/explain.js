// Every figure is a button that opens why it is what it is, with the citation.
import { html, nothing, render } from "./lit-html.js";

const dialog = document.createElement("dialog");
dialog.className = "explain";
dialog.setAttribute("aria-labelledby", "explain-title");
document.body.append(dialog);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) {
    dialog.close();
  }
});

const step = (one) => html`<li>
  <p>${one.text}</p>
  <p class="quiet">${one.rule ? html`<span class="badge">${one.rule}</span> ` : nothing}${one.citation}</p>
</li>`;

const reasons = (steps) => (steps.length ? html`<ol class="steps">${steps.map(step)}</ol>` : html`<p>It is as it was entered.</p>`);

function show(title, value, content) {
  render(
    html`<h2 id="explain-title">${title}: <span class="value">${value}</span></h2>
      ${content}
      <button type="button" class="primary" @click=${() => dialog.close()}>Close</button>`,
    dialog,
  );
}

let opened = 0;

async function open(title, value, steps) {
  const mine = ++opened;
  const known = Array.isArray(steps);
  show(title, value, known ? reasons(steps) : html`<p role="status">Reading the reasons</p>`);
  dialog.showModal();
  if (!known) {
    const read = await steps().then(reasons, (e) => html`<p role="alert">${e.message}</p>`);
    if (mine === opened) {
      show(title, value, read);
    }
  }
}

/** A figure with its reasons behind it: a list of them, or how they are asked for when somebody wants to know. */
export const figure = (title, value, steps) => html`<button
  type="button"
  class="figure"
  aria-haspopup="dialog"
  aria-label=${`${title} ${value}, why`}
  @click=${() => open(title, value, steps)}
>${value}</button>`;

/** A reason of the page's own making, beside where it is written. */
export const reason = (text, citation, rule = "") => ({ text, citation, rule });
