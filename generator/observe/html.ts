import { count } from "../diagnostic/count.js";
import { englishTitle } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { attribute } from "../targets/site/html.js";
import { reportCss } from "./html-css.js";
import type { Counts } from "./counts.js";
import { percent } from "./coverage.js";
import type { Overview, Share } from "./coverage.js";
import type { ObservedDiagnostic } from "./diagnostics.js";
import { lengthText, shortCode } from "./summary.js";
import { timeText } from "./time.js";
import { chartIntervals } from "./timeline.js";
import type { Interval } from "./timeline.js";

/** Markup, of which every value is encoded. */
class Markup {
  readonly html: string;
  constructor(markup: string) {
    this.html = markup;
  }
}

type Value = string | number | Markup | readonly Markup[];

/** Makes markup. A value that is not markup itself is encoded, so that it is safe in text and in attributes. */
function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const shown = (value: Value): string => {
    if (value instanceof Markup) return value.html;
    return typeof value === "object" ? value.map((each) => each.html).join("") : attribute(String(value));
  };
  return new Markup(parts.map((part, i) => part + (i < values.length ? shown(values[i] ?? "") : "")).join(""));
}

/** The most codes, intervals and findings that the page shows. */
const mostCodes = 15;
const mostIntervals = 120;
const mostFindings = 500;

/** The report as one page: no scripts, no other files, plots as SVG. */
export function observedHtml(
  catalog: Catalog,
  counts: Counts,
  seen: Overview,
  diagnostics: readonly ObservedDiagnostic[],
): string {
  const title = `${englishTitle(catalog)}: observed errors`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Markup(reportCss)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${totals(seen)} ${timelinePlot(counts)} ${findingsTable(diagnostics)} ${codesPlot(seen)} ${modulesTable(seen)}
          ${operationsTable(seen)}
        </main>
      </body>
    </html> `;
  return page.html;
}

function totals({ read, coverage }: Overview): Markup {
  const figures: readonly (readonly [label: string, value: string])[] = [
    ["responses", grouped(read.responses)],
    ["succeeded", grouped(read.success)],
    ["errors", grouped(read.errors)],
    ["not of the API", grouped(read.invalid)],
    ["codes seen", `${Math.floor(percent(coverage))} %`],
  ];
  const times =
    read.first === undefined || read.last === undefined
      ? ""
      : `From ${timeText(read.first)} to ${timeText(read.last)}. `;
  const rest = `${count(read.other, "record")} without a response, ${read.unread} without a body, ${count(read.damaged, "damaged line")}.`;
  return html`<dl class="totals">
      ${figures.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="soft">${times}${rest}</p>`;
}

const grouped = (n: number): string => n.toLocaleString("en-US");

const plot = { width: 960, height: 200, left: 56, bottom: 22 } as const;

/** Stacked columns: what is not of the API below, then errors, then successes. */
function timelinePlot({ timeline }: Counts): Markup {
  const intervals = chartIntervals(timeline, mostIntervals);
  const [first, second] = intervals;
  if (first === undefined || second === undefined) return html``;
  const total = ({ success, error, invalid }: Interval): number => success + error + invalid;
  const highest = Math.max(1, ...intervals.map(total));
  const length = lengthText(second.from - first.from);
  const last = intervals.at(-1) ?? first;
  const inner = plot.height - plot.bottom;
  const step = (plot.width - plot.left) / intervals.length;
  const columns = intervals.map((interval, i) => {
    let y: number = inner;
    const x = plot.left + i * step;
    return (["invalid", "error", "success"] as const).map((kind) => {
      const height = (interval[kind] / highest) * (inner - 8);
      y -= height;
      if (height === 0) return html``;
      return html`<rect
        class="${kind}"
        x="${round(x)}"
        y="${round(y)}"
        width="${round(Math.max(1, step - 1))}"
        height="${round(height)}"
        ><title>${short(interval.from)}: ${interval[kind]}</title></rect
      >`;
    });
  });
  const description = `${length} a column, from ${timeText(first.from)} to ${timeText(last.from)}; at most ${grouped(highest)} responses in one`;
  return html`<section>
    <h2>Responses over time</h2>
    <p class="legend">
      <span class="key success"></span> succeeded <span class="key error"></span> error
      <span class="key invalid"></span> not of the API; ${description}
    </p>
    <div class="plot">
      <svg viewBox="0 0 ${plot.width} ${plot.height}" role="img" aria-label="Responses over time: ${description}">
        <line class="axis" x1="${plot.left}" x2="${plot.width}" y1="${inner}" y2="${inner}" />
        <text x="${plot.left - 6}" y="16" text-anchor="end">${grouped(highest)}</text>
        <text x="${plot.left - 6}" y="${inner}" text-anchor="end">0</text>
        <text x="${plot.left}" y="${plot.height - 4}">${short(first.from)}</text>
        <text x="${plot.width}" y="${plot.height - 4}" text-anchor="end">${short(last.from)}</text>
        ${columns.flat()}
      </svg>
    </div>
  </section>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const short = (time: number): string => `${timeText(time).slice(0, 16).replace("T", " ")}Z`;

function findingsTable(diagnostics: readonly ObservedDiagnostic[]): Markup {
  const listed = diagnostics.filter(({ finding }) => finding.rule !== "unseen-code");
  if (listed.length === 0)
    return html`<section>
      <h2>Findings</h2>
      <p>Nothing differs from the spec.</p>
    </section>`;
  const rows = listed.slice(0, mostFindings).map(({ finding, diagnostic }) => {
    const { severity, rule, message, help = "" } = diagnostic;
    return html`<tr>
      <td><span class="badge ${severity}">${severity}</span></td>
      <td><code>${rule}</code></td>
      <td class="n">${grouped(finding.n)}</td>
      <td>${message}<br /><span class="soft">${help}</span></td>
    </tr> `;
  });
  const more = listed.length > mostFindings ? html`<p>${listed.length - mostFindings} more are not shown.</p>` : html``;
  return html`<section>
    <h2>Findings</h2>
    ${table("Findings", ["severity", "rule", "times", "what differs"], rows)}${more}
  </section>`;
}

function codesPlot({ codes }: Overview): Markup {
  const top = codes.slice(0, mostCodes);
  const [first] = top;
  if (first === undefined) return html``;
  const rows = top.map(({ module, code, name, n, first: from, last }) => {
    const times = from === undefined || last === undefined ? "" : `${short(from)} to ${short(last)}`;
    return html`<tr>
      <td><code>${module}/${shortCode(code)}</code></td>
      <td>${name ?? "not in the spec"}</td>
      <td class="n">${grouped(n)}</td>
      <td class="wide">
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="error" width="${round((100 * n) / first.n)}" height="10" />
        </svg>
      </td>
      <td class="soft">${times}</td>
    </tr> `;
  });
  const more =
    codes.length > mostCodes ? html`<p class="soft">${count(codes.length - mostCodes, "more code")}.</p>` : html``;
  return html`<section>
    <h2>Codes, most frequent first</h2>
    ${table("Codes", ["code", "name", "responses", "share", "seen"], rows)}${more}
  </section>`;
}

function shareCells({ seen, of }: Share): Markup {
  const share = Math.floor(percent({ seen, of }));
  return html`<td class="n">${seen} of ${of}</td>
    <td class="n">${share} %</td>
    <td class="wide">
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="rest" width="100" height="10" />
        <rect class="success" width="${share}" height="10" />
      </svg>
    </td>`;
}

function modulesTable({ modules }: Overview): Markup {
  const rows = modules.map((module) => {
    const unseen = module.unseen.map(({ code, name }) => html`<li><code>${code}</code> ${name}</li>`);
    const list =
      unseen.length === 0
        ? html``
        : html`<details>
            <summary>${unseen.length} not seen</summary>
            <ul>
              ${unseen}
            </ul>
          </details>`;
    return html`<tr>
      <td>${module.module}</td>
      ${shareCells(module)}
      <td>${list}</td>
    </tr> `;
  });
  return html`<section>
    <h2>Coverage by module</h2>
    ${table("Coverage by module", ["module", "codes seen", "share", "plot", "not seen"], rows)}
  </section>`;
}

function operationsTable({ operations }: Overview): Markup {
  if (operations.length === 0) return html``;
  const rows = operations.map(({ operation, n, errors, ...share }) => {
    return html`<tr>
      <td><code>${operation}</code></td>
      <td class="n">${grouped(n)}</td>
      <td class="n">${grouped(errors)}</td>
      ${shareCells(share)}
    </tr> `;
  });
  return html`<section>
    <h2>Coverage by operation</h2>
    ${table("Coverage by operation", ["operation", "responses", "errors", "declared errors seen", "share", "plot"], rows)}
  </section>`;
}

/** A table that scrolls by itself, also with the keyboard. */
function table(label: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  const head = heads.map((name) => html`<th scope="col">${name}</th>`);
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
