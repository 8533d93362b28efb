import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in Go: `go/main.go` writes it from the exported names of the old packages, and has Go's own type
 * checker say whether it compiles with the new ones.
 */

interface Answer {
  readonly program: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly problem: string;
  readonly values?: Readonly<Record<string, string>>;
}

const programs = new WeakMap<Output, Answer>();

export const goWitness: Witness = async (cases) => {
  const judged = cases.filter(({ before, after }) => hasModule(before) && hasModule(after));
  const bases = [...new Set(judged.map(({ before }) => before))].filter((before) => !programs.has(before));
  for (const [index, answer] of (await ask(bases.map((before) => ({ files: filesOf(before) })))).entries()) {
    const before = bases[index];
    if (before === undefined || answer.problem !== "") throw new Error(`no Go program: ${answer.problem}`);
    programs.set(before, answer);
  }
  const answers = await ask(
    judged.map(({ before, after }) => {
      const { program, kinds } = programs.get(before) ?? { program: "", kinds: {} };
      return { files: filesOf(after), program, kinds };
    }),
  );
  const broken = judged.flatMap(({ id }, index): [number, string][] => {
    const problem = answers[index]?.problem ?? "there is no answer";
    return problem === "" ? [] : [[id, problem]];
  });
  return new Map([...broken, ...targetsGone(cases, "go/go.mod")]);
};

/** What the constants of packages stand for, by Go's own constant evaluation. */
export const goValues: ValuesOf = async (outputs) => {
  const judged = outputs.filter(hasModule);
  const answers = await ask(judged.map((output) => ({ files: filesOf(output), values: true })));
  return outputs.map((output) => {
    const values = answers[judged.indexOf(output)]?.values;
    return values && new Map(Object.entries(values));
  });
};

const hasModule = ({ files }: Output): boolean => files.has("go/go.mod");

function filesOf({ files }: Output): Record<string, string> {
  return Object.fromEntries(
    [...files].flatMap(([path, text]) =>
      path === "go/go.mod" || (path.startsWith("go/") && path.endsWith(".go") && !path.endsWith("_test.go"))
        ? [[path.slice(3), text]]
        : [],
    ),
  );
}

/** The checker: it reads the standard library at its first question, which takes longer than the other answers. */
interface Checker {
  readonly child: ChildProcess;
  readonly lines: AsyncIterator<string>;
}

let checker: Checker | undefined;

async function ask(questions: readonly object[]): Promise<readonly Answer[]> {
  checker ??= start();
  checker.child.stdin?.write(`${JSON.stringify(questions)}\n`);
  const line = await checker.lines.next();
  if (line.done === true) throw new Error("the Go witness failed");
  return JSON.parse(line.value) as Answer[];
}

function start(): Checker {
  const child = spawn(build(), { stdio: ["pipe", "pipe", "inherit"] });
  process.once("exit", () => child.kill());
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

function build(): string {
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "witness");
  execFileSync("go", ["build", "-o", file, "main.go"], {
    cwd: join(import.meta.dirname, "go"),
    env: { ...process.env, GO111MODULE: "off", GOWORK: "off" },
  });
  return file;
}
