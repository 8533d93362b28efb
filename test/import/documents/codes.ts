import type { Random } from "./random.js";
import { predicateWords, subjectWords } from "./language.js";

/** The ways in which people write codes. */
export const codeKinds = [
  "small",
  "int",
  "long",
  "negative",
  "dotted",
  "lower-dotted",
  "prefixed",
  "dashed",
  "labelled",
  "sqlstate",
  "upper-snake",
  "camel",
  "kebab",
  "hex",
  "zeros",
] as const;
export type CodeKind = (typeof codeKinds)[number];

/** Whether codes are numbers that a constant can have as its value. */
export const isNumeric = (kind: CodeKind): boolean =>
  kind === "small" || kind === "int" || kind === "long" || kind === "negative" || kind === "hex";

/** Whether codes are words, so that a constant beside them would say the same. */
export const isWord = (kind: CodeKind): boolean =>
  kind === "dotted" || kind === "lower-dotted" || kind === "upper-snake" || kind === "camel" || kind === "kebab";

/** What a code is about: indices of its subject and its predicate. */
export interface Matter {
  readonly subject: number;
  readonly predicate: number;
}

export const wordsOf = ({ subject, predicate }: Matter): string[] => [
  subjectWords[subject] ?? "",
  ...(predicateWords[predicate] ?? []),
];

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
export const upperSnake = (parts: readonly string[]): string => parts.join("_").toUpperCase();
export const pascal = (parts: readonly string[]): string => parts.map(capital).join("");

/** Spells the codes of all modules in order. All are unique. */
export function codesOf(kind: CodeKind, modules: readonly (readonly Matter[])[], random: Random): string[][] {
  const prefix = random.pick(["E", "ERR", "A", "TD", "PAY", "SYS", "DB", "Z"]);
  const separator = random.pick(["-", "_", "", "."]);
  const colon = random.pick([": ", ":", "：", " "]);
  const width = random.pick([3, 4, 5]);
  const lower = random.chance(0.5);
  const start = kind === "small" ? random.pick([0, 1, 1, 10]) : random.pick([1, 1, 100, 1000]);
  const step = random.pick([1, 1, 1, 10]);
  const high = random.chance(0.5);
  const digits = random.pick([2, 4, 8]);
  const base = random.pick([1000, 2000, 3000, 4000, 10000, 11000, 40000]);
  let last = start - step;
  return modules.map((matters, module) =>
    matters.map((matter, i) => {
      last += step * (random.chance(0.15) ? random.int(2, 4) : 1);
      const [subject = "", ...rest] = wordsOf(matter);
      switch (kind) {
        case "small":
          return String(last);
        case "int":
          return String(base + module * 100 + last);
        case "long":
          return String(100_000 * (module + 1) + base * 10 + last);
        case "negative":
          return String(-(high ? 32_000 : 1) - last);
        case "dotted":
          return [capital(subject), pascal(rest)].join(".");
        case "lower-dotted":
          return [subject, rest.join("_")].join(".");
        case "prefixed":
          return prefix + String(last).padStart(width, "0");
        case "dashed":
          return `${prefix}${separator === "" ? "-" : separator}${String(1000 + last)}`;
        case "labelled":
          return `${prefix}${prefix.length === 1 ? "RR" : ""}${colon}${String(last).padStart(4, "0")}`;
        case "sqlstate":
          return `${["22", "23", "42", "57", "HV", "0A"][module] ?? "40"}${i % 3 === 2 ? "P" : "0"}${String(i + 1).padStart(2, "0")}`;
        case "upper-snake":
          return upperSnake([subject, ...rest]);
        case "camel":
          return pascal([subject, ...rest]);
        case "kebab":
          return [subject, ...rest].join("-");
        case "hex": {
          const value = (digits === 8 ? 0x80070000 + last : digits === 4 ? 0x1000 + 0x100 * module + last : last)
            .toString(16)
            .padStart(digits, "0");
          return `0x${lower ? value : value.toUpperCase()}`;
        }
        case "zeros":
          return String(last).padStart(width + 1, "0");
      }
    }),
  );
}
