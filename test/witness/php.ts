import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../support/folder.js";
import { run } from "../support/tools.js";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in PHP: `php/witness.php` writes it from what reflection sees of the old package, and runs it with the new
 * one. Whoever wrote it has read the templates: it is not independent of them. One run of PHP loads all packages of a batch,
 * each in a namespace of its own.
 */

interface Answer {
  /** The first thing that a program meets, by the ID of its case. */
  readonly broken: Readonly<Record<string, string>>;
  /** What the constants of each package stand for. */
  readonly values: readonly Readonly<Record<string, string>>[];
}

export const phpWitness: Witness = async (cases) => {
  const broken = new Map(targetsGone(cases, "php/composer.json"));
  const judged = cases.filter(({ before, after }) => hasPackage(before) && hasPackage(after));
  const kept = judged.filter(({ id, before, after }) => {
    const [was, is] = [identityOf(before), identityOf(after)];
    const lost = was.find((each) => !is.includes(each));
    if (lost !== undefined) broken.set(id, `no ${lost}`);
    return lost === undefined;
  });
  const outputs = [...new Set(kept.flatMap(({ before, after }) => [before, after]))];
  const asked = kept.map(({ id, before, after }) => ({
    id,
    old: outputs.indexOf(before),
    now: outputs.indexOf(after),
  }));
  for (const [id, why] of Object.entries((await ask(outputs, asked)).broken)) broken.set(Number(id), why);
  return broken;
};

/** What the constants of packages stand for, as PHP says that has loaded them. */
export const phpValues: ValuesOf = async (outputs) => {
  const judged = outputs.filter(hasPackage);
  const { values } = await ask(judged, []);
  return outputs.map((output) => {
    const found = values[judged.indexOf(output)];
    return found && new Map(Object.entries(found));
  });
};

const hasPackage = ({ files }: Output): boolean => files.has("php/composer.json");

const namespaceOf = ({ files }: Output): string =>
  /^namespace (.*);$/m.exec(files.get("php/src/Code.php") ?? "")?.[1] ?? "";

/** What Composer and a `use` refer to. */
function identityOf(output: Output): readonly string[] {
  const [, name = ""] = /"name": "(.*)"/.exec(output.files.get("php/composer.json") ?? "") ?? [];
  return [`package ${name}`, `namespace ${namespaceOf(output)}`];
}

async function ask(outputs: readonly Output[], cases: readonly object[]): Promise<Answer> {
  if (outputs.length === 0) return { broken: {}, values: [] };
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  try {
    for (const [index, output] of outputs.entries()) put(join(folder, `P${index}`), sourcesOf(output, `P${index}`));
    put(folder, { "cases.json": JSON.stringify({ packages: outputs.length, cases }) });
    const program = join(import.meta.dirname, "php", "witness.php");
    const { status, stdout, stderr } = await run("php", ["-d", "error_reporting=-1", program], { cwd: folder });
    if (status !== 0) throw new Error(`a package cannot be loaded: ${stdout}${stderr}`);
    return JSON.parse(stdout) as Answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sources of a package in another namespace, by their paths. */
function sourcesOf(output: Output, name: string): Record<string, string> {
  const namespace = namespaceOf(output);
  return Object.fromEntries(
    [...output.files].flatMap(([path, text]) =>
      path.startsWith("php/src/")
        ? [
            [
              path.slice("php/src/".length),
              text
                .replaceAll(`${namespace}\\`, `${name}\\`)
                .replaceAll(`namespace ${namespace};`, `namespace ${name};`),
            ],
          ]
        : [],
    ),
  );
}
