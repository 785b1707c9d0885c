// Charts by Chart.js. Each stands beside a table that says the same, so a canvas needs a name and no more.
import { html } from "./lit-html.js";

const INK = "#22303c";
const GRID = "#dde4ea";
const made = new WeakMap();

/** Where a chart goes; draw() fills it once it is in the document. */
export const canvas = (id, label, size = "") => html`<div class=${`chart ${size}`}>
  <canvas id=${id} role="img" aria-label=${label}></canvas>
</div>`;

/** Draws or redraws a chart, if its canvas is shown. */
export function draw(id, type, data, chartOptions) {
  const target = document.getElementById(id);
  if (!target || !window.Chart) {
    return;
  }
  const chart = made.get(target);
  if (chart && chart.config.type === type) {
    chart.data = data;
    chart.options = withCalm(chartOptions);
    chart.update("none");
  } else {
    made.set(target, new window.Chart(target, { type, data, options: withCalm(chartOptions) }));
  }
}

const withCalm = (chosen) => ({
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  color: INK,
  ...chosen,
  plugins: {
    legend: { position: "bottom", labels: { boxWidth: 14, color: INK } },
    ...chosen?.plugins,
  },
});

export const axis = (more = {}) => ({ grid: { color: GRID }, ticks: { color: INK, ...more.ticks }, border: { color: GRID }, ...more });

export const money = (value) => `$${Number(value).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** As it looks on paper: charts keep the size they had on the screen unless they are told. */
window.addEventListener("beforeprint", () => Object.values(window.Chart?.instances ?? {}).forEach((chart) => chart.resize()));

export const COLOURS = { ink: INK, full: "#1f5fa8", reduced: "#0f766e", lost: "#c3ccd4", up: "#2e7040", down: "#a3262b", warning: "#8a5300", plain: "#17466f" };
