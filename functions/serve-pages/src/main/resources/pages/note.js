// The note check: what a note says and lacks, beside the note itself.
import { html, nothing } from "./lit-html.js";
import { hasKey, post } from "./api.js";
import { coverage, field, finding, needsKey, options, placeOf, problem, words } from "./parts.js";

const ELEMENTS = {
  bodyPart: "Body part",
  exerciseType: "Type of exercise",
  functionalGoals: "Functional goals",
  medicalNecessity: "Medical necessity",
  patientResponse: "Patient's response",
  time: "Time",
};
const GRADES = { PRESENT: "Present", WEAK: "Weak", MISSING: "Missing" };
const VERDICTS = { PASS: "Passes", WARN: "Passes with warnings", FAIL: "Fails" };
const CATEGORIES = ["STRENGTH", "ENDURANCE", "RANGE_OF_MOTION", "FLEXIBILITY", "BALANCE", "GAIT", "MANUAL", "FUNCTIONAL_TASK", "MODALITY", "GROUP", "EVALUATION"];
const SKILLS = { CUE: "cueing", GRADE: "grading", FACILITATE: "facilitation", ASSESS: "assessment", MODIFY: "modification", INSTRUCT: "instruction" };

const EXAMPLE_TEXT = `97110 therapeutic exercise 30 min: left knee extension 3x10, 5 lb, cued for eccentric control.
Patient practised stairs step over step and sit to stand to return to work.
Quad strength 3+/5 after repair. Tolerated well.
09:00-09:30. A. Smith PT`;

const treatment = () => ({ code: "", minutes: "", furnishedBy: "THERAPIST", region: "", category: "", description: "", impairment: "", toGoal: false, skills: [] });
const empty = () => ({
  text: "",
  startTime: "",
  stopTime: "",
  timedMinutes: "",
  totalMinutes: "",
  goal: "",
  baseline: "",
  target: "",
  impairment: "",
  limitation: "",
  whySkilled: "",
  tolerance: "",
  measure: "",
  measured: "",
  prior: "",
  signedBy: "",
  credential: "",
  signedAt: "",
  treatments: [treatment()],
});

const state = {
  asText: true,
  dateOfService: new Date().toLocaleDateString("sv"),
  discipline: "PT",
  payerId: "medicare",
  note: empty(),
  sent: null,
  answer: null,
  failure: null,
  busy: false,
};
let refresh = () => {};

const set = (target, name, change = (text) => text) => (event) => {
  target[name] = change(event.target.value);
  refresh();
};

/** Without the fields nothing was written in. */
function filled(value) {
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).map(([name, inner]) => [name, filled(inner)]).filter(([, inner]) => inner !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  return value === "" || value === false ? undefined : value;
}

const whole = (text) => (text === "" ? "" : Number(text));

function request() {
  const { note, dateOfService, discipline, payerId } = state;
  if (state.asText) {
    return { payerId, note: { dateOfService, discipline, text: note.text } };
  }
  const hasGoal = note.goal !== "";
  return {
    payerId,
    note: {
      dateOfService,
      discipline,
      ...filled({
        startTime: note.startTime,
        stopTime: note.stopTime,
        timedMinutes: whole(note.timedMinutes),
        totalMinutes: whole(note.totalMinutes),
        goals: hasGoal ? [{ id: "g1", text: note.goal, functional: true, baseline: note.baseline, target: note.target }] : [],
        interventions: note.treatments.map((one) => ({
          code: one.code,
          minutes: whole(one.minutes),
          furnishedBy: one.code ? one.furnishedBy : "",
          bodyRegions: [one.region],
          category: one.category,
          description: one.description,
          impairment: one.impairment,
          goalIds: hasGoal && one.toGoal ? ["g1"] : [],
          skilledElements: one.skills,
        })),
        medicalNecessity: { impairment: note.impairment, functionalLimitation: note.limitation, whySkilled: note.whySkilled },
        response: { tolerance: note.tolerance, measures: [{ name: note.measure, value: note.measured, prior: note.prior }] },
        signature: { name: note.signedBy, credential: note.credential, signedAt: note.signedAt },
      }),
    },
  };
}

async function check(event) {
  event.preventDefault();
  const sent = request();
  state.busy = true;
  refresh();
  try {
    state.answer = await post("v1/notes/validate", sent);
    Object.assign(state, { sent, failure: null });
  } catch (e) {
    Object.assign(state, { answer: null, failure: e });
  }
  state.busy = false;
  refresh();
  document.getElementById("verdict")?.focus();
}

const input = (name, label, type = "text", more = {}) =>
  field(`note-${name}`, label, html`<input id=${`note-${name}`} type=${type} maxlength=${more.max ?? nothing} min=${type === "number" ? "0" : nothing} autocomplete="off" .value=${String(state.note[name])} @input=${set(state.note, name)}>`);

const area = (name, label, rows = 2) =>
  field(`note-${name}`, label, html`<textarea id=${`note-${name}`} rows=${rows} .value=${state.note[name]} @input=${set(state.note, name)}></textarea>`);

const form = () => html`<form class="card form" @submit=${check} aria-labelledby="note-title">
  <h2 id="note-title">The note</h2>
  <div class="fields">
    ${field("note-date", "Date of service", html`<input id="note-date" type="date" required .value=${state.dateOfService} @input=${set(state, "dateOfService")}>`)}
    ${field("note-discipline", "Discipline", html`<select id="note-discipline" @change=${set(state, "discipline")}>${options({ PT: "Physical therapy", OT: "Occupational therapy", SLP: "Speech-language pathology" }, state.discipline)}</select>`)}
    ${field("note-payer", "Payer", html`<input id="note-payer" required autocomplete="off" .value=${state.payerId} @input=${set(state, "payerId")}>`)}
    <fieldset class="choice">
      <legend>How</legend>
      <label><input type="radio" name="how" .checked=${state.asText} @change=${() => how(true)}> Paste its text</label>
      <label><input type="radio" name="how" .checked=${!state.asText} @change=${() => how(false)}> Fill in fields</label>
    </fieldset>
  </div>
  ${state.asText ? area("text", "Text of the note", 8) : fields()}
  <p class="actions">
    <button class="primary" ?disabled=${state.busy}>Check the note</button>
    ${state.asText ? html`<button type="button" @click=${example}>Fill in an example</button>` : nothing}
    <button type="button" @click=${clear}>Clear</button>
  </p>
</form>`;

function how(asText) {
  Object.assign(state, { asText, answer: null });
  refresh();
}

function example() {
  state.note.text = EXAMPLE_TEXT;
  refresh();
}

function clear() {
  Object.assign(state, { note: empty(), sent: null, answer: null, failure: null });
  refresh();
}

const fields = () => html`
  <div class="fields">
    ${input("startTime", "Start", "time")} ${input("stopTime", "Stop", "time")} ${input("timedMinutes", "Timed minutes", "number")}
    ${input("totalMinutes", "Total minutes", "number")}
  </div>
  <fieldset><legend>Goal</legend><div class="grid">${input("goal", "What the patient will do")} ${input("baseline", "Now")} ${input("target", "Target")}</div></fieldset>
  ${state.note.treatments.map(intervention)}
  <p class="actions"><button type="button" @click=${() => { state.note.treatments.push(treatment()); refresh(); }}>Add an intervention</button></p>
  <fieldset><legend>Medical necessity</legend><div class="grid">${area("impairment", "Impairment")} ${area("limitation", "What it keeps the patient from doing")} ${area("whySkilled", "Why it takes a therapist")}</div></fieldset>
  <fieldset><legend>Response</legend><div class="grid">${area("tolerance", "How the patient responded")} ${input("measure", "Measure")} ${input("measured", "Value")} ${input("prior", "Before")}</div></fieldset>
  <fieldset><legend>Signature</legend><div class="grid">${input("signedBy", "Name")} ${input("credential", "Credential")} ${input("signedAt", "Signed on", "date")}</div></fieldset>`;

function intervention(one, at) {
  const id = (name) => `note-${name}-${at}`;
  const text = (name, label, more = {}) =>
    field(id(name), label, html`<input id=${id(name)} type=${more.type ?? "text"} min=${more.type ? "0" : nothing} maxlength=${more.max ?? nothing} autocomplete="off" .value=${String(one[name])} @input=${set(one, name, more.change)}>`);
  return html`<fieldset>
    <legend>Intervention ${at + 1}</legend>
    <div class="grid">
      ${text("code", "Code", { max: "5", change: (code) => code.toUpperCase() })} ${text("minutes", "Minutes", { type: "number" })}
      ${field(id("by"), "By", html`<select id=${id("by")} @change=${set(one, "furnishedBy")}>${options({ THERAPIST: "Therapist", ASSISTANT: "Assistant" }, one.furnishedBy)}</select>`)}
      ${text("region", "Body region")}
      ${field(id("category"), "Category", html`<select id=${id("category")} @change=${set(one, "category")}>${options({ "": "none", ...Object.fromEntries(CATEGORIES.map((name) => [name, words(name)])) }, one.category)}</select>`)}
      ${text("impairment", "Impairment")}
    </div>
    ${field(id("description"), "What was done", html`<textarea id=${id("description")} rows="2" .value=${one.description} @input=${set(one, "description")}></textarea>`)}
    <fieldset class="choice">
      <legend>What the therapist's skill did</legend>
      ${Object.entries(SKILLS).map(([name, label]) => html`<label><input type="checkbox" .checked=${one.skills.includes(name)} @change=${() => { one.skills = one.skills.includes(name) ? one.skills.filter((other) => other !== name) : [...one.skills, name]; refresh(); }}> ${label}</label>`)}
      <label><input type="checkbox" .checked=${one.toGoal} @change=${() => { one.toGoal = !one.toGoal; refresh(); }}> serves the goal</label>
    </fieldset>
  </fieldset>`;
}

/** The text a JSON pointer leads to in what was sent. */
const textAt = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .reduce((node, part) => node?.[part], state.sent);

/** Findings with their numbers; code advice counts on after them. */
function remarks() {
  const { findings, codeAdvice } = state.answer;
  return [...findings, ...codeAdvice].map((one, at) => ({ number: at + 1, span: one.span, one }));
}

/** The texts something is said of, cut where a remark begins or ends. */
function passages(all) {
  const pointers = [...new Set([...(state.sent.note.text ? ["/note/text"] : []), ...all.filter(({ span }) => span).map(({ span }) => span.pointer)])];
  return pointers.map((pointer) => {
    const text = String(textAt(pointer) ?? "");
    const spans = all.filter(({ span }) => span?.pointer === pointer);
    const cuts = [...new Set([0, text.length, ...spans.flatMap(({ span }) => [span.start, span.end])])].sort((a, b) => a - b);
    return {
      pointer,
      pieces: cuts.slice(0, -1).map((from, at) => ({
        text: text.slice(from, cuts[at + 1]),
        numbers: spans.filter(({ span }) => span.start <= from && span.end >= cuts[at + 1]).map(({ number }) => number),
        begins: spans.filter(({ span }) => span.start === from).map(({ number }) => number),
      })),
    };
  });
}

const piece = ({ text, numbers, begins }) =>
  numbers.length
    ? html`<mark id=${begins.length ? `mark-${begins[0]}` : nothing} tabindex="-1"><span class="numbers">${begins.join(", ")}</span>${text}</mark>`
    : text;

function show(number, all) {
  const span = all.find((one) => one.number === number).span;
  const first = all.find((one) => one.span && one.span.pointer === span.pointer && one.span.start === span.start).number;
  const mark = document.getElementById(`mark-${first}`);
  mark?.scrollIntoView({ block: "center" });
  mark?.focus();
}

function result() {
  const { answer } = state;
  const all = remarks();
  const marked = passages(all);
  const where = ({ number, span }) =>
    span
      ? html`<p><button type="button" class="figure" @click=${() => show(number, all)}>${number}: show “${span.text.length > 40 ? `${span.text.slice(0, 40)}…` : span.text}”</button></p>`
      : nothing;
  const advice = all.slice(answer.findings.length);
  return html`
    <section class="card" aria-labelledby="verdict">
      <h2 id="verdict" tabindex="-1">The note <span class=${`verdict ${answer.verdict.toLowerCase()}`}>${VERDICTS[answer.verdict].toLowerCase()}</span></h2>
      <ul class="elements" aria-label="The six elements">
        ${Object.entries(ELEMENTS).map(([name, label]) => element(label, answer.elements[name]))}
      </ul>
      ${answer.plan.certifiedThrough ? html`<p>Certified through ${answer.plan.certifiedThrough}.</p>` : nothing}
      ${answer.plan.progressReportDueBy ? html`<p>Progress report due by ${answer.plan.progressReportDueBy}.</p>` : nothing}
      ${coverage(answer.coverage)}
    </section>
    <div class="beside">
      <section class="card" aria-labelledby="marked-title">
        <h2 id="marked-title">What the note says</h2>
        ${marked.length ? marked.map(({ pointer, pieces }) => html`<h3>${placeOf(pointer.replace(/^\/note/, ""))}</h3><p class="passage">${pieces.map(piece)}</p>`) : html`<p>No words of the note are remarked on.</p>`}
      </section>
      <section class="card" aria-labelledby="findings-title">
        <h2 id="findings-title">What is to be said of it</h2>
        ${answer.findings.length
          ? html`<ul class="findings">${all.slice(0, answer.findings.length).map((remark) => finding(remark.one, where(remark)))}</ul>`
          : html`<p>Nothing.</p>`}
        ${advice.length
          ? html`<h3>Code advice</h3>
              <ul class="findings">
                ${advice.map((remark) => html`<li class="finding info">
                  <p><strong>Intervention ${remark.one.intervention + 1}: ${remark.one.billed}, consider ${remark.one.suggested}.</strong> ${remark.one.why}</p>
                  ${where(remark)}
                </li>`)}
              </ul>`
          : nothing}
      </section>
    </div>`;
}

const element = (label, { grade, span }) => html`<li class=${grade.toLowerCase()}>
  <strong>${label}</strong> <span class="grade">${GRADES[grade]}</span>
  ${span ? html`<span class="quiet">“${span.text}”</span>` : nothing}
</li>`;

export const note = {
  title: "Note check",
  short: "Note",
  open(render) {
    refresh = render;
  },
  view: () => (hasKey() ? html`${form()} ${problem(state.failure)} ${state.answer ? result() : nothing}` : needsKey("what a note says and lacks")),
};
