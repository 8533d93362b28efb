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

/** Whether an entry has a piece of a missing code, and either its text or enough of it to be no accident. */
const isAltered = (entry: Taken, missing: readonly TruthCode[]): boolean =>
  missing.some(
    (code) =>
      code.spellings.some((whole) => isPieceOf(entry.code, whole)) &&
      (letters(entry.code).length > 3 || (code.texts.length > 0 && hasText(code, entry))),
  );

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
  const missingCodes = pairs.filter(({ entry }) => entry === undefined).map(({ code }) => code);
  const missing = missingCodes.map(({ spellings }) => spellings[0] ?? "");
  const open = new Set([...truth.either, ...truth.mentions].map(canonical));
  const matched = new Set(pairs.map(({ entry }) => entry));
  // An entry that no code of the truth is left for is as wrong as one that the document does not have.
  const others = entries.filter((entry) => !matched.has(entry) && !open.has(canonical(entry.code)));
  const altered = others.filter((entry) => isAltered(entry, missingCodes));
  const mentioned = (code: string): boolean => isIn(code, report) || isCovered(code, text, skippedLines);
  const isTaken = (code: string): boolean => entries.some((entry) => canonical(entry.code) === canonical(code));
  const both = pairs.flatMap(({ code, entry }) => (entry === undefined ? [] : [{ code, entry }]));
  const wrongTexts = both.filter(({ code, entry }) => !hasText(code, entry)).map(({ entry }) => entry.code);
  return {
    outcome: "spec",
    wanted,
    taken: both.length,
    altered: altered.map(({ code }) => code),
    silent: [...missing, ...truth.mentions.filter((code) => !isTaken(code))].filter((code) => !mentioned(code)),
    reported: missing.filter(mentioned),
    invented: others.filter((entry) => !altered.includes(entry)).map(({ code }) => code),
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

/**
 * A name that the document gives may lose a prefix. One that is made from a text in the Latin script must consist of whole
 * words of the text, so that no letter is lost.
 */
function hasName({ constant, texts, spellings }: TruthCode, { name }: Taken): boolean {
  const found = letters(name);
  if (constant !== undefined) {
    const wanted = letters(constant);
    return wanted === found || (found.length >= 4 && wanted.endsWith(found));
  }
  const known = new Set([...texts, ...spellings].flatMap(foldedWords));
  const parts = name.match(/[A-Z][a-z]*|\d+/g) ?? [];
  return parts.every((part) => /\d/.test(part) || usualWords.has(part.toLowerCase()) || known.has(part.toLowerCase()));
}

/** Words that a name may have although the text says it otherwise. */
const usualWords = new Set([
  "code",
  "minus",
  "not",
  "found",
  "invalid",
  "missing",
  "error",
  "failed",
  "is",
  "no",
  "already",
  "exists",
  "denied",
]);

/** The words of a text without accents, and with what an apostrophe joins. */
const foldedWords = (text: string): string[] => {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "d")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("ı", "i")
    .replace(/([a-z])([A-Z])|(\p{L})(\d)|(\d)(\p{L})/gu, "$1$3$5 $2$4$6")
    .toLowerCase();
  return [...folded.split(/[^\p{L}\p{N}]+/u), ...folded.replace(/['’]/g, "").split(/[^\p{L}\p{N}]+/u)];
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
