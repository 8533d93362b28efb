/* What the text of a cell looks like, in any language. */

/** Scripts that are written without blanks between words. */
const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g;

/** Whether a text is a phrase or a sentence: several words, or several letters of a script without blanks. */
export function isProse(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /^[("'“«¿¡]*\p{L}[\p{L}\p{M}'’-]*[.,;:!?)"'”»]*$/u.test(word));
  return words.length >= 3 || (words.length === 2 && text.length >= 12) || (text.match(unspaced)?.length ?? 0) >= 4;
}

/** Whether a cell is empty or has nothing but a mark for what is not there, or for all others. */
export const isPlaceholder = (text: string): boolean => /^(?:[-–—*…]|\.{3}|n\/a)?$/i.test(text);

const types =
  /^(?:array|list|map|set)?[[<(]?\s*(?:string|str|int(?:eger)?|u?int(?:8|16|32|64)|long|short|byte|bool(?:ean)?|float|double|decimal|number|numeric|object|array|list|map|enum|date(?:time)?|timestamp|varchar|char|text|json|file|any|void|字符串|整型|布尔)(?:[[\](){}<>?*|,:][^\s]{0,24})?$/i;

/** Whether a text is the type of a parameter, such as `string` or `int[]`. */
export const isType = (text: string): boolean => types.test(text.trim());

/** A prefix and a number: `ORA-00942`, `E1001`, `APIG.0101`. */
const prefixed = /^[A-Za-z]+(?:[._:/-][A-Za-z]+)*(?:[._:/-] ?| )?\d{2,}(?:[._:/-]\d+)*$/;

/** Whether a code has a shape that hardly anything else has: at least three digits that are not a year, or a prefix. */
export function isTelling(code: string): boolean {
  if (/^(?:19|20)\d\d$/.test(code) || /^(?:v|version|sha|rfc|cve|iso|utf)-?\d/i.test(code)) return false;
  return /^-?\d{3,}$|^-\d+$|^0x[0-9A-Fa-f]{2,}$/i.test(code) || prefixed.test(code);
}

/** Whether an identifier names an error, even if only by one letter as in `EBUSY`. */
export function namesError(identifier: string): boolean {
  return /err|fail|invalid|denied|not_?\.?-?found|unknown|^E_?[A-Z]{2}|time_?out|timed|exceed|abort|exception|fault|unavailable|illegal|missing|conflict|unauthori|forbidden|expired|locked|mismatch|unsupported|not_?allowed|not_?exist|duplicate|already|refused|rejected|insufficient|too_?(?:many|large|long)/i.test(
    identifier.replaceAll("-", "_"),
  );
}
