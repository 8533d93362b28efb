import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { put, tree } from "../support/folder.js";
import { cacheOf, run } from "./strace.js";

type Files = Readonly<Record<string, string>>;

/** The least that has several files, folders in folders, and a page for each module. */
export const spec: Files = {
  "spec/errspec.yaml": `errspec: 1
catalog: small
title: Small
locales: [en]
envelope: { code: /code, text: /message }
targets: { docs: {} }
`,
  "spec/aa.yaml": "module: aa\nerrors: [{ code: 1, name: OneThing, text: One. }]\n",
  "spec/bb.yaml": "module: bb\nerrors: [{ code: 2, name: OtherThing, text: Two. }]\n",
};

const { "spec/aa.yaml": aa = "" } = spec;
const { "spec/bb.yaml": bb = "", ...withoutBb } = spec;

export interface Scenario {
  /** The command, and the folder that it writes. */
  readonly command: string;
  readonly into: string;
  /** The files that the project had at an earlier run, if there was one, and those that it has at this one. */
  readonly from?: Files;
  readonly to: Files;
  /** What an earlier run has left. */
  readonly left?: Files;
}

const generate = { command: "generate", into: "out" };

/** A number that no process has. */
const nobody = "99999999";

export const scenarios: Readonly<Record<string, Scenario>> = {
  "first run": { ...generate, to: spec },
  "no-op": { ...generate, from: spec, to: spec },
  update: { ...generate, from: spec, to: { ...spec, "spec/aa.yaml": aa.replace("One.", "First.") } },
  "module renamed": { ...generate, from: spec, to: { ...withoutBb, "spec/cc.yaml": bb.replace("bb", "cc") } },
  "module removed": { ...generate, from: spec, to: withoutBb },
  "lock of a run that was killed": { ...generate, from: spec, to: spec, left: { "out/.errspec.lock": nobody } },
  init: { command: "init", into: "spec", to: {} },
};

/** Somebody else's files among the output. */
export const foreign: Files = { "notes.md": "theirs\n", "docs/own.txt": "theirs too\n" };

/** A project before a run, what is in its output then, and what is to be in it. */
export interface Project extends Scenario {
  readonly folder: string;
  readonly before: Files;
  readonly wanted: Files;
  /** Puts all back to where it was before the run. */
  readonly reset: () => void;
}

/** Makes the project of a scenario below a folder of its own. */
export function prepare(scenario: Scenario, base: string): Project {
  const { into, from, to, left = {} } = scenario;
  const folder = join(base, "project");
  mkdirSync(folder);
  if (from !== undefined) change(scenario, folder, from);
  put(join(folder, into), foreign);
  const before = tree(join(folder, into));
  const copy = (source: string, target: string): void => {
    rmSync(target, { recursive: true, force: true });
    if (existsSync(source)) cpSync(source, target, { recursive: true });
  };
  copy(folder, join(base, "ready"));
  // Without its stamp a run that has nothing to do must look, and take the lock for that.
  if (from !== to) copy(cacheOf(folder), join(base, "ready-cache"));
  const wanted = change(scenario, folder, to);
  put(join(base, "ready"), { ...to, ...left });
  for (const path of Object.keys(from ?? {})) if (!(path in to)) rmSync(join(base, "ready", path));
  const reset = (): void => {
    copy(join(base, "ready"), folder);
    copy(join(base, "ready-cache"), cacheOf(folder));
  };
  reset();
  return { ...scenario, folder, before, wanted, reset };
}

/** Gives a project other files and runs its command. */
function change({ command, into }: Scenario, folder: string, files: Files): Files {
  if (into !== "spec") rmSync(join(folder, "spec"), { recursive: true, force: true });
  put(folder, files);
  const { status, stderr } = run(folder, command);
  if (status !== 0) throw new Error(stderr);
  return tree(join(folder, into));
}
