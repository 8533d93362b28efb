import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** By file, how often a program has run each line that has code: -1 for never. Source: the manual of pcov. */
type Lines = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The environment in which the programs of a folder leave what they have run. The folder must exist. */
export function coverageEnvironment(folder: string): NodeJS.ProcessEnv {
  const settings = join(folder, "ini");
  const found = join(folder, "coverage");
  for (const made of [settings, found]) mkdirSync(made);
  const prepended = join(import.meta.dirname, "coverage.php");
  writeFileSync(
    join(settings, "coverage.ini"),
    `auto_prepend_file=${prepended}\npcov.enabled=1\npcov.directory=${folder}\npcov.exclude="#/large/#"\n`,
  );
  // An empty part is the folder that PHP reads anyway.
  return { PHP_INI_SCAN_DIR: `:${settings}`, COVERAGE: found };
}

/**
 * The lines of the packages below a folder that no program has run, as `file, function: line`. The same line of the same
 * function counts once for all packages: a package may have no code that leads to it.
 */
export function linesNeverRun(folder: string): readonly string[] {
  const isRun = new Map<string, boolean>();
  const found = join(folder, "coverage");
  for (const report of readdirSync(found)) {
    const lines = JSON.parse(readFileSync(join(found, report), "utf8")) as Lines;
    for (const [file, counts] of Object.entries(lines)) {
      const named = namedLines(file);
      for (const [line, count] of Object.entries(counts)) {
        const name = named[Number(line) - 1] ?? "";
        isRun.set(name, count > 0 || isRun.get(name) === true);
      }
    }
  }
  return [...isRun].flatMap(([name, run]) => (run ? [] : [name])).sort();
}

/** A name for each line of a file. What a spec names is left out of it. */
function namedLines(file: string): readonly string[] {
  const path = file.slice(file.lastIndexOf("/src/") + "/src/".length);
  let method = "";
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => {
      method = /^ {4}\S.*function (\w+)\(/.exec(line)?.[1] ?? method;
      return `${path.replace(/^Operations\/\w+/, "Operations/*")}, ${method}: ${line.trim().replace(/'[\w-]+\.' \. /, "")}`;
    });
}
