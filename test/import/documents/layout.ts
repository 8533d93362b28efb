import type { Block } from "./blocks.js";
import { constantOf } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import type { Difficulty, TruthCode } from "./document.js";
import type { Random } from "./random.js";

/** A catalog laid out as a page, with what a reader takes from it. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly codes: readonly TruthCode[];
  readonly either?: readonly string[];
  /** Further languages of its texts. */
  readonly locales?: readonly string[];
  readonly difficulties: readonly Difficulty[];
}

export type Layout = (catalog: TestCatalog, random: Random) => Page;

/** What the layout shows beside the code and the text. */
export interface Shown {
  readonly constant?: boolean;
  readonly prefix?: string;
  readonly status?: boolean;
  readonly module?: string | undefined;
  readonly spellings?: readonly string[];
  readonly texts?: readonly string[];
  /** Whether what to do may follow the text, so that a reader takes it for a part of the text. */
  readonly below?: boolean;
  readonly deprecated?: boolean;
  /** Whether the language of the document counts the code. */
  readonly implied?: boolean;
}

export const truthOf = (entry: Entry, shown: Shown): TruthCode => ({
  spellings: shown.spellings ?? [entry.code],
  texts: shown.texts ?? [entry.text, ...(shown.below === true ? [`${entry.text} ${entry.solution}`] : [])],
  constant: shown.constant === true ? (shown.prefix ?? "") + constantOf(entry) : undefined,
  status: shown.status === true ? entry.status : undefined,
  module: shown.module,
  deprecated: shown.deprecated,
  implied: shown.implied,
});

/** The heading of each section as a module, if there are several. */
export const moduleOf = ({ sections }: TestCatalog, title: string): string | undefined =>
  sections.length > 1 ? title : undefined;

/** Writes each section below a heading, if there are several. */
export function inSections(
  { sections }: TestCatalog,
  random: Random,
  write: (entries: readonly Entry[], title: string) => readonly Block[],
): Block[] {
  const level = random.pick([2, 2, 3]);
  return sections.flatMap(({ entries, title }) => [
    ...(sections.length > 1 ? [{ kind: "heading", level, text: [title] } as const] : []),
    ...write(entries, title),
  ]);
}
