/*
 * How a workbook shows a number: `7` with the format `0000` is `0007`, and 45429 with `yyyy-mm-dd` is a day. Source: ECMA-376,
 * part 1, 18.8.30 (numFmt) and 18.17.4 (dates and times).
 */

/** The built-in formats that change what a number is, by ID. All others show it as it is, or with other digits. */
const dates: ReadonlySet<number> = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
const builtIn: Readonly<Record<number, string>> = { 1: "0", 2: "0.00", 9: "0%", 10: "0.00%" };

/** How the numbers of a style are shown. */
export type NumberFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "date" }
  | {
      readonly kind: "digits";
      readonly before: string;
      readonly after: string;
      readonly least: number;
      readonly decimals: number;
      readonly percent: boolean;
    };

const plain: NumberFormat = { kind: "plain" };

/** The format with an ID. `code` is what the workbook defines for it, if it does. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined && dates.has(id)) return { kind: "date" };
  const tokens = tokensOf(code ?? builtIn[id] ?? "");
  const bare = tokens.flatMap(({ literal, text }) => (literal ? [] : [text])).join("");
  if (/^general$/i.test(bare)) return plain;
  if (/[ymdhs]/i.test(bare)) return { kind: "date" };
  const isDigit = ({ literal, text }: Token): boolean => !literal && /[0#?.,]/.test(text);
  const first = tokens.findIndex(isDigit);
  const last = tokens.findLastIndex(isDigit);
  const digits = tokens.slice(first, last + 1);
  // What has words between its digits, such as a fraction or a phone number, is shown as it is.
  if (first === -1 || !digits.every(isDigit)) return plain;
  const [whole = "", part = ""] = textOf(digits).split(".");
  return {
    kind: "digits",
    before: textOf(tokens.slice(0, first)),
    after: textOf(tokens.slice(last + 1)).trimEnd(),
    least: whole.replace(/[^0]/g, "").length,
    decimals: part.length,
    percent: bare.includes("%"),
  };
}

/** A character of a format that stands for something, or a literal text. */
interface Token {
  readonly literal: boolean;
  readonly text: string;
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join("");

/** The first section of a format, which is that of positive numbers. Colors, conditions, fills and gaps are left out. */
function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  for (const [, quoted, escaped, left, text = ""] of code.matchAll(/"([^"]*)"|\\(.)|(\[[^\]]*\]|[_*].)|(.)/gsu)) {
    if (text === ";") break;
    if (left !== undefined) continue;
    const literal = quoted ?? escaped;
    tokens.push({ literal: literal !== undefined, text: literal ?? text });
  }
  return tokens;
}

/** A number as its format shows it. */
export function shown(value: number, format: NumberFormat, from1904: boolean): string {
  if (!Number.isFinite(value)) return String(value);
  if (format.kind === "date") return dateText(value, from1904);
  if (format.kind === "plain") return plainNumber(value);
  const { before, after, least, decimals, percent } = format;
  const scaled = percent ? value * 100 : value;
  // `0` would round 1.5 to 2. A number that has more decimals than its format shows is shown whole.
  const text =
    decimals === 0 && !Number.isInteger(scaled) ? plainNumber(Math.abs(scaled)) : Math.abs(scaled).toFixed(decimals);
  const [whole = "", part] = text.split(".");
  return `${value < 0 ? "-" : ""}${before}${whole.padStart(least, "0")}${part === undefined ? "" : `.${part}`}${after}`;
}

/** A number without an exponent. Workbooks hold 15 digits. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
  return String(Number(value.toPrecision(15)));
}

const day = 86_400_000;

/** A day, or a time, in the notation of ISO 8601. Day 60 of 1900 never was, but workbooks count it. */
function dateText(value: number, from1904: boolean): string {
  if (value < 0 || value > 2_958_466) return plainNumber(value);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30);
  const [date = "", time = ""] = new Date(start + Math.round(value * 86_400) * 1000)
    .toISOString()
    .slice(0, 19)
    .split("T");
  if (value < 1) return time;
  return (value * day) % day === 0 ? date : `${date} ${time}`;
}
