import type { Form } from "../../model/catalog.js";

/*
 * A form as a regular expression. Section 5 of the decode contract takes as much as it can and gives nothing back, and a
 * regular expression may; so a code is never followed at once by something that could be part of it.
 */

const digits = "[0-9]";
const letters = "[A-Za-z0-9_.-]";

/** The pattern of a form at the start of a text, in the syntax that RE2, Java and PostgreSQL share. Its group is the code. */
export function formPattern({ before, after }: Form, isNumeric: boolean): string {
  const code = isNumeric ? `-?${digits}{${before === "" ? 3 : 1},10}` : `${letters}{1,64}`;
  const start = before === "" ? blanks(16) : `${blanks(8)}${literal(before)}${blanks(8)}`;
  const end = literal(after);
  const isPart = new RegExp(`^${isNumeric ? digits : letters}`).test(after);
  return `^${start}(${code})${isPart ? `[ \\t]{1,8}${end}` : `${blanks(8)}${end}`}`;
}

/** The pattern of a form and the blanks after it: what an error's text does not have. */
export function formAndBlanks(form: Form, isNumeric: boolean): string {
  return `${formPattern(form, isNumeric)}${blanks(8)}`;
}

const blanks = (most: number): string => `[ \\t]{0,${most}}`;

/** Each character, or its full-width twin. */
function literal(text: string): string {
  return Array.from(text)
    .map((character) => {
      const twin = String.fromCharCode(character.charCodeAt(0) + 0xfee0);
      return `(?:${/[A-Za-z0-9]/.test(character) ? character : `\\${character}`}|${twin})`;
    })
    .join("");
}
