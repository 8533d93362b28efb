import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");
const generate = [process.execPath, join(root, "dist", "main.js"), "generate"];

/** Puts the example into a folder. */
export const example = (cwd) => cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });

/** Puts the files of a larger spec into a folder. */
export const files = (list) => (cwd) => {
  for (const { path, text } of list) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
};

const typescript = "  typescript: { package: errors }\n";
const three = `${typescript}  go: { module: example.com/errors, package: errors }\n  python: { package: errors }\n`;
const all = `  catalog:\n${three}  docs:\n  site:\n`;

const withTargets = (targets) => (cwd) => {
  const path = join(cwd, "spec", "errspec.yaml");
  const text = readFileSync(path, "utf8").replace(/^targets:\n(?:(?: .*)?\n)+/m, `targets:\n${targets}\n`);
  writeFileSync(path, text);
};

/** Begins again as on a machine on which errspec has just been installed: without output, and without its cache. */
const cold = (cwd, cache) => {
  for (const folder of [join(cwd, "out"), cache]) rmSync(folder, { recursive: true, force: true });
};

/** Changes one text, to another one each time. */
const edit = (module) => (cwd) => {
  const path = join(cwd, "spec", module);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(/\ben: "?(?=[A-Z])/, (before) => `${before}X`),
  );
};

/**
 * What errspec is asked for. `prepare` is done once in the folder of the row, `warm` says how many runs come before the first
 * that is measured, and `before` is done before each run.
 */
export const errspecRows = (module) =>
  [
    { title: "errspec, one language", makes: "a TypeScript package", prepare: withTargets(typescript), before: cold },
    {
      title: "errspec, three languages",
      makes: "packages in TypeScript, Go and Python, with their tests",
      prepare: withTargets(three),
      before: cold,
    },
    {
      title: "errspec, everything",
      makes: "the same, a catalog in JSON, Markdown and a documentation site",
      prepare: withTargets(all),
      before: cold,
    },
    {
      title: "errspec, everything, one text edited",
      makes: "what the edit changes",
      prepare: withTargets(all),
      warm: 2,
      before: edit(module),
    },
    {
      title: "errspec, everything, no change",
      makes: "nothing: all files are up to date",
      prepare: withTargets(all),
      warm: 2,
    },
  ].map((row) => ({ ...row, commands: [generate] }));
