import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { put, tree } from "../support/folder.js";
import { cacheOf, generate } from "./strace.js";

type Files = Readonly<Record<string, string>>;

/** The least that has several files, folders in folders, and a page for each module. */
const spec: Files = {
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

/** The specs that a project had and is to have; the first run has none before. */
export const scenarios: Readonly<Record<string, { readonly from?: Files; readonly to: Files }>> = {
  "first run": { to: spec },
  "no-op": { from: spec, to: spec },
  update: { from: spec, to: { ...spec, "spec/aa.yaml": aa.replace("One.", "First.") } },
  "module renamed": { from: spec, to: { ...withoutBb, "spec/cc.yaml": bb.replace("bb", "cc") } },
  "module removed": { from: spec, to: withoutBb },
};

/** Somebody else's files among the output. */
export const foreign: Files = { "notes.md": "theirs\n", "docs/own.txt": "theirs too\n" };

/** A project before a run, what is in its output then, and what is to be in it. */
export interface Project {
  readonly folder: string;
  readonly before: Files;
  readonly wanted: Files;
  /** Puts all back to where it was before the run. */
  readonly reset: () => void;
}

/** Makes the project of a scenario below a folder of its own. */
export function prepare(name: string, base: string): Project {
  const { from, to } = scenarios[name] ?? { to: spec };
  const folder = join(base, "project");
  mkdirSync(folder);
  if (from !== undefined) change(folder, from);
  put(join(folder, "out"), foreign);
  const before = tree(join(folder, "out"));
  const copy = (source: string, target: string): void => {
    rmSync(target, { recursive: true, force: true });
    if (existsSync(source)) cpSync(source, target, { recursive: true });
  };
  copy(folder, join(base, "ready"));
  // Without its stamp a run that has nothing to do must look, and take the lock for that.
  if (name !== "no-op") copy(cacheOf(folder), join(base, "ready-cache"));
  const wanted = change(folder, to);
  put(join(base, "ready"), to);
  for (const path of Object.keys(from ?? {})) if (!(path in to)) rmSync(join(base, "ready", path));
  const reset = (): void => {
    copy(join(base, "ready"), folder);
    copy(join(base, "ready-cache"), cacheOf(folder));
  };
  reset();
  return { folder, before, wanted, reset };
}

/** Gives a project another spec and makes the output of it. */
function change(folder: string, files: Files): Files {
  rmSync(join(folder, "spec"), { recursive: true, force: true });
  put(folder, files);
  const { status, stderr } = generate(folder);
  if (status !== 0) throw new Error(stderr);
  return tree(join(folder, "out"));
}
