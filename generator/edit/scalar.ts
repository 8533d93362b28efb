import { hidingMarks, loneSurrogates } from "../model/invisible.js";
/**
 * Characters that are written as escapes: control characters, marks that hide or reorder text, joiners, and lone
 * surrogates. The formatter also escapes unusual blanks; an edit keeps those as the document has them.
 */
const hidden = new RegExp(
  `[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u180e\\u200c\\u200d${hidingMarks}]|${loneSurrogates}`,
  "g",
);

/** A text as a YAML scalar on one line: plain if that reads as the same text, otherwise in double quotes. */
export function scalar(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

/** A text in double quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(hidden, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A text after a key: on the same line, or as a block if it has several lines. */
export function scalarBelow(text: string, indent: string): string {
  if (!text.includes("\n")) return scalar(text);
  const lines = text.split("\n");
  const blocky = lines.every((line) => line !== "" && line.trim() === line && line.search(hidden) === -1);
  return blocky ? `|-\n${lines.map((line) => `${indent}${line}`).join("\n")}` : quoted(text);
}

function isPlain(text: string): boolean {
  return (
    /^[\p{L}\p{N}(（“《【][^\n\t]*$/u.test(text) &&
    text.trim() === text &&
    text.search(hidden) === -1 &&
    !/: |:$| #|[\u0085\u2028\u2029]/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|~|---|\.\.\.)$/i.test(text) &&
    !/^[-+.]?[0-9][0-9_.,:+\-a-fox]*(?:e[-+]?\d+)?$/i.test(text) &&
    !/^\d{4}-\d\d/.test(text) &&
    !/^\.?(?:inf|nan)$/i.test(text)
  );
}
