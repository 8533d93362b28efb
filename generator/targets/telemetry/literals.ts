/*
 * Text from a spec on its way into files of YAML that other programs read.
 */

/** Characters that YAML does not allow, or that nobody sees. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A string in double quotes. */
export function yamlString(text: string): string {
  const quoted = text.toWellFormed().replace(/["\\]/g, "\\$&");
  return `"${quoted.replace(hidden, (character) => {
    const digits = Number(character.codePointAt(0)).toString(16).toUpperCase();
    return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
  })}"`;
}

/** The same for an annotation of an alert, which Prometheus takes for a template of Go. */
export function alertString(text: string): string {
  return yamlString(text.replaceAll("{{", '{{"{{"}}'));
}

/** What follows `#` for one line of a comment. */
export function comment(text: string): string {
  const line = text.toWellFormed().replace(/\s+/g, " ").replace(hidden, "\ufffd").trim();
  return line === "" ? "" : ` ${line}`;
}
