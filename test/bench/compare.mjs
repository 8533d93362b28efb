/*
 * `npm run bench:compare [-- --folder DIR]`: what five codes in two modules take with errspec and with other tools: the lines
 * that a person writes, what is generated of them, and which changes each tool reports. Writes the tables of
 * docs/comparison.md; `npm run docs:reference` then makes the page in Chinese. The tools are installed outside our
 * dependencies, as for `npm run bench:peers`.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { format } from "prettier";
import { changes, codes, responses } from "./compare/codes.mjs";
import { snyk, tools } from "./compare/tools.mjs";
import { withTables } from "./compare/page.mjs";

const root = join(import.meta.dirname, "..", "..");
const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: process.env.ERRSPEC_BENCH_PEERS ?? join(caches, "errspec-bench-peers") },
  },
});
const work = mkdtempSync(join(tmpdir(), "errspec-compare-"));

/** Lines that are not empty; in a source, comments count: some tools take texts from them. */
const writtenLines = (text) => text.split("\n").filter((line) => /\S/.test(line)).length;

/** Lines that are not empty and no comment. */
const linesOf = (text) =>
  text.split("\n").filter((line) => /\S/.test(line) && !/^\s*(?:\/\/|\*|\/\*|#)/.test(line)).length;

function put(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function textOf(folder) {
  if (!existsSync(folder)) return "";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
}

/** How many of the codes generated code has by name and number, and how many have a class of their own. */
function found(text, classOf) {
  const squeezed = text.replaceAll("_", "").toLowerCase();
  const constants = codes.filter(({ name, code }) =>
    new RegExp(`${name.toLowerCase()}[^\\n]{0,40}\\b${code}\\b`).test(squeezed),
  );
  const classes = codes.filter(({ name }) => classOf(name).test(text));
  return { constants: constants.length, classes: classes.length };
}

const classIn = {
  TypeScript: (name) => new RegExp(`\\bclass ${name}\\w* extends`),
  Go: (name) => new RegExp(`\\btype ${name}\\w* struct`),
  Python: (name) => new RegExp(`\\bclass ${name}\\w*\\(`),
};

/** Runs the program of a tool on the responses. Throws if it prints anything else than the others must. */
async function check({ title, program, entry }, cwd, { modules }) {
  const outfile = join(cwd, "program.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "compare", "programs", program)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: entry === undefined ? {} : { errors: join(cwd, entry) },
    nodePaths: modules === undefined ? [] : [modules],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  const { explain } = await import(pathToFileURL(outfile).href);
  for (const { status, body, prints } of responses) {
    const printed = explain(status, body);
    if (printed !== prints) throw new Error(`${title}: ${body} is ${printed}, not ${prints}`);
  }
}

async function row(tool) {
  const installed = tool.install(options.folder);
  if (installed.missing !== undefined) return { ...tool, missing: installed.missing };
  const folderOf = (name) => join(work, tool.title, name);
  const cwd = folderOf("now");
  const sources = tool.sources(codes, installed);
  const write = (folder, files) => {
    mkdirSync(folder, { recursive: true });
    put(folder, files);
    if (installed.modules !== undefined) symlinkSync(installed.modules, join(folder, "node_modules"));
    return folder;
  };
  write(cwd, sources);
  tool.generate(cwd, installed);
  await check(tool, cwd, installed);
  const program = readFileSync(join(import.meta.dirname, "compare", "programs", tool.program), "utf8");
  const reported = {};
  const report = (name, list) => {
    const changed = write(folderOf(name), tool.sources(list, installed));
    const { status, output } = tool.breaking(changed, cwd, installed);
    if (status !== 0) return "fails";
    return /invalid_?project_?id/i.test(output) ? "reports" : "nothing";
  };
  if (tool.breaking !== undefined) {
    const same = report("unchanged", codes);
    if (same !== "nothing") throw new Error(`${tool.title} ${same} without a change`);
    for (const [name, change] of Object.entries(changes)) reported[name] = report(name, change(codes));
  }
  const languages = Object.entries(tool.code).map(([language, path]) => {
    const text = textOf(join(cwd, path));
    return {
      language,
      lines: linesOf(text),
      ...(language === "docs" ? documented(text) : found(text, classIn[language])),
    };
  });
  const written = (files) => Object.values(files).reduce((sum, text) => sum + writtenLines(text), 0);
  const source = written(sources);
  const more = source - written(tool.sources(codes.slice(0, -1), installed));
  return { ...tool, source, more, program: linesOf(program), languages, reported };
}

const documented = (text) => ({
  codes: codes.filter(({ code, text: words }) => text.includes(`${code}`) && text.includes(words)).length,
});

try {
  const rows = [];
  for (const tool of tools) {
    rows.push(await row(tool));
    console.error(tool.title);
  }
  const page = join(root, "docs", "comparison.md");
  const text = withTables(readFileSync(page, "utf8"), {
    rows,
    snyk: snyk(options.folder),
    codes,
    changes: Object.keys(changes),
  });
  writeFileSync(page, await format(text, { parser: "markdown", printWidth: 120 }));
} finally {
  rmSync(work, { recursive: true, force: true });
}
