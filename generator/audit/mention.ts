import type { Range } from "../model/position.js";

/** What code does where it speaks of a code. */
export type Role = "thrown" | "handled" | "used";

/** A place in code that may speak of a code of the catalog. Readers know syntax only; what it means is worked out later. */
export type Mention =
  | {
      readonly what: "name";
      /** Where it was imported from and what it is there, such as `acme-errors/dsa#DsaCode.InvalidProjectId`. */
      readonly path: string;
      readonly role: Role;
      readonly at: Range;
    }
  | {
      readonly what: "literal";
      /** A number in decimal digits, or a text. */
      readonly value: string;
      /** What it is compared with or given to: the last name of it, such as `moduleCode`. */
      readonly beside: string;
      /** The path of the function it is an argument of, or of the type that it is compared with; or empty. */
      readonly callee: string;
      /** Paths of guards and classes by which the object is known whose code it is compared with. */
      readonly owners: readonly string[];
      readonly role: Role;
      readonly at: Range;
    };

/** A source file. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The languages whose sources can be read, by what files end in. */
export const languages = {
  typescript: /\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/,
  go: /\.go$/,
  python: /\.pyi?$/,
} as const;

export type Language = keyof typeof languages;

/** The language of a file, by its name. */
export function languageOf(path: string): Language | undefined {
  return (Object.keys(languages) as Language[]).find((language) => languages[language].test(path));
}

/** Whether a file holds tests, by what tools of its language go by. */
export function isTest(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|__tests__)\//.test(path) ||
    /(?:\.(?:test|spec)\.[cm]?[jt]sx?|_test\.go|(?:^|\/)test_[^/]*\.py|_test\.py)$/.test(path)
  );
}

/** Finds lines and columns of offsets in a file. */
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

/** A number as it is written in code, in decimal digits; undefined for one that is not whole. */
export function wholeNumber(text: string): string | undefined {
  const number = Number(
    text
      .replaceAll("_", "")
      .replace(/^0(?=[0-7]+$)/, "0o")
      .replace(/n$/, ""),
  );
  return text !== "" && Number.isSafeInteger(number) ? String(number) : undefined;
}
