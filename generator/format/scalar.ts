import { hidingMarks, loneSurrogates } from "../model/invisible.js";
/** Whether YAML 1.1 or 1.2 takes a plain scalar for something other than text. Other tools may read either. */
export function isTakenForAnother(text: string): boolean {
  return (
    isTakenForAnotherHere(text) ||
    /^(?:y|n|yes|no|on|off)$/i.test(text) ||
    /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?$/i.test(text) ||
    /^[-+]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i.test(text) ||
    /^[-+]?\d+(?::\d\d?)+$|^\d{4}-\d\d?-\d\d?$/.test(text)
  );
}

/** Whether YAML 1.2, which errspec reads, takes a plain scalar for something other than text. */
export function isTakenForAnotherHere(text: string): boolean {
  return /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(
    text,
  );
}

/** Control characters, marks that hide or reorder text, blanks other than the usual one, and lone surrogates. */
const unseen = new RegExp(
  `[\\u0000-\\u001f\\u007f-\\u00a0\\u00ad\\u1680\\u180e\\u2000-\\u200d\\u202f\\u205f\\u206a-\\u206f\\ufff9-\\uffff${hidingMarks}]|${loneSurrogates}`,
  "g",
);

/** Whether a text needs double quotes and escapes because it has invisible characters. */
export function needsEscapes(text: string): boolean {
  return text.search(unseen) !== -1;
}

/** A text in double quotes, valid in JSON and YAML, with invisible characters as escapes. */
export function escaped(text: string): string {
  return JSON.stringify(text).replace(unseen, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Whether a scalar inside brackets can be plain. Source: YAML 1.2.2, section 7.3.3. */
export function isPlainInLine(text: string): boolean {
  return !/[,[\]{}]|^[#&*!|>'"%@`]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|^\s|\s$|\n/.test(text);
}
