/*
 * `npm run bench:catalogs`: measures what one of many catalogs costs, and writes docs/many-catalogs.md with what a thousand of
 * them cost; `npm run docs:reference` then makes the page in Chinese. `--runs 9` sets how often each command runs, `--note "…"` adds a sentence about the machine.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, type } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import prettier from "prettier";
import { median, run } from "./whole-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "main.js");
const { values } = parseArgs({ options: { runs: { type: "string", default: "9" }, note: { type: "string" } } });
const runs = Number(values.runs);

/** The sizes of the catalogs: how many codes a service has of its own, and how many it takes. */
const [ownCodes, commonCodes, services] = [30, 40, 1000];

const envelope = "envelope: { success: { absent: /error }, code: /error/code, text: /error/message }";
const targets = "targets: { catalog: , typescript: , go: { layout: packages }, python: , docs: }";

function codes(count, prefix) {
  const letters = (n) => `${"ABCDEFGHIJ"[Math.floor(n / 10)]}${"abcdefghij"[n % 10]}`;
  const entry = (n) =>
    `  - { code: ${1000 + n}, name: ${prefix}${letters(n)}Lost, text: The item ${n} does not exist. Check its number., kind: not_found, action: fix_request }`;
  return Array.from({ length: count }, (_, n) => entry(n)).join("\n");
}

const catalog = (id, more) =>
  `errspec: 1\ncatalog: ${id}\ntitle: ${id}\nversion: 1.0.0\nlocales: [en]\n${envelope}\n${more}`;

function put(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A folder with a common catalog, a service that uses it, and one with all codes of its own. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), "errspec-catalogs-"));
  const own = `module: orders\ntitle: Orders\nerrors:\n${codes(ownCodes, "Order")}\n`;
  const common = `module: common\ntitle: Common\nerrors:\n${codes(commonCodes, "Common")}\n`;
  put(folder, {
    "common/spec/errspec.yaml": catalog("common", targets),
    "common/spec/common.yaml": common,
    "service/spec/errspec.yaml": catalog("service", `uses: { common: { folder: ../../common/spec } }\n${targets}`),
    "service/spec/orders.yaml": own,
    "alone/spec/errspec.yaml": catalog("alone", targets),
    "alone/spec/orders.yaml": own,
  });
  return folder;
}

const folder = repository();
const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache") };
const errspec = (...args) => run([main, ...args], { cwd: folder, env });
const generate = (name, ...more) => errspec("generate", "--spec", `${name}/spec`, "--out", `${name}/out`, ...more);
const cold = (name) => {
  for (const place of ["cache", `${name}/out`]) rmSync(join(folder, place), { recursive: true, force: true });
};
/** Until nothing is left to do, and the times of the files are old enough to be trusted. */
const settle = (name) => {
  for (let i = 0; i < 3; i++) generate(name);
};
/** Copies of the service, for one command that runs over all of them. */
const several = Array.from({ length: 10 }, (_, n) => `many/service-${n}`);
let edits = 0;
const edit = (path) => {
  const file = join(folder, path);
  writeFileSync(file, readFileSync(file, "utf8").replace(/The item 7[^.]*\./, `The item 7 is gone ${++edits}.`));
};
/** As on a day on which an edit follows another: the first edit after a cold run still has to read what that wrote. */
const warm = (name) => {
  settle(name);
  edit(`${name}/spec/orders.yaml`);
  generate(name);
};
const update = () => errspec("uses", "update", "--spec", "service/spec");

/** Each command, what is done before it, and what the page calls it. */
const rows = {
  node: { measure: () => run(["-e", "0"], { cwd: folder, env }) },
  alone: { before: () => cold("alone"), measure: () => generate("alone") },
  cold: { before: () => cold("service"), measure: () => generate("service") },
  idle: { before: () => settle("service"), measure: () => generate("service") },
  check: { before: () => settle("service"), measure: () => generate("service", "--check") },
  edited: {
    before: () => {
      warm("service");
      edit("service/spec/orders.yaml");
    },
    measure: () => generate("service"),
  },
  editedAlone: {
    before: () => {
      warm("alone");
      edit("alone/spec/orders.yaml");
    },
    measure: () => generate("alone"),
  },
  checkCold: {
    before: () => {
      generate("service");
      rmSync(join(folder, "cache"), { recursive: true });
    },
    measure: () => generate("service", "--check"),
  },
  together: {
    before: () => {
      errspec("uses", "update", "--spec", "many/*/spec");
      rmSync(join(folder, "cache"), { recursive: true, force: true });
      for (const name of several) rmSync(join(folder, name, "out"), { recursive: true, force: true });
    },
    measure: () => {
      const { cpu } = errspec("generate", "--spec", "many/*/spec");
      return { cpu: cpu / several.length };
    },
  },
  update: { before: () => edit("common/spec/common.yaml"), measure: update },
  follow: {
    before: () => {
      warm("service");
      edit("common/spec/common.yaml");
      update();
    },
    measure: () => generate("service"),
  },
  lint: { measure: () => errspec("lint", "--spec", "service/spec") },
};

/** The median of the CPU time of each row, in milliseconds. The rows take turns. */
function measured() {
  const times = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
  for (let i = 0; i < runs; i++) {
    for (const [name, { before, measure }] of Object.entries(rows)) {
      before?.();
      times[name].push(measure().cpu * 1000);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const ms = (value) => `${Math.round(value)} ms`;
const minutes = (value) => {
  const seconds = value / 1000;
  return seconds < 120 ? `${seconds.toFixed(seconds < 10 ? 1 : 0)} s` : `${(seconds / 60).toFixed(1)} min`;
};

function page(cpu) {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const times = (name) => (cpu[name] / cpu.node).toFixed(1);
  const row = (label, name) => `| ${label} | ${ms(cpu[name])} | ${times(name)} x |`;
  const total = (label, sum, how) => `| ${label} | ${how} | ${minutes(sum)} |`;
  return `# A thousand catalogs

<!-- Written by \`npm run bench:catalogs\`; edit test/bench/many-catalogs.mjs instead. -->

What ${services.toLocaleString("en")} catalogs cost that share a common one, in CPU time: what a run of one costs is measured, and the rest is arithmetic. A service has ${ownCodes} codes of its own and [takes](guide/monorepo.md#one-common-catalog) ${commonCodes} from the common catalog. Each makes a catalog in JSON, packages in TypeScript, Go and Python, and Markdown.

Measured at the commit ${git("rev-parse", "--short=12", "HEAD")} on a machine with ${cpus().length} cores, Node ${process.versions.node}, ${type()} ${release().replace(/-.*/, "")}.${values.note === undefined ? "" : ` ${values.note}`} The commands took turns, and the median of ${runs} runs counts. \`npm run bench:catalogs\` measures again, and writes this page.

## One catalog

| One run | CPU | as multiples of \`node -e 0\` |
| --- | --: | --: |
${row("`node -e 0`", "node")}
${row(`\`generate\`, cold, ${ownCodes} codes and no other catalog`, "alone")}
${row(`\`generate\`, cold, ${ownCodes} codes and ${commonCodes} of the common catalog`, "cold")}
${row("`generate`, nothing to do", "idle")}
${row("`generate --check`, nothing to do", "check")}
${row("`generate --check`, nothing to do, without a cache", "checkCold")}
${row("`generate`, after an edit of the service", "edited")}
${row("`generate`, after an edit of the one without another catalog", "editedAlone")}
${row("`uses update`, after an edit of the common catalog", "update")}
${row("`generate`, after such an update", "follow")}
${row("`lint`", "lint")}
${row("`generate`, cold, for each of ten in one command", "together")}

The codes of the common catalog cost a cold run ${ms(Math.max(0, cpu.cold - cpu.alone))}, and a run after an edit ${ms(Math.max(0, cpu.edited - cpu.editedAlone))}.

## All of them

The assumptions: every catalog is as large as this one; each command is one process; nothing runs at the same time on the same core, so CPU time divided by the number of cores is the time to wait.

| What happens | Arithmetic | CPU |
| --- | --- | --: |
${total("Everything is generated from nothing, as on a new machine without a cache", services * cpu.cold, `${services} x ${ms(cpu.cold)}`)}
${total("CI checks that all committed output is up to date, without a cache of its own", services * cpu.checkCold, `${services} x ${ms(cpu.checkCold)}`)}
${total("Nothing has changed since the last run on this machine", services * cpu.idle, `${services} x ${ms(cpu.idle)}`)}
${total("One service has changed", (services - 1) * cpu.idle + cpu.edited, `${services - 1} x ${ms(cpu.idle)} + ${ms(cpu.edited)}`)}
${total("The common catalog has changed", services * (cpu.update + cpu.follow), `${services} x (${ms(cpu.update)} + ${ms(cpu.follow)})`)}
${total("All are linted", services * cpu.lint, `${services} x ${ms(cpu.lint)}`)}
${total("The same with a [task runner](https://github.com/errspec/errspec/tree/main/examples/monorepo) that restores what has not changed, and one service that has", cpu.cold, `1 x ${ms(cpu.cold)}`)}

On ten machines with two cores each, everything from nothing takes ${minutes((services * cpu.cold) / 20)}: give each a tenth of the folders, since a small catalog is not worth [shards](guide/monorepo.md#many-machines). One command for many of them, \`--spec 'services/*/spec'\`, starts the program once: everything from nothing then costs ${services} x ${ms(cpu.together)}, or ${minutes(services * cpu.together)}.
`;
}

try {
  update();
  for (const name of several) cpSync(join(folder, "service", "spec"), join(folder, name, "spec"), { recursive: true });
  // The copies are one folder deeper.
  for (const name of several) {
    const file = join(folder, name, "spec", "errspec.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("../../common", "../../../common"));
  }
  const file = join(root, "docs", "many-catalogs.md");
  writeFileSync(
    file,
    await prettier.format(page(measured()), { ...(await prettier.resolveConfig(file)), filepath: file }),
  );
  console.log("docs/many-catalogs.md");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
