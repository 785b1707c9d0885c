// Every figure is a button that opens why it is what it is, with the citation.
import { html, render } from "./lit-html.js";

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
  <p class="quiet"><span class="badge">${one.rule}</span> ${one.citation}</p>
</li>`;

function open(title, value, steps) {
  render(
    html`<h2 id="explain-title">${title}: <span class="value">${value}</span></h2>
      ${steps.length ? html`<ol class="steps">${steps.map(step)}</ol>` : html`<p>It is as it was entered.</p>`}
      <button type="button" class="primary" @click=${() => dialog.close()}>Close</button>`,
    dialog,
  );
  dialog.showModal();
}

/** A figure with its reasons behind it. */
export const figure = (title, value, steps) => html`<button
  type="button"
  class="figure"
  aria-haspopup="dialog"
  aria-label=${`${title} ${value}, why`}
  @click=${() => open(title, value, steps)}
>${value}</button>`;
