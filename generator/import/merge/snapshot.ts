import { allEntries } from "../draft/draft.js";
import type { Draft, DraftEntry, Texts } from "../draft/draft.js";

/**
 * What the document said at the last import: the base of the next merge, without which an author's edit and a new
 * edition of the document look the same. It stands beside the spec and is committed with it.
 */
export interface Snapshot {
  readonly documents: readonly { readonly document: string; readonly sha256: string }[];
  /** By module and code. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, Said>>>>;
}

/** What a document says of a code, as far as a spec has fields for it. */
export interface Said {
  readonly title: Texts;
  readonly text: Texts;
  readonly note: Texts;
  readonly http: number | undefined;
  readonly retryable: boolean | undefined;
  readonly cells: Readonly<Record<string, string>>;
}

/** The file of the spec's folder that holds the snapshot. */
export const snapshotFileName = "import.json";

export function snapshotOf({ sources, modules }: Pick<Draft, "sources" | "modules">): Snapshot {
  return {
    documents: sources,
    modules: Object.fromEntries(
      modules.map((module) => [
        module.id,
        Object.fromEntries(allEntries(module).map((entry) => [`=${entry.code}`, saidOf(entry)])),
      ]),
    ),
  };
}

/** What the next merge starts from: the new edition, and what it no longer has and the spec still does. */
export function snapshotAfter(
  base: Snapshot,
  draft: Pick<Draft, "sources" | "modules">,
  vanished: readonly { readonly module: string; readonly code: string }[],
): Snapshot {
  const now = snapshotOf(draft);
  const modules: Record<string, Record<string, Said>> = Object.fromEntries(
    Object.entries(now.modules).map(([id, codes]) => [id, { ...codes }]),
  );
  for (const { module, code } of vanished) {
    const said = saidBefore(base, module, code);
    if (said !== undefined) (modules[module] ??= {})[`=${code}`] = said;
  }
  return { documents: now.documents, modules };
}

export function saidOf({ title, text, note, http, retryable, cells }: DraftEntry): Said {
  return { title, text, note, http, retryable, cells };
}

/** What a snapshot has of a code. Keys begin with a mark, or numbers would be put in an order of their own. */
export function saidBefore(snapshot: Snapshot, module: string, code: string): Said | undefined {
  const codes = Object.hasOwn(snapshot.modules, module) ? snapshot.modules[module] : undefined;
  return codes !== undefined && Object.hasOwn(codes, `=${code}`) ? codes[`=${code}`] : undefined;
}

/** The codes that a snapshot has of a module. */
export function codesBefore(snapshot: Snapshot, module: string): string[] {
  return Object.keys(Object.hasOwn(snapshot.modules, module) ? (snapshot.modules[module] ?? {}) : {}).map((key) =>
    key.slice(1),
  );
}

export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify({ import: 1, ...snapshot }, undefined, 1)}\n`;
}

/** Undefined where the text is no snapshot. */
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
        (said) => isObject(said) && ["title", "text", "note", "cells"].every((field) => isObject(said[field])),
      ),
  );
  return whole ? (value as unknown as Snapshot) : undefined;
}
