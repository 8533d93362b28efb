import { codeKinds, codesOf, isWord, upperSnake, wordsOf } from "./codes.js";
import type { CodeKind, Matter } from "./codes.js";
import { predicateWords, subjectWords } from "./language.js";
import type { Language } from "./language.js";
import { languages } from "./languages.js";
import type { Random } from "./random.js";

/** One code with everything that a document may say about it. */
export interface Entry {
  readonly code: string;
  readonly matter: Matter;
  /** The constant without a prefix: ORDER_NOT_FOUND. */
  readonly words: readonly string[];
  readonly text: string;
  readonly solution: string;
  readonly status: number;
  readonly type: string;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The codes of an imaginary API. */
export interface TestCatalog {
  readonly language: Language;
  readonly kind: CodeKind;
  /** Whether a word of the document says "error". */
  readonly says: boolean;
  readonly title: string;
  readonly sections: readonly Section[];
  /** A code that is in no section. */
  readonly spare: string;
}

export interface Limits {
  readonly kinds?: readonly CodeKind[];
  readonly sections?: number;
  readonly languages?: readonly Language[];
  /** Whether texts may have marks that some formats must escape. */
  readonly tame?: boolean;
  /** Whether each section may count its codes from the start again. */
  readonly restart?: boolean;
}

export const constantOf = ({ words }: Entry): string => upperSnake(words);

export const entriesOf = ({ sections }: TestCatalog): Entry[] => sections.flatMap(({ entries }) => entries);

/** A catalog of 3 to 30 codes with unique codes, constants and texts. */
export function catalogOf(random: Random, limits: Limits = {}): TestCatalog {
  const language = random.pick(limits.languages ?? languages);
  const kind = random.pick(limits.kinds ?? codeKinds);
  const says = random.chance(0.6);
  const title = random.pick(says ? language.titles.plain : language.titles.silent);
  const count = limits.sections === 1 || random.chance(0.5) ? 1 : random.int(2, 4);
  const size = random.int(4, 9);
  const pairs = subjectWords.flatMap((_, subject) => predicateWords.map((__, predicate) => ({ subject, predicate })));
  const [spareMatter, ...matters] = random.sample(pairs, count * size + 1);
  const modules = Array.from({ length: count }, (_, i) => matters.slice(i * size, (i + 1) * size));
  const restarts = limits.restart === true && count > 1 && (kind === "small" || kind === "zeros") && random.chance(0.5);
  const counted = codesOf(kind, spareMatter === undefined ? modules : [...modules, [spareMatter]], random);
  const codes = restarts ? counted.map((own, at) => (at < count ? (counted[0] ?? own) : own)) : counted;
  const statuses = random.sample([400, 401, 403, 404, 409, 500, 503], 3);
  const types = random.sample(["Client", "Server", "Business", "System"], 2);
  const style = random.int(0, 3);
  const titles = random.sample(language.modules, count);
  // Pages in Chinese and Japanese write digits as wide as their letters at times.
  const wide = limits.tame !== true && kind === "int" && ["zh", "ja"].includes(language.locale) && random.chance(0.15);
  const spelled = (code: string): string =>
    wide ? code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) : code;
  const sections = modules.map((module, at) => ({
    title: titles[at] ?? "",
    entries: module.map((matter, i) => ({
      code: spelled(codes[at]?.[i] ?? ""),
      matter,
      words: wordsOf(matter),
      text: textOf(language, matter, style, random, limits.tame === true),
      solution: random.pick(language.solutions),
      status: random.pick(statuses),
      type: random.pick(types),
    })),
  }));
  return { language, kind, says, title, sections, spare: codes.at(-1)?.[0] ?? "" };
}

const marks = ["{id}", "%s", "<name>", "`id`", "«A|B»", "(max. 100)", "“x”", "A & B", "*", "$1", "C:\\temp"];

/** What a code says: one sentence, at times with a placeholder, without a stop, or followed by a second sentence. */
function textOf(language: Language, matter: Matter, style: number, random: Random, tame: boolean): string {
  const { subjects, predicates, gap, stop, solutions } = language;
  const mark = !tame && random.chance(0.15) ? ` ${random.pick(marks)}${gap === "" ? " " : ""}` : "";
  const text = `${subjects[matter.subject] ?? ""}${mark}${gap}${predicates[matter.predicate] ?? ""}`;
  if (style === 0) return text;
  if (style === 1 && random.chance(0.3)) return `${text}${stop}${gap}${random.pick(solutions)}`;
  return `${text}${stop}`;
}

/** The heading of the column of codes. */
export const codeHeader = ({ says, language }: TestCatalog, random: Random): string =>
  random.pick(says ? language.headers.code : language.headers.silent);

/** Whether a constant beside the code adds something. */
export const hasConstants = ({ kind }: TestCatalog): boolean => !isWord(kind);
