/*
 * `npm run bench:import`: how the time to read tables and to understand them grows when they have ten times the rows, for
 * each way to write a table. Machines are noisy: the least of several runs counts, in CPU time.
 */
import { readDocument } from "../../dist/modules/import/read.js";
import { understand } from "../../dist/modules/import/understand/understand.js";

const rowsOf = (rows, row) => Array.from({ length: rows }, (_, i) => row(i)).join("\n");

const pipe = (rows) =>
  `| Error code | Description | Solution |\n|---|---|---|\n${rowsOf(rows, (i) => `| ${1000 + i} | The order ${i} \`is\` closed. | See [help](https://example.com/${i}). |`)}\n`;
const html = (rows) =>
  `<table><tr><th>Error code</th><th>Description</th></tr>${rowsOf(rows, (i) => `<tr><td>${1000 + i}</td><td>The order <b>${i}</b> is closed.</td></tr>`)}</table>`;
const grid = (rows) =>
  `+------+-------------+\n| Code | Meaning     |\n+======+=============+\n${rowsOf(rows, (i) => `| ${1000 + i} | Order error |\n+------+-------------+`)}\n`;

const documents = {
  "pipe tables": ["page.md", pipe],
  "HTML tables": ["page.html", html],
  "HTML in Markdown": ["page.md", html],
  "grid tables": ["page.rst", grid],
};

async function cost(path, text, rows) {
  const started = process.cpuUsage();
  const { tables } = understand(await readDocument(path, text));
  const { user, system } = process.cpuUsage(started);
  const read = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (read !== rows) throw new Error(`${rows} rows were written, and ${read} read`);
  return (user + system) / 1000;
}

const runs = Number(process.argv[2] ?? 3);
for (const [name, [path, make]] of Object.entries(documents)) {
  await cost(path, make(500), 500); // what runs first is compiled first
  let smaller;
  for (const rows of [500, 5_000]) {
    const times = [];
    for (let run = 0; run < runs; run++) times.push(await cost(path, make(rows), rows));
    const time = Math.min(...times);
    const growth = smaller === undefined ? "" : `   ${(time / smaller).toFixed(1)} x the time of a tenth of the rows`;
    console.log(`${name.padEnd(17)} ${String(rows).padStart(5)} rows ${time.toFixed(0).padStart(6)} ms${growth}`);
    smaller = time;
  }
}
