import type { TestDocument, TruthCode } from "./document.js";

/** One entry of a spec that an import wrote. */
export interface Taken {
  readonly module: string;
  readonly group?: string | undefined;
  readonly code: string;
  readonly name: string;
  /** The text, the title and the note, in the first locale. */
  readonly texts: readonly string[];
  readonly http?: number | undefined;
  readonly deprecated: boolean;
}

/** What an import did with a document. */
export type Outcome =
  | { readonly kind: "crash"; readonly message: string }
  | { readonly kind: "refusal"; readonly message: string }
  | {
      readonly kind: "spec";
      readonly entries: readonly Taken[];
      readonly locale: string;
      /** The whole report. */
      readonly report: string;
      /** The lines of the document that the report covers as tables that it left out. */
      readonly skippedLines: readonly (readonly [number, number])[];
    };

export interface Verdict {
  readonly outcome: Outcome["kind"];
  readonly wanted: number;
  readonly taken: number;
  /** Codes that are in the spec only as a piece of what the document says. */
  readonly altered: readonly string[];
  /** Codes that are neither in the spec nor in the report. */
  readonly silent: readonly string[];
  /** Codes that only the report mentions. */
  readonly reported: readonly string[];
  /** What is in the spec as a code and is not a code of the document. */
  readonly invented: readonly string[];
  readonly wrongTexts: readonly string[];
  readonly wrongNames: readonly string[];
  readonly wrongAdvice: readonly string[];
  readonly wrongModules: readonly string[];
  readonly wrongLocale: boolean;
  /** All codes and no other, each with its text. */
  readonly exact: boolean;
}

/** Spellings that a spec may write alike: the width of characters, and the padding of hexadecimal digits. */
const canonical = (code: string): string => {
  const narrow = code.normalize("NFKC").replace(/\s+/g, " ").trim();
  return /^0x[0-9a-f]+$/i.test(narrow) ? `0x${BigInt(narrow).toString(16)}` : narrow;
};

/** A text without the marks that formats add, which are not judged here. */
const words = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/<\/?(?:code|strong|p|br)>/g, "")
    .replace(/[\s`*\\|]+/g, "");

const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Whether a code of the spec is a piece of a code of the document, or the other way round. */
function isPieceOf(code: string, whole: string): boolean {
  const a = letters(code);
  const b = letters(whole);
  if (a === "" || b === "") return false;
  return (
    a === b || b.endsWith(a) || b.startsWith(a) || (a.includes(b) && b.length > 2) || Number(code) === Number(whole)
  );
}

const nothing = {
  taken: 0,
  altered: [],
  silent: [],
  reported: [],
  invented: [],
  wrongTexts: [],
  wrongNames: [],
  wrongAdvice: [],
  wrongModules: [],
  wrongLocale: false,
  exact: false,
} as const;

/** Compares what an import wrote with the truth. */
export function judge({ truth, text }: TestDocument, outcome: Outcome): Verdict {
  const wanted = truth.codes.length;
  if (outcome.kind !== "spec") return { ...nothing, outcome: outcome.kind, wanted };
  const { entries, report, skippedLines, locale } = outcome;
  const bySpelling = new Map<string, Taken[]>();
  for (const entry of entries) {
    const key = canonical(entry.code);
    bySpelling.set(key, [...(bySpelling.get(key) ?? []), entry]);
  }
  const pairs = truth.codes.map((code) => ({ code, entry: takeEntry(code, bySpelling) }));
  const missing = pairs.filter(({ entry }) => entry === undefined).map(({ code }) => code.spellings[0] ?? "");
  const known = new Set(
    [...truth.codes.flatMap(({ spellings }) => spellings), ...truth.either, ...truth.mentions].map(canonical),
  );
  const others = entries.filter(({ code }) => !known.has(canonical(code))).map(({ code }) => code);
  const altered = others.filter((code) => missing.some((whole) => isPieceOf(code, whole)));
  const mentioned = (code: string): boolean => isIn(code, report) || isCovered(code, text, skippedLines);
  const isTaken = (code: string): boolean => entries.some((entry) => canonical(entry.code) === canonical(code));
  const both = pairs.flatMap(({ code, entry }) => (entry === undefined ? [] : [{ code, entry }]));
  const wrongTexts = both.filter(({ code, entry }) => !hasText(code, entry)).map(({ entry }) => entry.code);
  return {
    outcome: "spec",
    wanted,
    taken: both.length,
    altered,
    silent: [...missing, ...truth.mentions.filter((code) => !isTaken(code))].filter((code) => !mentioned(code)),
    reported: missing.filter(mentioned),
    invented: others.filter((code) => !altered.includes(code)),
    wrongTexts,
    wrongNames: both
      .filter(({ code, entry }) => !hasName(code, entry))
      .map(({ entry }) => `${entry.code} ${entry.name}`),
    wrongAdvice: both.filter(({ code, entry }) => !hasAdvice(code, entry)).map(({ entry }) => entry.code),
    wrongModules: modulesThatMix(both),
    wrongLocale: !truth.locales.includes(locale.split("-")[0] ?? ""),
    exact: missing.length === 0 && others.length === 0 && wrongTexts.length === 0,
  };
}

/** The entry of a code, each for one code only: modules may have the same code with other texts. */
function takeEntry({ spellings, texts }: TruthCode, bySpelling: ReadonlyMap<string, Taken[]>): Taken | undefined {
  const found = spellings.flatMap((spelling) => bySpelling.get(canonical(spelling)) ?? []);
  const best = found.find((entry) => texts.some((text) => entry.texts.map(words).includes(words(text)))) ?? found[0];
  if (best === undefined) return undefined;
  const left = bySpelling.get(canonical(best.code));
  left?.splice(left.indexOf(best), 1);
  return best;
}

const hasText = ({ texts }: TruthCode, entry: Taken): boolean => {
  const found = entry.texts.map(words);
  return (
    texts.length === 0 ||
    texts.some((text) => found.includes(words(text)) || found.includes(words(text.replace(/[.。]$/, ""))))
  );
};

/** The name may leave out a prefix, and end in what makes it unique or says that it is an error. */
const hasName = ({ constant }: TruthCode, { name }: Taken): boolean => {
  if (constant === undefined) return true;
  const wanted = letters(constant);
  const found = letters(name);
  return wanted === found || (found.length >= 4 && wanted.endsWith(found));
};

const hasAdvice = ({ status, deprecated }: TruthCode, entry: Taken): boolean =>
  (status === undefined || entry.http === status) && (deprecated !== true || entry.deprecated);

/** Headings that separate modules must separate modules or groups of the spec: none holds codes of two headings. */
function modulesThatMix(both: readonly { readonly code: TruthCode; readonly entry: Taken }[]): string[] {
  const headings = new Map<string, Set<string>>();
  for (const { code, entry } of both) {
    if (code.module === undefined) continue;
    const part = `${entry.module}/${entry.group ?? ""}`;
    headings.set(part, (headings.get(part) ?? new Set()).add(code.module));
  }
  return [...headings].filter(([, titles]) => titles.size > 1).map(([part]) => part);
}

/** Whether a text has a code, not as a part of a longer word or number. */
const isIn = (code: string, text: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${code.replace(/[^\p{L}\p{N}]/gu, "\\$&")}(?![\\p{L}\\p{N}])`).test(text);

/** Whether a code is on lines of a table that the report left out as a whole. */
function isCovered(code: string, text: string, skipped: readonly (readonly [number, number])[]): boolean {
  if (skipped.length === 0) return false;
  return text
    .split(/\r?\n/)
    .some((line, i) => line.includes(code) && skipped.some(([from, to]) => i + 1 >= from && i + 1 <= to));
}
