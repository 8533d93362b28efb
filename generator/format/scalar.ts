/** Plain scalars that YAML 1.1 or 1.2 takes for something else than a text, as other readers do. */
export function isTakenForAnother(text: string): boolean {
  return (
    isTakenForAnotherHere(text) ||
    /^(?:y|n|yes|no|on|off)$/i.test(text) ||
    /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?$/i.test(text) ||
    /^[-+]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i.test(text) ||
    /^[-+]?\d+(?::\d\d?)+$|^\d{4}-\d\d?-\d\d?$/.test(text)
  );
}

/** Plain scalars that YAML 1.2, which errspec reads, takes for something else than a text. */
export function isTakenForAnotherHere(text: string): boolean {
  return /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(
    text,
  );
}

/** Controls, marks that hide or turn text, blanks other than the usual one, and lone surrogates. */
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether a text can only be read in double quotes, with escapes: it has characters that cannot be seen. */
export function needsEscapes(text: string): boolean {
  return text.search(unseen) !== -1;
}

/** A text in double quotes, as JSON writes it and YAML reads it, with nothing in it that cannot be seen. */
export function escaped(text: string): string {
  return JSON.stringify(text).replace(unseen, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
