/*
 * Headings, list items, terms and lines that begin with a code: `1001: The order is closed`, `ORDER_NOT_FOUND (1001)`,
 * `Error code: E1001`, in any language.
 */

import { narrow } from "../understand/code-cell.js";
import { mentionsErrors, roleOf } from "../understand/column-role.js";

/** The parts of a label that describes a code. */
export interface Label {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  /** How the label shows that it has a code: by a word such as `Code:`, by the shape of the code, or hardly at all. */
  readonly by: "word" | "shape" | "weak";
  /** A short word in capitals before the number, as written: a name, or a prefix that all codes have. */
  readonly prefix?: string;
  /** The HTTP status beside the code. */
  readonly status?: string;
  /** Words before the code without a colon, in any language. They only count if other items have them too. */
  readonly words?: string;
}

/** Longer texts are sentences, whatever they begin with. */
const longestLabel = 1000;

/** How much the shape of a token says: a number, a shape that only codes have, or a shape that words have too. */
type TokenShape = "number" | "strong" | "weak";

function shapeOf(token: string): TokenShape | undefined {
  if (/^-?(?:\d{1,16}|0x[0-9A-Fa-f]{1,8})$/i.test(token)) return /^0\d/.test(token) ? "strong" : "number";
  if (/^\d{3}\.\d{1,3}$/.test(token)) return "strong";
  if (!/[A-Za-z]/.test(token) || /^(?:[a-z]\.){1,3}[a-z]$|^\d+(?:st|nd|rd|th|s|ms|kb|mb|gb|px)$/i.test(token))
    return undefined;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$|^[a-z]+(?:[A-Z][a-z0-9]+)+$/.test(token))
    return "strong";
  if (/^[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)+$|^[a-z]\w*(?:[.:][a-z][\w-]*)*[.:]\w*[_-]\w+$/.test(token))
    return "strong";
  if (/^[A-Za-z]{1,12}(?:[._:/-]?[A-Za-z]{1,12}){0,3}[._:/-]?\d{2,8}(?:[._:/-]\d+)*$/.test(token)) return "strong";
  if (/^[0-9A-Z]{5}$/.test(token) && /\d/.test(token)) return "strong";
  if (/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$|^[a-z]\w*(?:[:/][a-z0-9_-]+)+$/.test(token)) return "strong";
  if (/^[a-z]\w*(?:\.[a-z]\w+)+$/.test(token) && !fileOrHost.test(token)) return "strong";
  if (/^[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/.test(token)) return "weak";
  return undefined;
}

const fileOrHost =
  /\.(?:com|org|net|io|dev|cn|json|ya?ml|toml|xml|html?|md|txt|csv|js|ts|py|go|rb|php|java|rs|sh|log|conf|ini|exe|dll|zip)$/;

interface Taken {
  readonly code: string;
  readonly shape: TokenShape;
  readonly rest: string;
}

const tokenForm = /^[-\u2212]?[A-Za-z0-9][A-Za-z0-9_]*(?:[.:/-][A-Za-z0-9_]+)*/;
const bracketed = /^[[(（【<「]\s*([-\u2212]?[A-Za-z0-9][\w.:/-]*)\s*[\])）】>」]/;
/** A prefix that belongs to the code: the number has leading zeros, or nothing but a space before it. */
const prefixed =
  /^(?!(?:HTTP|RFC|ISO|CODE|ERROR|SHA|MD|GB|CP|IEEE|UTF|STEP|ID|NO|NR|NUM)\b)[A-Z]{1,8}(?:\s?[:：]\s?0\d+|\s\d{3,8})(?![\w-])/;

/** A text whose first number has digits of normal width. */
const withPlainDigits = (text: string): string =>
  text.replace(/^([[(（【<「]?\s*)([\uff10-\uff19]+)/, (_, mark: string, digits: string) => mark + narrow(digits));

/** Takes a code off the beginning of a text. */
function takeCode(spelled: string): Taken | undefined {
  const text = withPlainDigits(spelled);
  const whole = prefixed.exec(text)?.[0];
  if (whole !== undefined) return { code: narrow(whole), shape: "strong", rest: text.slice(whole.length) };
  const inside = bracketed.exec(text);
  if (inside !== null) {
    const shape = shapeOf(inside[1] ?? "");
    return shape === undefined ? undefined : { code: inside[1] ?? "", shape, rest: text.slice(inside[0].length) };
  }
  let token = tokenForm.exec(text)?.[0];
  if (token === undefined) return undefined;
  // In `1001:text`, the colon ends the code.
  if (/^-?\d+:/.test(token)) token = token.replace(/:.*$/, "");
  const shape = shapeOf(token);
  const rest = text.slice(token.length);
  if (shape === undefined || /^[A-Za-z0-9_%€$@*+]/.test(rest)) return undefined;
  return { code: token, shape, rest };
}

const introduction =
  /^(?:(?:http )?(?:error|err|status|return|result|exit|reason)(?:[ _-]?(?:code|number|no\.?|id|value))?|e?code|errno|错误码|错误代码|返回码|状态码|エラーコード|エラー|오류 ?코드|오류|fehler(?:code)?|erreur|ошибка|código|kod|hata)(?:\s*[#:：]\s*|\s+[-–—]\s+|\.?\s+|(?<=[^\p{ASCII}])(?=[\d\uff10-\uff19]))(?=\S)/iu;
const anyWords = /^((?:[#№]|[\p{L}\p{M}])[\p{L}\p{M}\p{Zs}'’.°/_-]{0,40}?)\s*[:：]\s*(?=\S)/u;

const separator = /^\s*(?:(?:[-–—=:：,，、;；|·.。]|[-=]>|→)+\s*)/;

/** Whether a text is an identifier that names something: `ORDER_NOT_FOUND`, `OrderNotFound`. */
const isIdentifier = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]*(?:[_.][A-Za-z0-9]+)*$/.test(text);
const isNumberLike = (taken: Taken): boolean => taken.shape === "number" || /\d/.test(taken.code);

/**
 * Reads a label. `marked` is its beginning in bold or in a code font, which makes a code of a word; `strict` says that a
 * number and a text need a separator between them.
 */
export function readLabel(label: string, marked = "", strict = true): Label | undefined {
  const text = label.trim();
  if (text === "" || text.length > longestLabel) return undefined;
  return labelled(text, marked) ?? plain(text, marked, strict);
}

/** A label with a word before the code: `Error code: 1001`, `Код: 1001`, `رمز الخطأ 1001`. */
function labelled(text: string, marked: string): Label | undefined {
  if (prefixed.test(text)) return undefined;
  return introduced(text, marked) ?? trailing(text) ?? withColon(text, marked);
}

/** A label with a known word before the code. */
function introduced(text: string, marked: string): Label | undefined {
  const intro = introduction.exec(text)?.[0];
  const taken = intro === undefined ? undefined : takeCode(text.slice(intro.length));
  if (intro === undefined || taken === undefined) return undefined;
  if (taken.shape === "weak" && taken.code !== marked && !hasHyphen(taken.code)) return undefined;
  const parts = partsOf(taken, marked);
  return /^ERR\s?[:：]/.test(intro) ? { ...parts, by: "word", prefix: intro } : { ...parts, by: "word" };
}

/** The most words before a code. */
const mostWords = 6;

/** A label that ends in a code after words of any language. */
function trailing(text: string): Label | undefined {
  const words = text.split(/\s+/, mostWords + 3);
  for (let count = 1; count <= Math.min(mostWords, words.length - 1); count += 1) {
    if (!/^(?:[\p{L}\p{M}'’.°º]+|[#№])$/u.test(words[count - 1] ?? "")) return undefined;
    const rest = words.slice(count).join(" ");
    const taken = takeCode(rest);
    if (taken?.rest !== "" || (taken.shape === "weak" && !hasHyphen(taken.code))) continue;
    return { code: taken.code, name: "", text: "", by: "weak", words: words.slice(0, count).join(" ") };
  }
  return undefined;
}

/** Headers of numbers in capitals. Other words in capitals may be a prefix of the code. */
const numberWords = /^(?:ID|NO|NR|NUM|CODE|ERROR)$/;

/** A label with words of any language and a colon before the code. */
function withColon(text: string, marked: string): Label | undefined {
  const intro = anyWords.exec(text)?.[0];
  // `The order is closed. Status: 409` is a sentence and no label.
  if (intro === undefined || /(?:\S+\s+){2,}\S+[.。]\s/.test(intro)) return undefined;
  const words = intro.replace(/[\s:：#.]+$/, "");
  const value = text.slice(intro.length);
  // `Code: TD: 1000`
  const [, before, digits] = /^([A-Z]{1,8}\s?[:：]\s?)(\d{2,})$/.exec(value) ?? [];
  if (before !== undefined && digits !== undefined && !numberWords.test(before.replace(/[\s:：]+$/, "")))
    return { code: digits, name: "", text: "", by: "word", prefix: before };
  const taken = takeCode(value);
  if (taken === undefined) return undefined;
  const weak = taken.shape === "weak" && taken.code !== marked;
  if (weak && !hasHyphen(taken.code)) return undefined;
  const outer = shapeOf(words);
  // In `ORDER_NOT_FOUND: 1001`, the words are the name. In `E1001: OrderClosed`, they are the code.
  if (outer !== undefined && outer !== "weak") {
    if (taken.shape !== "number" || taken.rest.trim() !== "") return undefined;
    return { code: taken.code, name: words, text: "", by: "shape" };
  }
  if (taken.rest.trim() !== "" && !separator.test(taken.rest) && !/^\s*[(（]/.test(taken.rest)) return undefined;
  // In `Error PAY: 1000`, the last word is the prefix.
  const last = /(?:^|\s)([A-Z]{1,8}\s*[:：]\s*)$/.exec(intro)?.[1];
  const isPrefix = last !== undefined && !numberWords.test(last.replace(/[\s:：]+$/, "")) && /^\d+$/.test(taken.code);
  const isKnown = mentionsErrors(words) || /^ID$/i.test(words) || ["code", "status", "value"].includes(roleOf(words));
  const by = weak && !isKnown ? "weak" : taken.rest.trim() === "" && !isPrefix ? "word" : "shape";
  const parts = partsOf(taken, marked);
  return isPrefix ? { ...parts, by, prefix: last } : { ...parts, by };
}

function plain(text: string, marked: string, strict: boolean): Label | undefined {
  const taken = takeCode(text);
  if (taken === undefined) return markedCode(text, marked);
  const rest = taken.rest.trim();
  const isMarked = marked === taken.code;
  const parted = rest === "" || separator.test(taken.rest) || /^[(（]/.test(rest);
  const script = /^[^\p{ASCII}]/u.test(rest);
  if (
    taken.shape === "weak" &&
    !isMarked &&
    !(parted && rest !== "" && hasHyphen(taken.code)) &&
    !(rest === "" && hasHyphen(taken.code))
  ) {
    const inner = innerCode(rest);
    if (inner === undefined) return undefined;
  }
  const parts = partsOf(taken, marked);
  if (taken.shape === "number" && !isMarked && !parted && parts.name === "") {
    const digits = taken.code.replace(/^-/, "").length;
    if (digits < 3 || (strict && !script)) return undefined;
  }
  // Steps are never written as `1 = text`.
  const isValue = taken.shape === "number" && /^\s*=\s*\S/.test(taken.rest);
  return { ...parts, by: isValue ? "word" : taken.shape === "weak" ? "weak" : "shape" };
}

const hasHyphen = (code: string): boolean => /[a-z]-[a-z]/.test(code);

/** A code that is only recognized by its mark. */
function markedCode(text: string, marked: string): Label | undefined {
  if (marked === "" || /\s/.test(marked) || !text.startsWith(marked) || !/[A-Za-z0-9]/.test(marked)) return undefined;
  if (!/^[A-Za-z0-9_.:/-]+$/.test(marked) || shapeOf(marked) === undefined) return undefined;
  return { code: marked, name: "", text: afterSeparator(text.slice(marked.length)), by: "weak" };
}

/** Whether a text is one code and nothing else. */
const isCode = (text: string): boolean => takeCode(text)?.rest.trim() === "" || /^[A-Z]{1,8}\s?[:：]\s?\d+$/.test(text);

/** The code in brackets after a name: `(1001)`, `(Error code: 1001)`. */
function innerCode(
  rest: string,
): { readonly taken: Taken; readonly after: string; readonly worded: boolean } | undefined {
  const [whole, inside = ""] = /^[(（[]\s*([^()（）[\]]{1,80})\s*[)）\]]/.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const intros = prefixed.test(inside) ? [""] : [introduction.exec(inside)?.[0], anyWords.exec(inside)?.[0], ""];
  const intro = intros.find((words) => words !== undefined && isCode(inside.slice(words.length))) ?? "";
  const value = inside.slice(intro.length);
  const isPrefixed = intro !== "" && /^[A-Z]{1,8}\s?[:：]\s?\d+$/.test(value);
  const taken = isPrefixed ? { code: narrow(value), shape: "strong" as const, rest: "" } : takeCode(value);
  if (taken?.rest.trim() !== "") return undefined;
  return { taken, after: rest.slice(whole.length), worded: intro !== "" };
}

function partsOf(taken: Taken, marked: string): Pick<Label, "code" | "name" | "text"> {
  const rest = taken.rest.trim();
  const inner = innerCode(rest);
  if (inner !== undefined) {
    const text = afterSeparator(inner.after);
    const { code } = inner.taken;
    const numbers = isNumberLike(inner.taken) || inner.worded;
    if (
      numbers &&
      !(isNumberLike(taken) && isIdentifier(code) && !inner.worded) &&
      isIdentifier(taken.code) &&
      taken.shape !== "number"
    )
      return { code, name: taken.code, text };
    if (isIdentifier(code)) return { code: taken.code, name: code, text };
  }
  const assigned = assignedTo(rest);
  if (assigned !== undefined && isIdentifier(taken.code)) return { ...assigned, name: taken.code };
  const symbol = /^;\s*Symbol:\s*([A-Za-z]\w*)[;,.]?\s*(.*)$/.exec(rest);
  if (symbol !== null) return { code: taken.code, name: symbol[1] ?? "", text: symbol[2] ?? "" };
  if (isNumberLike(taken) && marked === "" && !/^[A-Za-z]*$/.test(taken.code)) {
    const [, name, text = ""] =
      /^[-–—:：=]?\s*([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)(?:\s*[-–—:：]\s+(\S.*))?$/.exec(rest) ?? [];
    if (name !== undefined && (shapeOf(name) === "strong" || /^[A-Z][A-Za-z0-9]+$/.test(name)))
      return { code: taken.code, name, text };
  }
  return { code: taken.code, name: "", text: afterSeparator(taken.rest) };
}

/** The code and the text after a name: `= "E1001": The order is closed.` */
function assignedTo(rest: string): Pick<Label, "code" | "text"> | undefined {
  const value = /^=\s*["'`]?(?=\S)/.exec(rest)?.[0];
  const taken = value === undefined ? undefined : takeCode(rest.slice(value.length));
  if (taken === undefined) return undefined;
  const after = taken.rest.replace(/^["'`]/, "");
  if (after.trim() !== "" && !separator.test(after)) return undefined;
  return { code: taken.code, text: afterSeparator(after) };
}

function afterSeparator(rest: string): string {
  const text = rest.replace(separator, "").trim();
  const [, inside] = /^[(（]([^()（）]*)[)）]$/.exec(text) ?? [];
  return (inside ?? text).trim();
}
