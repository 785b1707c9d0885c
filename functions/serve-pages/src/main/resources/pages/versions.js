// Published versions on a time line: when each holds, and which one takes over.
import { html, nothing, svg } from "./lit-html.js";

const ROW = 30;
const HEAD = 26;
const DAY = 86_400_000;

const narrow = () => window.matchMedia("(max-width: 700px)").matches;

/** A version holds until the table's next one begins, or as long as it says. */
function spans(versions) {
  const ids = [...new Set(versions.map((one) => one.id))].sort();
  return ids.map((id) => {
    const own = versions
      .filter((one) => one.id === id && one.effectiveFrom)
      .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || (a.publishedAt ?? "").localeCompare(b.publishedAt ?? ""));
    // Of two that begin on one day the later published holds.
    const holding = own.filter((one, at) => own[at + 1]?.effectiveFrom !== one.effectiveFrom);
    return { id, spans: holding.map((one, at) => ({ one, from: Date.parse(one.effectiveFrom), to: endOf(one, holding[at + 1]) })) };
  });
}

const endOf = (one, next) => Math.min(next ? Date.parse(next.effectiveFrom) : Infinity, one.effectiveTo ? Date.parse(one.effectiveTo) + DAY : Infinity);

/** The picture; the table below it says the same. */
export function versionsLine(versions) {
  const rows = spans(versions).filter((row) => row.spans.length);
  if (!rows.length) {
    return nothing;
  }
  const small = narrow();
  const [width, label] = small ? [340, 110] : [1100, 190];
  const all = rows.flatMap((row) => row.spans);
  const first = new Date(Math.min(...all.map((span) => span.from))).getUTCFullYear();
  const last = Math.max(new Date().getUTCFullYear(), new Date(Math.max(...all.map((span) => span.from))).getUTCFullYear());
  const [start, end] = [Date.UTC(first, 0), Date.UTC(last + 1, 0)];
  const x = (time) => label + ((Math.min(Math.max(time, start), end) - start) / (end - start)) * (width - label);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const height = HEAD + rows.length * ROW + 4;
  return html`<svg class="timeline wide" viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${spoken(rows)}>
    ${years.map((year) => svg`<line class="mark" x1=${x(Date.UTC(year, 0))} x2=${x(Date.UTC(year, 0))} y1="4" y2=${height}></line>
      <text class="mark-minutes" x=${x(Date.UTC(year, 0)) + 4} y="14">${year}</text>`)}
    <line class="today" x1=${x(Date.now())} x2=${x(Date.now())} y1="4" y2=${height}></line>
    ${rows.map((row, at) => svg`<text class="lane" x="0" y=${HEAD + at * ROW + 15}>${small ? row.id.replace("medicare-", "").slice(0, 15) : row.id}</text>
      ${row.spans.map(({ one, from, to }, which) => svg`<rect class=${`block c${which % 2}`} x=${x(from) + 1} y=${HEAD + at * ROW} width=${Math.max(x(to) - x(from) - 2, 3)} height="20" rx="3"></rect>
        ${x(to) - x(from) > 90 ? svg`<text class="inside" x=${x(from) + 8} y=${HEAD + at * ROW + 14}>${one.effectiveFrom}</text>` : nothing}`)}`)}
  </svg>
  <p class="quiet">Each bar is a version, from the day it holds to the next one or its own end; the red line is today.</p>`;
}

const spoken = (rows) => `Versions by table: ${rows.map((row) => `${row.id} from ${row.spans.map(({ one }) => one.effectiveFrom).join(", ")}`).join("; ")}`;
