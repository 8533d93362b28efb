/** What a program under test is asked for: the kinds of rows in the contracts. */
export const rowKinds = ["decode", "response", "retry", "text", "encode", "envelopes"] as const;

export type RowKind = (typeof rowKinds)[number];

/** A row of conformance: what a program reads, and what it must print. */
export interface Row {
  readonly kind: RowKind;
  readonly input: string;
  readonly expected: string;
}

/** The rows in a file of conformance. */
export function rowsIn(text: string): readonly Row[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      // A quote inside of a text has a backslash before it, so these are keys.
      const key = line.includes(',"verdict":') ? ',"verdict":' : ',"response":';
      const at = line.indexOf(key);
      const input = `${line.slice(0, at)}}`;
      return { kind: kindOf(input), input, expected: line.slice(at + key.length, -1) };
    });
}

function kindOf(input: string): RowKind {
  if (input.startsWith('{"envelope":')) return "envelopes";
  if (input.startsWith('{"encode":')) return "encode";
  if (input.startsWith('{"locale":')) return "text";
  if (input.includes(',"retry":{')) return "retry";
  return input.includes(',"headers":[') ? "response" : "decode";
}

/** A row that a program answers wrongly. */
export interface Mismatch {
  readonly row: Row;
  /** What it printed; undefined if it printed too few lines. */
  readonly printed: string | undefined;
}

/** The rows that are not answered as they should be, given what a program printed for them. */
export function mismatches(rows: readonly Row[], printed: string): readonly Mismatch[] {
  const lines = printed.replace(/\n$/, "").split("\n");
  return rows.flatMap((row, index) => (lines[index] === row.expected ? [] : { row, printed: lines[index] }));
}
