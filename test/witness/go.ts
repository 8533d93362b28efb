import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

export const goWitness: Witness = (cases) => {
  const judged = cases.filter(({ before, after }) => hasModule(before) && hasModule(after));
  for (const { before } of judged) {
    if (programs.has(before)) continue;
    const [answer] = ask([{ files: filesOf(before) }]);
    if (answer?.problem !== "") throw new Error(`no Go program: ${answer?.problem ?? ""}`);
    programs.set(before, answer);
  }
  const answers = ask(
    judged.map(({ before, after }) => {
      const { program, kinds } = programs.get(before) ?? { program: "", kinds: {} };
      return { files: filesOf(after), program, kinds };
    }),
  );
  const broken = judged.flatMap(({ id }, index): [number, string][] => {
    const problem = answers[index]?.problem ?? "there is no answer";
    return problem === "" ? [] : [[id, problem]];
  });
  return Promise.resolve(new Map([...broken, ...targetsGone(cases, "go/go.mod")]));
};

/** What the constants of packages stand for, by Go's own constant evaluation. */
export const goValues: ValuesOf = (outputs) => {
  const judged = outputs.filter(hasModule);
  const answers = ask(judged.map((output) => ({ files: filesOf(output), values: true })));
  return Promise.resolve(
    outputs.map((output) => {
      const values = answers[judged.indexOf(output)]?.values;
      return values && new Map(Object.entries(values));
    }),
  );
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

let checker: string | undefined;

function ask(questions: readonly object[]): Answer[] {
  checker ??= build();
  const { status, stdout, stderr } = spawnSync(checker, {
    input: JSON.stringify(questions),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the Go witness failed: ${stderr}`);
  return JSON.parse(stdout) as Answer[];
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
