import type { Limits, TestCatalog } from "./catalog.js";
import type { Difficulty, TruthCode } from "./document.js";
import type { Random } from "./random.js";

/** The text of a document with what is true of it. */
export interface Written {
  readonly text: string;
  readonly extension: string;
  readonly codes: readonly TruthCode[];
  readonly either?: readonly string[];
  readonly locales?: readonly string[];
  readonly mentions?: readonly string[];
  readonly difficulties: readonly Difficulty[];
}

/** One way to publish codes. */
export interface Shape {
  readonly id: string;
  /** How often it is chosen. */
  readonly weight: number;
  readonly limits: Limits;
  readonly write: (catalog: TestCatalog, random: Random) => Written;
}
