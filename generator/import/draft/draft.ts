import type { CodeType } from "../../model/code-type.js";
import type { Name } from "../../model/name.js";
import type { Advice } from "./advice.js";

/** Texts by locale. */
export type Texts = Readonly<Record<string, string>>;

/** A proposed spec, as plain data. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly version: string | undefined;
  readonly description: string | undefined;
  readonly contact: Readonly<Record<string, string>> | undefined;
  /** The source locale first. */
  readonly locales: readonly string[];
  readonly envelope: DraftEnvelope;
  readonly sources: readonly Source[];
  readonly modules: readonly DraftModule[];
}

/** A document that was imported. */
export interface Source {
  readonly document: string;
  readonly sha256: string;
}

export interface DraftEnvelope {
  /** Whether a sample response in the document shows it. If not, it is a guess that the author should correct. */
  readonly shown: boolean;
  readonly code: string;
  readonly text: string;
  readonly requestId: string | undefined;
  readonly success: string | undefined;
  readonly common: string | undefined;
  readonly forms: readonly string[];
  /** The domain of gRPC's `ErrorInfo`, if the document states it. */
  readonly domain?: string | undefined;
}

export interface DraftModule {
  readonly id: string;
  readonly title: string;
  readonly codeType: CodeType;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** Reserved codes, as a spec writes them, and reserved identifiers, as the document writes them. */
  readonly reserved: { readonly codes: readonly string[]; readonly names: readonly string[] } | undefined;
  readonly success: DraftEntry | undefined;
  readonly entries: readonly DraftEntry[];
  /** Ranges of codes that the document describes without listing each code. */
  readonly ranges: readonly DraftRange[];
}

export interface DraftRange {
  readonly codes: string;
  readonly texts: readonly string[];
  readonly place: Place;
}

/** Where a name comes from. The author should replace a placeholder. */
export type NameFrom = "identifier" | "code" | "text" | "placeholder" | "given";

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
  /** A proposed kind and action. */
  readonly advice: Advice | undefined;
  /** Why callers should no longer rely on the code, if the document marks it as deprecated. */
  readonly deprecated: string | undefined;
  readonly aliases: readonly Name[];
  /** Cells that no field of a spec fits, by the header of their column. */
  readonly cells: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
}

/** A row of a document. Tables and rows are counted from 1; header rows are not counted. */
export interface Place {
  readonly document: string;
  readonly table: number;
  readonly row: number;
}
