/** The style of the report, in the colors of the generated site. */
export const reportCss = `
:root { color-scheme: light dark;
  --paper: light-dark(#ffffff, #14161a); --raised: light-dark(#f6f7f9, #1b1e24); --line: light-dark(#e2e5ea, #2c3038);
  --ink: light-dark(#1a1d23, #e7e9ee); --soft: light-dark(#555d6b, #a4acba); --accent: light-dark(#1a5aa8, #86b6f2);
  --go: light-dark(#2f8f5b, #4fae7c); --bad: light-dark(#c2452d, #e8795f); --odd: light-dark(#a06a10, #d9a650);
  --bad-ink: light-dark(#a3321c, #f0937c); --odd-ink: light-dark(#8a4b06, #e9b368); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 100%/1.55 system-ui, sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 0.6rem; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 0 0.75rem; }
.totals div { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.6rem 1rem; }
.totals dt { color: var(--soft); font-size: 0.85rem; }
.totals dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.plot { overflow-x: auto; }
.plot svg { width: 100%; min-width: 36rem; height: auto; }
.plot text { fill: var(--soft); font-size: 12px; }
.axis { stroke: var(--line); }
rect.success { fill: var(--go); } rect.error { fill: var(--bad); } rect.invalid { fill: var(--odd); } rect.rest { fill: var(--line); }
.key { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 2px; margin-left: 0.6em; }
.key.success { background: var(--go); margin-left: 0; } .key.error { background: var(--bad); } .key.invalid { background: var(--odd); }
.legend { color: var(--soft); font-size: 0.9rem; margin: 0 0 0.5rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.7rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wide { min-width: 9rem; }
.bar { display: block; width: 100%; height: 0.7rem; margin-top: 0.4rem; border-radius: 3px; }
.badge { font-size: 0.85rem; font-weight: 600; }
.badge.error { color: var(--bad-ink); } .badge.warning { color: var(--odd-ink); } .badge.info { color: var(--soft); }
details ul { margin: 0.3rem 0 0; padding-left: 1.1rem; }
`;
