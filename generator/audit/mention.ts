import type { Range } from "../model/position.js";

/** What source code does with an error code. */
export type Role = "thrown" | "handled" | "used" | "tested";

/** The code around a literal, which shows what the literal means. */
export interface Context {
  /** The last name of what it is compared with or assigned to, such as `moduleCode`. */
  readonly counterpart: string;
  /**
   * Paths that the function which it is an argument of, or the type that it is compared with, may have. There are several if
   * the file imports everything from several places.
   */
  readonly callees: readonly string[];
  /** Paths of the guards and classes that narrow the object whose code it is compared with. */
  readonly owners: readonly string[];
}

export const noContext: Context = { counterpart: "", callees: [], owners: [] };

/** Whether a context can show that a literal is a code. */
export const hasContext = ({ counterpart, callees }: Context): boolean => counterpart !== "" || callees.length > 0;

/** A name or a literal in source code that may refer to a code. Readers know only syntax; `audit` decides what it means. */
export type Mention =
  | {
      readonly what: "name";
      /** The package that it is imported from, and its name there: `acme-errors/dsa#DsaCode.InvalidProjectId`. */
      readonly path: string;
      readonly role: Role;
      readonly span: Range;
      /** Whether it may be another name: the file does not say where it comes from. */
      readonly isGuess?: boolean;
    }
  | (Context & {
      readonly what: "literal";
      /** A number in decimal digits, or a text. */
      readonly value: string;
      readonly role: Role;
      readonly span: Range;
    });

/** A source file. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The languages whose source files can be read, with the endings of their names. */
export const languages = {
  typescript: /\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/,
  go: /\.go$/,
  python: /\.pyi?$/,
  java: /\.java$/,
  rust: /\.rs$/,
  php: /\.php$/,
  csharp: /\.cs$/,
} as const;

export type Language = keyof typeof languages;

/** Whether a target makes packages for a language whose source files can be read. */
export function isLanguage(target: string): target is Language {
  return Object.hasOwn(languages, target);
}

/** The language of a file, by its name. */
export function languageOf(path: string): Language | undefined {
  return (Object.keys(languages) as Language[]).find((language) => languages[language].test(path));
}

/** Whether a file contains tests, by the naming conventions of its language. */
export function isTest(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|__tests__)\//.test(path) ||
    /(?:\.(?:test|spec)\.[cm]?[jt]sx?|_test\.go|(?:^|\/)test_[^/]*\.py|_test\.py|Tests?\.(?:java|php|cs))$/.test(path)
  );
}

/** Returns a function that turns offsets in a file into lines and columns. */
export function placesIn({ path, text }: SourceFile): (from: number, to: number) => Range {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  const place = (offset: number): [line: number, column: number] => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (starts[low] ?? 0) + 1];
  };
  return (from, to) => {
    const [[line, column], [endLine, endColumn]] = [place(from), place(to)];
    return { file: path, line, column, endLine, endColumn };
  };
}

/** A number literal in decimal digits; undefined if it is not an integer. */
export function wholeNumber(text: string): string | undefined {
  const number = Number(
    text
      .replaceAll("_", "")
      .replace(/^0(?=[0-7]+$)/, "0o")
      .replace(/n$/, ""),
  );
  return text !== "" && Number.isSafeInteger(number) ? String(number) : undefined;
}
