const width = 860;
const labels = 265;
const row = 36;
const top = 62;
const bar = 12;

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The largest number up to ten steps that reads well: 1, 2 or 5 and zeros. */
function stepOf(largest) {
  const power = 10 ** Math.floor(Math.log10(largest / 5));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => largest / step <= 8);
}

/**
 * A bar chart as SVG: a row for each title, with a bar for each series. The same numbers give the same text. Its colours suit
 * light and dark pages, and readers who see no picture get the numbers from its description.
 */
export function plot({ title, unit, series, rows }) {
  const height = top + rows.length * row + 44;
  const largest = Math.max(...rows.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const scale = (width - labels - 60) / largest;
  const step = stepOf(largest);
  const ticks = Array.from({ length: Math.floor(largest / step) + 1 }, (_, index) => index * step);
  const x = (value) => (labels + value * scale).toFixed(1);
  const bottom = top + rows.length * row;
  const description = rows.map(
    ({ title, values }) =>
      `${title}: ${values.map((value, index) => `${value === undefined ? "not measured" : shown(value)} (${series[index]})`).join(", ")}.`,
  );
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape(`${unit}. ${description.join(" ")}`)}</desc>`,
    style,
    `<text class="title" x="0" y="18">${escape(title)}</text>`,
    ...series.map((name, index) => legend(name, index, series)),
    ...ticks.map((tick) => `<path class="grid" d="M${x(tick)} ${top}V${bottom}"/>`),
    ...ticks.map((tick) => `<text class="tick" x="${x(tick)}" y="${bottom + 16}">${tick}</text>`),
    `<text class="tick" x="${x(largest / 2)}" y="${bottom + 36}">${escape(unit)}</text>`,
    ...rows.flatMap((entry, index) => barsOf(entry, top + index * row, series.length, x)),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

const style = `<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 15px; }
.label, .tick, .value { font-size: 12px; }
.label { text-anchor: end; }
.tick { text-anchor: middle; fill: #59636e; }
.ours { font-weight: 600; }
.grid { stroke: #d1d9e0; }
.s0 { fill: #0969da; }
.s1 { fill: #8c959f; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .tick { fill: #9198a1; }
  .grid { stroke: #3d444d; }
  .s0 { fill: #4493f8; }
  .s1 { fill: #6e7681; }
}
</style>`;

const shown = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function legend(name, index, series) {
  const x = series.slice(0, index).reduce((sum, before) => sum + before.length * 8 + 40, 0);
  return `<rect class="s${index}" x="${x}" y="32" width="12" height="12"/><text x="${x + 18}" y="43">${escape(name)}</text>`;
}

/** The bars of a row, one below the other, with their values behind them. */
function barsOf({ title, values, ours }, y, count, x) {
  const first = y + (row - count * bar) / 2;
  const label = `<text class="label${ours ? " ours" : ""}" x="${labels - 10}" y="${y + row / 2 + 4}">${escape(title)}</text>`;
  const bars = values.flatMap((value, index) => {
    const at = first + index * bar;
    if (value === undefined) return [`<text class="value" x="${labels + 6}" y="${at + 10}">not measured</text>`];
    const end = Number(x(value));
    return [
      `<rect class="s${index}" x="${labels}" y="${at}" width="${(end - labels).toFixed(1)}" height="${bar - 1}"/>`,
      `<text class="value" x="${(end + 6).toFixed(1)}" y="${at + 10}">${shown(value)}</text>`,
    ];
  });
  return [label, ...bars];
}
