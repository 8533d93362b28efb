/*
 * Written from the lexical rules of each engine, beside the encoders by the same author; the tests of the target ask the
 * engines themselves.
 */

/** The tokens of SQL without comments, each literal as `''`, and what the literals say. */
export function sqlTokens(
  path: string,
  text: string,
): { readonly shape: string; readonly literals: readonly string[] } {
  const escapes = /clickhouse|spark/.test(path);
  const body = escapes ? /'((?:[^'\\\n]|\\.)*)'/.source : /'((?:[^'\n]|'')*)'/.source;
  const token = new RegExp(
    `\\s+|--[^\\n]*(?:\\n|$)|[eE]'(?<escaped>(?:[^'\\\\\\n]|\\\\.|'')*)'|(?<string>${body})|"(?:[^"\\n]|"")*"|\\$[0-9]+|[A-Za-z_]\\w*|\\d+(?:\\.\\d+)?(?:e-?\\d+)?|->|<>|<=|>=|\\|\\||::|#>>|#>|[-+*/=<>~(){}\\[\\],;.:]`,
    "y",
  );
  const tokens: string[] = [];
  const literals: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`no token of SQL: ${text.slice(at, at + 60)}`);
    const { escaped, string } = found.groups ?? {};
    const [whole] = found;
    if (/^(?:\s|--)/.test(whole)) continue;
    if (escaped === undefined && string === undefined) {
      tokens.push(whole);
      continue;
    }
    literals.push(escaped === undefined ? read(found[3] ?? "", escapes) : read(escaped.replaceAll("''", "'"), true));
    tokens.push("''");
  }
  return joined(tokens, literals);
}

/** What a literal says. */
function read(text: string, escapes: boolean): string {
  if (!escapes) return text.replaceAll("''", "'");
  const unescaped = text.replace(
    /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|((?:x[0-9a-f]{2}(?:\\(?=x))?)+)|(.))/gs,
    (_, short?: string, long?: string, bytes?: string, character?: string) => {
      if (bytes !== undefined) return Buffer.from(bytes.replaceAll(/[\\x]/g, ""), "hex").toString("utf8");
      const digits = short ?? long;
      return digits === undefined ? (character ?? "") : String.fromCodePoint(Number.parseInt(digits, 16));
    },
  );
  return unescaped;
}

/** Literals and characters that are joined by `||`, maybe in brackets, as one literal: DuckDB has no escapes. */
function joined(tokens: readonly string[], literals: readonly string[]): { shape: string; literals: string[] } {
  const shape: string[] = [];
  const values: string[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    const opens = tokens[at] === "(" && !/^\w+$/.test(shape.at(-1) ?? "");
    const start = opens ? at + 1 : at;
    let end = start;
    let value = "";
    let parts = 0;
    let used = next;
    for (;;) {
      if (tokens[end] === "''") value += literals[used++] ?? "";
      else if (tokens.slice(end, end + 2).join("") === "chr(" && tokens[end + 3] === ")") {
        value += String.fromCodePoint(Number(tokens[end + 2]));
        end += 3;
      } else break;
      parts += 1;
      end += 1;
      if (tokens[end] !== "||" || !(tokens[end + 1] === "''" || tokens[end + 1] === "chr")) break;
      end += 1;
    }
    if (parts === 0 || (opens && tokens[end] !== ")")) {
      if (parts > 0 && !opens) continue;
      shape.push(tokens[at] ?? "");
      continue;
    }
    next = used;
    values.push(value);
    shape.push("''");
    at = opens ? end : end - 1;
  }
  return { shape: shape.join(" "), literals: values };
}

/** The number of cells in each row of CSV (RFC 4180), and the cells. */
export function csvCells(text: string): { readonly shape: string; readonly literals: readonly string[] } {
  const counts: number[] = [];
  const literals: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/gy;
  let count = 0;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) throw new Error(`no cell of CSV: ${text.slice(at, at + 60)}`);
    literals.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    count += 1;
    if (found[3] !== "\n") continue;
    counts.push(count);
    count = 0;
  }
  return { shape: counts.join(" "), literals };
}
