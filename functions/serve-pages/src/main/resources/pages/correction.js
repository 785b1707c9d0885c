// Corrects a claim: its services and dates in fields, everything else as it was sent.
import { html, nothing } from "./lit-html.js";
import { field, options } from "./parts.js";

let form = null;

const draftOf = (sent) => ({ sent, request: structuredClone(sent), whole: null, fault: "" });

/**
 * The form, for the request that was sent last.
 *
 * @param done is given the corrected request
 */
export function correction(sent, { done, cancel, refresh }) {
  if (form?.sent !== sent) {
    form = draftOf(sent);
  }
  const { claim } = form.request;
  const set = (target, name, change = (text) => text) => (event) => {
    const value = change(event.target.value);
    if (value === undefined) {
      delete target[name];
    } else {
      target[name] = value;
    }
    refresh();
  };
  const submit = (event) => {
    event.preventDefault();
    form.fault = "";
    const request = form.whole === null ? form.request : parsed(form.whole);
    if (request) {
      done(request);
    } else {
      form.fault = "This is not JSON.";
      refresh();
    }
  };
  return html`<form class="card form" @submit=${submit} aria-labelledby="correct-title">
    <h2 id="correct-title">Correct the claim</h2>
    ${form.whole === null
      ? html`<div class="fields">
            ${field("correct-date", "Date of service", html`<input id="correct-date" type="date" required .value=${claim.dateOfService} @input=${set(claim, "dateOfService")}>`)}
            ${field("correct-diagnoses", "Diagnoses", html`<input id="correct-diagnoses" autocomplete="off" .value=${(claim.diagnoses ?? []).join(", ")} @change=${set(claim, "diagnoses", (text) => text.split(/[\s,]+/).filter(Boolean))}>`)}
          </div>
          <div class="services">${claim.services.map((one, at) => service(one, at, claim, set, refresh))}</div>`
      : html`${field("correct-whole", "The whole request", html`<textarea id="correct-whole" rows="18" spellcheck="false" aria-describedby="correct-fault" .value=${form.whole} @input=${(event) => { form.whole = event.target.value; }}></textarea>`)}
          <p id="correct-fault" role="status">${form.fault}</p>`}
    <p class="actions">
      <button class="primary">Archive the correction</button>
      ${form.whole === null
        ? html`<button type="button" @click=${() => { claim.services.push({ code: "", minutes: 0 }); refresh(); }}>Add a service</button>
            <button type="button" @click=${() => { form.whole = JSON.stringify(form.request, null, 2); refresh(); }}>Edit the whole request</button>`
        : nothing}
      <button type="button" @click=${() => { form = null; cancel(); }}>Cancel</button>
    </p>
  </form>`;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function service(one, at, claim, set, refresh) {
  const id = (name) => `correct-${name}-${at}`;
  return html`<div class="service">
    ${field(id("code"), "Code", html`<input id=${id("code")} required maxlength="5" size="7" autocomplete="off" .value=${one.code} @input=${set(one, "code", (text) => text.toUpperCase())}>`)}
    ${field(id("minutes"), "Minutes", html`<input id=${id("minutes")} required type="number" min="0" max="1440" .value=${String(one.minutes ?? "")} @input=${set(one, "minutes", (text) => (text === "" ? undefined : Number(text)))}>`)}
    ${field(id("by"), "By", html`<select id=${id("by")} @change=${set(one, "furnishedBy")}>${options({ THERAPIST: "Therapist", ASSISTANT: "Assistant" }, one.furnishedBy ?? "THERAPIST")}</select>`)}
    ${field(id("charge"), "Charge", html`<input id=${id("charge")} inputmode="decimal" size="8" autocomplete="off" .value=${one.charge ?? ""} @change=${set(one, "charge", (text) => text.trim() || undefined)}>`)}
    <button type="button" class="remove" aria-label=${`Remove service ${at + 1}`} ?disabled=${claim.services.length === 1} @click=${() => { claim.services.splice(at, 1); refresh(); }}>×</button>
  </div>`;
}
