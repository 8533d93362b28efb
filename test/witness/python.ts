import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../support/tools.js";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in Python: `python/candidates.py` imports the old package and writes every way to use it, one a line;
 * those that mypy accepts are the program. The packages of a batch are checked in one run, each under a name of its own.
 */

interface Program {
  readonly package: string;
  readonly distribution: string;
  readonly lines: readonly string[];
}

const programs = new WeakMap<Output, Program>();

export const pythonWitness: Witness = async (cases) => {
  const judged = cases.filter(({ before, after }) => packageOf(before) !== undefined && packageOf(after) !== undefined);
  const broken = new Map(targetsGone(cases, "python/pyproject.toml"));
  const checked: { readonly id: number; readonly output: Output; readonly lines: readonly string[] }[] = [];
  for (const { id, before, after } of judged) {
    const program = programs.get(before) ?? (await programOf(before));
    programs.set(before, program);
    if (packageOf(after) !== program.package) broken.set(id, `no package ${program.package}`);
    else if (distributionOf(after) !== program.distribution) broken.set(id, `no distribution ${program.distribution}`);
    else checked.push({ id, output: after, lines: program.lines });
  }
  const errors = await mypy(checked);
  for (const { id } of checked) {
    const [first] = errors.get(id) ?? [];
    if (first !== undefined) broken.set(id, first.message);
  }
  return broken;
};

/** What the names of packages stand for, by running them. */
export const pythonValues: ValuesOf = async (outputs) => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  try {
    const names = outputs.flatMap((output, index) => {
      if (packageOf(output) === undefined) return [];
      install(output, join(folder, `case${index}`));
      return [`case${index}`];
    });
    const script = join(import.meta.dirname, "python", "values.py");
    const { status, stdout, stderr } = await run("python3", [script, ...names], {
      cwd: folder,
      env: { PYTHONPATH: folder },
    });
    if (status !== 0) throw new Error(`a package cannot be imported: ${stderr}`);
    const answers = (JSON.parse(stdout) as Record<string, string>[]).map((each) => new Map(Object.entries(each)));
    return outputs.map((_, index) => answers[names.indexOf(`case${index}`)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function programOf(output: Output): Promise<Program> {
  const name = packageOf(output) ?? "";
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  try {
    install(output, join(folder, name));
    const script = join(import.meta.dirname, "python", "candidates.py");
    const { status, stdout, stderr } = await run("python3", [script, name], {
      cwd: folder,
      env: { PYTHONPATH: folder },
    });
    if (status !== 0) throw new Error(`the old package cannot be imported: ${stderr}`);
    const candidates = stdout.trimEnd().split("\n");
    const errors = (await mypy([{ id: 0, output, lines: candidates }])).get(0) ?? [];
    const bad = new Set(errors.map(({ line }) => line));
    const lines = candidates.filter((_, index) => !bad.has(index));
    if (lines.length < 20) throw new Error(`mypy accepts hardly anything: ${errors[0]?.message ?? ""}`);
    return { package: name, distribution: distributionOf(output) ?? "", lines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Found {
  readonly line: number;
  readonly message: string;
}

const cache = mkdtempSync(join(tmpdir(), "errspec-witness-mypy-"));
process.once("exit", () => rmSync(cache, { recursive: true, force: true }));

/** What mypy says about programs, by case; lines are numbered as they were given. */
async function mypy(
  cases: readonly { readonly id: number; readonly output: Output; readonly lines: readonly string[] }[],
): Promise<ReadonlyMap<number, readonly Found[]>> {
  if (cases.length === 0) return new Map();
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  const found = new Map<number, Found[]>();
  try {
    for (const { id, output, lines } of cases) {
      install(output, join(folder, `case${id}`));
      const modules = modulesOf(output).map((module) => `import case${id}${module === "" ? "" : `.${module}`}`);
      // `package` in a program is the package, whatever it is called here; imports come first, on one line.
      const wanted = new Set(
        lines.flatMap((line) => [...line.matchAll(/\bpackage\.([a-z_]\w*)\./g)].map(([, module]) => module ?? "")),
      );
      const missing = [...wanted].filter((module) => !modules.includes(`import case${id}.${module}`));
      if (missing.length > 0) found.set(id, [{ line: 0, message: `no module ${missing.join()}` }]);
      writeFileSync(
        join(folder, `use${id}.py`),
        [modules.join("; "), ...lines.map((line) => line.replaceAll("package.", `case${id}.`))].join("\n") + "\n",
      );
    }
    const args = [
      "--strict",
      "--no-error-summary",
      "--hide-error-context",
      "--no-pretty",
      "--cache-dir",
      cache,
      ...cases.map(({ id }) => `use${id}.py`),
    ];
    const { stdout, stderr } = await run("mypy", args, { cwd: folder });
    if (stderr.trim() !== "" && stdout === "") throw new Error(`mypy failed: ${stderr}`);
    for (const line of stdout.split("\n")) {
      const [, id = "", number = "", message = ""] = /^use(\d+)\.py:(\d+): error: (.*)$/.exec(line) ?? [];
      if (id === "") continue;
      const list = found.get(Number(id)) ?? [];
      found.set(Number(id), [...list, { line: Number(number) - 2, message }]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function packageOf({ files }: Output): string | undefined {
  const init = [...files.keys()].find((path) => /^python\/[a-z_0-9]+\/_base\.py$/.test(path));
  return init?.split("/")[1];
}

function distributionOf({ files }: Output): string | undefined {
  return /^name = "(.*)"$/m.exec(files.get("python/pyproject.toml") ?? "")?.[1];
}

function modulesOf(output: Output): string[] {
  const prefix = `python/${packageOf(output) ?? ""}/`;
  return [...output.files.keys()].flatMap((path) => {
    const name = path.startsWith(prefix) ? /^([a-z]\w*)\.py$/.exec(path.slice(prefix.length))?.[1] : undefined;
    return path === `${prefix}__init__.py` ? [""] : name === undefined ? [] : [name];
  });
}

function install(output: Output, folder: string): void {
  const prefix = `python/${packageOf(output) ?? ""}/`;
  for (const [path, text] of output.files) {
    if (!path.startsWith(prefix)) continue;
    const file = join(folder, path.slice(prefix.length));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
