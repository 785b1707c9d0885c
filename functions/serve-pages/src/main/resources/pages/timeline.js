// The minutes of a visit as bars: which of them became which unit, under one rule.
import { html, svg, nothing } from "./lit-html.js";
import { plural } from "./parts.js";

const UNIT = 15;
const COLOURS = 6;
const BAR = 26;
const ROW = 38;
const HEAD = 40;

/** The minutes that support one unit, two, three ... of a code's or a day's timed minutes. */
const marksUpTo = (minutes) => {
  const marks = [8, 23, 38, 53];
  while (marks.at(-1) <= minutes) {
    marks.push(marks.at(-1) + UNIT);
  }
  return marks;
};

/** The timed codes of the answer in the order they were entered, split into full units and what is left. */
export function lanesOf(count, entered) {
  const lanes = new Map();
  const lane = (code) => {
    if (!lanes.has(code)) {
      lanes.set(code, { code, minutes: 0, units: 0, assistant: false });
    }
    return lanes.get(code);
  };
  entered.forEach((service) => lane(service.code));
  count.lines
    .filter((line) => line.timed)
    .forEach((line) => {
      const its = lane(line.code);
      its.minutes += line.minutes;
      its.units += line.units;
      its.assistant ||= line.assistant;
    });
  count.unbilled.forEach((service) => (lane(service.code).minutes += service.minutes));
  return [...lanes.values()].filter((its) => its.minutes > 0).map((its, at) => ({ ...its, colour: at % COLOURS, blocks: blocks(its) }));
}

/** Full quarters first, then the rest, which is a unit only if one more unit was given than there are quarters. */
function blocks({ minutes, units }) {
  const quarters = Math.min(Math.floor(minutes / UNIT), units);
  const all = Array.from({ length: quarters }, () => ({ minutes: UNIT, billed: true }));
  const rest = minutes - quarters * UNIT;
  return rest > 0 ? [...all, { minutes: rest, billed: units > quarters }] : all;
}

const sizes = (narrow) => (narrow ? { width: 340, label: 52, end: 58 } : { width: 560, label: 62, end: 66 });

/**
 * One rule's picture.
 *
 * @param pooled whether the day's minutes are counted together (Medicare) or each code alone (midpoint)
 */
export function timeline({ lanes, total, units, pooled, narrow, name }) {
  const { width, label, end } = sizes(narrow);
  const longest = pooled ? total : Math.max(0, ...lanes.map((lane) => lane.minutes));
  const marks = marksUpTo(longest);
  const scale = (width - label - end) / Math.max(marks.at(-1) + 4, 57);
  const x = (minutes) => label + minutes * scale;
  const rows = lanes.length + (pooled ? 1 : 0);
  const height = HEAD + rows * ROW + 6;
  let start = 0;
  const placed = lanes.map((lane) => {
    const from = pooled ? start : 0;
    start += lane.minutes;
    return { lane, from };
  });
  const bars = placed.map(({ lane, from }, at) => bar(lane, from, HEAD + (at + (pooled ? 1 : 0)) * ROW, x, width));
  return html`<svg class="timeline" viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${spoken(name, lanes, total, units, pooled)}>
    ${marks.map((mark, at) => markLine(x(mark), mark, at + 1, mark <= longest, height))}
    ${pooled ? day(placed, x, total, units, width) : nothing} ${bars}
  </svg>`;
}

const markLine = (x, mark, unit, reached, height) => svg`
  <line class=${reached ? "mark reached" : "mark"} x1=${x} x2=${x} y1="32" y2=${height - 4}></line>
  <text class=${reached ? "mark-units reached" : "mark-units"} x=${x} y="12" text-anchor="middle">${unit} u</text>
  <text class="mark-minutes" x=${x} y="27" text-anchor="middle">${mark}</text>`;

const day = (placed, x, total, units, width) => svg`
  <text class="lane" x="0" y=${HEAD + 17}>All</text>
  ${placed.map(
    ({ lane, from }) => svg`<rect class=${`block c${lane.colour}`} x=${x(from)} y=${HEAD} width=${x(lane.minutes) - x(0)} height=${BAR}></rect>
      <text class="inside" x=${(x(from) + x(from + lane.minutes)) / 2} y=${HEAD + 17} text-anchor="middle">${lane.minutes}</text>`,
  )}
  <text class="lane-units" x=${width} y=${HEAD + 17} text-anchor="end">${plural(units, "unit")}</text>`;

function bar(lane, from, y, x, width) {
  let start = from;
  const parts = lane.blocks.map((block) => {
    const left = x(start);
    start += block.minutes;
    const wide = x(start) - left;
    return svg`<rect class=${block.billed ? `block c${lane.colour}` : "block left"} x=${left + 1} y=${y} width=${Math.max(wide - 2, 1)} height=${BAR} rx="3"></rect>
      ${wide > 16 ? svg`<text class=${block.billed ? "inside" : "inside left"} x=${left + wide / 2} y=${y + 17} text-anchor="middle">${block.minutes}</text>` : nothing}`;
  });
  return svg`<text class="lane" x="0" y=${y + 17}>${lane.code}</text>${parts}
    <text class="lane-units" x=${width} y=${y + 17} text-anchor="end">${lane.units ? plural(lane.units, "unit") : "none"}</text>`;
}

const spoken = (name, lanes, total, units, pooled) =>
  `${name}: ${pooled ? `${total} timed minutes together, ` : ""}${plural(units, "unit")}. ` +
  lanes
    .map((lane) => {
      const rest = lane.blocks.find((block) => !block.billed);
      return `${lane.code}: ${lane.minutes} minutes, ${plural(lane.units, "unit")}${rest ? `, ${rest.minutes} minutes without one` : ""}`;
    })
    .join("; ");
