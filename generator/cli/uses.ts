import { count } from "../diagnostic/count.js";
import { readOwnFiles } from "../disk/inputs.js";
import type { InputFile } from "../disk/inputs.js";
import { copyUse, findUse, removeCopy, writeLock } from "../disk/pin.js";
import type { Found } from "../disk/pin.js";
import { decodeSpec } from "../load/decode-spec.js";
import { lockText, parseLock } from "../load/lock.js";
import type { Lock, Pin } from "../load/lock.js";
import { readUses } from "../load/read-uses.js";
import { sourceOf } from "../load/uses-schema.js";
import { catalogFileName, isLock } from "../load/spec-file.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";
import { printDiagnostics, requireSpec } from "./spec.js";

export interface UsesUpdateFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** The catalogs to update, by their keys; none for all of them. */
  readonly only: readonly string[];
}

/** Pins the catalogs that a spec uses as they are now, and copies those that come from packages and repositories. */
export function usesUpdateCommand({ spec, only }: UsesUpdateFlags): ExitCode {
  requireSpec(spec);
  const files = readOwnFiles(spec);
  const main = files.filter(({ source }) => source.endsWith(`/${catalogFileName}`));
  const { spec: decoded, diagnostics: unreadable } = decodeSpec(main);
  const { uses, diagnostics } = decoded[0] === undefined ? nothing : readUses(decoded[0]);
  if (uses === undefined) {
    printDiagnostics([...unreadable, ...diagnostics], decoded);
    return 1;
  }
  for (const use of only) {
    if (!(use in uses))
      throw new UsageError(`${spec} uses no catalog ${use}; it uses ${Object.keys(uses).join(", ") || "none"}`);
  }
  const before = lockIn(files);
  const isMeant = (use: string): boolean => only.length === 0 || only.includes(use) || !before.has(use);
  // Everything is found before anything is written.
  const found = Object.entries(uses).flatMap(([use, shape]): [string, Found][] =>
    isMeant(use) ? [[use, findUse(spec, use, sourceOf(shape))]] : [],
  );
  const kept = [...before].filter(([use]) => use in uses && !isMeant(use));
  const after: Lock = new Map([...kept, ...found.map(([use, each]) => [use, pinOf(each)] as const)]);
  for (const [, each] of found) if (each.isCopy) copyUse(spec, each);
  for (const [use, pin] of before) if (!(use in uses)) removeCopy(spec, pin);
  writeLock(spec, after.size === 0 ? undefined : lockText(after));
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((use) =>
    changeOf(use, before.get(use), after.get(use)),
  );
  for (const line of changed) print(line);
  print(`${spec}: ${count(changed.length, "catalog")} of ${after.size} changed`);
  return 0;
}

const nothing = { uses: undefined, diagnostics: [] };

/** What is pinned now. A lock that cannot be read, as after a merge, is made again. */
function lockIn(files: readonly InputFile[]): Lock {
  const file = files.find(({ source }) => isLock(source));
  return (file && parseLock(file.bytes.toString("utf8"))) ?? new Map<string, Pin>();
}

function pinOf({ pin, files }: Found): Pin {
  const main = files.find(({ source }) => source.endsWith(`/${catalogFileName}`));
  const [text] = main === undefined ? [] : decodeSpec([main]).spec;
  const { version } = text === undefined ? { version: undefined } : readUses(text);
  return { ...pin, ...(version === undefined ? {} : { version }) };
}

/** A line about a catalog whose pin has changed. */
function changeOf(use: string, before: Pin | undefined, after: Pin | undefined): readonly string[] {
  if (before?.hash === after?.hash && before?.from === after?.from && before?.commit === after?.commit) return [];
  if (after === undefined) return [`${use}: removed`];
  return [`${use}: ${before === undefined ? "" : `${pinText(before)} -> `}${pinText(after)}`];
}

/** `1.2.0 (commit 1a2b3c4d5e6f, sha256:0123456789ab)` */
function pinText({ version = "no version", commit, hash }: Pin): string {
  const parts = [
    ...(commit === undefined ? [] : [`commit ${commit.slice(0, 12)}`]),
    hash.slice(0, "sha256:".length + 12),
  ];
  return `${version} (${parts.join(", ")})`;
}
