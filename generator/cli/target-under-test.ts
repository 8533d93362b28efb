import { basename, dirname, resolve } from "node:path";
import * as v from "valibot";
import type { LoadedTarget } from "../custom/target.js";
import { isFolder, readTargetFile, targetFileName } from "../disk/target-test.js";
import type { CustomTarget } from "../model/custom-target.js";
import { rowKinds } from "../target-test/rows.js";
import { load } from "./custom-targets.js";
import { UsageError } from "./exit.js";

/** A target to test, and how. */
export interface TargetUnderTest {
  /** The folder of its code, in which a program runs. */
  readonly folder: string;
  readonly custom: CustomTarget;
  readonly options: object;
  readonly program: ProgramUnderTest | undefined;
  /** Loads its code. `env` is added to the environment of a program. */
  readonly load: (env?: Readonly<Record<string, string>>) => Promise<LoadedTarget>;
}

/** A program of the output that answers rows of conformance. Commands run in the folder of the generated files. */
type ProgramUnderTest = NonNullable<v.InferOutput<typeof description>["program"]>;

const command = v.pipe(
  v.array(v.string("a command is a list of texts"), "a command is a list of texts"),
  v.minLength(1),
);

const description = v.strictObject(
  {
    name: v.optional(v.string("`name` must be text")),
    exec: v.optional(command),
    module: v.optional(v.string("`module` must be the path of a file")),
    options: v.optional(v.looseObject({}, "`options` must be an object"), {}),
    program: v.optional(
      v.strictObject({
        build: v.optional(command),
        run: command,
        rows: v.array(
          v.picklist(rowKinds, `\`rows\` must list some of ${rowKinds.join(", ")}`),
          "`rows` must be a list",
        ),
      }),
    ),
  },
  (issue) => (issue.expected === "never" ? "unknown key" : "it must be an object"),
);

/** Opens the target at a path: a module, or a folder with a description of it. Throws if there is none. */
export async function openTarget(path: string): Promise<TargetUnderTest> {
  if (!isFolder(path)) {
    const folder = dirname(resolve(path));
    return opened(folder, { module: `./${basename(path)}`, options: {} });
  }
  const text = readTargetFile(path);
  if (text === undefined) {
    throw new UsageError(`${path} has no ${targetFileName}; add one, or give the target's module`);
  }
  return opened(resolve(path), descriptionIn(`${path}/${targetFileName}`, text));
}

function descriptionIn(file: string, text: string): v.InferOutput<typeof description> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : ""}`);
  }
  const parsed = v.safeParse(description, json);
  if (parsed.success) return parsed.output;
  const [{ message, path = [] }] = parsed.issues;
  throw new UsageError(`${file}: ${[...path.map(({ key }) => String(key)), message].join(": ")}`);
}

async function opened(
  folder: string,
  { name, exec, module, options, program }: v.InferOutput<typeof description>,
): Promise<TargetUnderTest> {
  const custom = customOf(name, exec, module);
  const loadIt = (env?: Readonly<Record<string, string>>): Promise<LoadedTarget> => load(custom, folder, env);
  await loadIt();
  return { folder, custom, options, program, load: loadIt };
}

function customOf(name?: string, exec?: readonly string[], module?: string): CustomTarget {
  if (exec !== undefined && name !== undefined) return { key: name, from: { kind: "program", command: exec } };
  if (module !== undefined) return { key: module, from: { kind: "file", path: module } };
  throw new UsageError(`${targetFileName} must have \`module\`, or \`name\` and \`exec\``);
}
