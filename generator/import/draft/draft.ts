import type { CodeType } from "../../model/code-type.js";
import type { Name } from "../../model/name.js";
import type { Advice } from "./advice.js";

/** Texts by locale. */
export type Texts = Readonly<Record<string, string>>;

/** A spec as an import proposes it: plain data, ready to be written. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly version: string | undefined;
  /** The source locale first. */
  readonly locales: readonly string[];
  readonly envelope: DraftEnvelope;
  readonly sources: readonly Source[];
  readonly modules: readonly DraftModule[];
}

/** The document that something was taken from. */
export interface Source {
  readonly document: string;
  readonly sha256: string;
}

export interface DraftEnvelope {
  /** Whether a response in the document shows it, or it is a guess for the author to correct. */
  readonly shown: boolean;
  readonly code: string;
  readonly text: string;
  readonly requestId: string | undefined;
  readonly success: string | undefined;
  readonly common: string | undefined;
  readonly forms: readonly string[];
}

export interface DraftModule {
  readonly id: string;
  readonly title: string;
  readonly codeType: CodeType;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** What the document keeps from being used again: codes as a spec has them, and identifiers of the document. */
  readonly reserved: { readonly codes: readonly string[]; readonly names: readonly string[] } | undefined;
  readonly success: DraftEntry | undefined;
  readonly entries: readonly DraftEntry[];
  /** Stretches of codes that the document speaks of without naming each. */
  readonly ranges: readonly DraftRange[];
}

/** The entries of a module or of a draft of one; the success entry, where there is one, comes first. */
export function allEntries<E>({
  success,
  entries,
}: {
  readonly success: E | undefined;
  readonly entries: readonly E[];
}): readonly E[] {
  return success === undefined ? entries : [success, ...entries];
}

export interface DraftRange {
  readonly codes: string;
  readonly texts: readonly string[];
  readonly at: Place;
}

/** Where a name comes from; a placeholder waits for the author. */
export type NameFrom = "identifier" | "code" | "text" | "placeholder";

export interface DraftEntry {
  readonly code: string;
  readonly name: Name;
  readonly nameFrom: NameFrom;
  readonly group: string | undefined;
  readonly title: Texts;
  readonly text: Texts;
  readonly note: Texts;
  readonly http: number | undefined;
  readonly retryable: boolean | undefined;
  /** What its kind and action may be. */
  readonly advice: Advice | undefined;
  /** Why callers should no longer rely on it, where the document marks it so. */
  readonly deprecated: string | undefined;
  readonly aliases: readonly Name[];
  /** What has no field of its own, under the header of its column. */
  readonly cells: Readonly<Record<string, string>>;
  readonly at: readonly Place[];
}

/** A row of a document. Tables and rows count from 1, rows without those of the header. */
export interface Place {
  readonly document: string;
  readonly table: number;
  readonly row: number;
}
