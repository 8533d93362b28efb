import { allEntries } from "../../model/catalog.js";
import type { Draft, DraftEntry, Texts } from "../draft/draft.js";

/**
 * The content of the document at the last import: the base of the next merge. Without it, an edit by the author and a
 * change of the document look the same. It is stored beside the spec and committed with it.
 */
export interface Snapshot {
  readonly documents: readonly { readonly document: string; readonly sha256: string }[];
  /** By module and code. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, Statement>>>>;
}

/** What a document states about a code. */
export interface Statement {
  readonly title: Texts;
  readonly text: Texts;
  readonly note: Texts;
  readonly http: number | undefined;
  readonly retryable: boolean | undefined;
  readonly cells: Readonly<Record<string, string>>;
}

/** The name of the snapshot file in the spec's folder. */
export const snapshotFileName = "import.json";

export function snapshotOf({ sources, modules }: Pick<Draft, "sources" | "modules">): Snapshot {
  return {
    documents: sources,
    modules: Object.fromEntries(
      modules.map((module) => [
        module.id,
        Object.fromEntries(allEntries(module).map((entry) => [`=${entry.code}`, statementOf(entry)])),
      ]),
    ),
  };
}

/** The base of the next merge: the new edition, and codes that only the spec still has. */
export function snapshotAfter(
  base: Snapshot,
  draft: Pick<Draft, "sources" | "modules">,
  vanished: readonly { readonly module: string; readonly code: string }[],
): Snapshot {
  const now = snapshotOf(draft);
  const modules: Record<string, Record<string, Statement>> = Object.fromEntries(
    Object.entries(now.modules).map(([id, codes]) => [id, { ...codes }]),
  );
  for (const { module, code } of vanished) {
    const statement = formerStatement(base, module, code);
    if (statement !== undefined) (modules[module] ??= {})[`=${code}`] = statement;
  }
  return { documents: now.documents, modules };
}

export function statementOf({ title, text, note, http, retryable, cells }: DraftEntry): Statement {
  return { title, text, note, http, retryable, cells };
}

/** The statement of a snapshot about a code. Its keys begin with `=`, because JavaScript would reorder numeric keys. */
export function formerStatement(snapshot: Snapshot, module: string, code: string): Statement | undefined {
  const codes = Object.hasOwn(snapshot.modules, module) ? snapshot.modules[module] : undefined;
  return codes !== undefined && Object.hasOwn(codes, `=${code}`) ? codes[`=${code}`] : undefined;
}

/** The codes of a module in a snapshot. */
export function codesBefore(snapshot: Snapshot, module: string): string[] {
  return Object.keys(Object.hasOwn(snapshot.modules, module) ? (snapshot.modules[module] ?? {}) : {}).map((key) =>
    key.slice(1),
  );
}

export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify({ import: 1, ...snapshot }, undefined, 1)}\n`;
}

/** Parses a snapshot. Undefined if the text is not one. */
export function parseSnapshot(text: string): Snapshot | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isObject = (part: unknown): part is Record<string, unknown> =>
    typeof part === "object" && part !== null && !Array.isArray(part);
  if (!isObject(value) || value["import"] !== 1 || !Array.isArray(value["documents"]) || !isObject(value["modules"]))
    return undefined;
  const whole = Object.values(value["modules"]).every(
    (codes) =>
      isObject(codes) &&
      Object.values(codes).every(
        (statement) =>
          isObject(statement) && ["title", "text", "note", "cells"].every((field) => isObject(statement[field])),
      ),
  );
  return whole ? (value as unknown as Snapshot) : undefined;
}
