import { visible } from "../diagnostic/visible.js";

/** Text from a spec as Markdown that shows it literally: every character that can have a meaning is escaped. */
export function prose(text: string): string {
  return (
    visible(text.replace(/\s+/g, " "))
      .replace(/[\\`*_{}[\]<>#+|~&$^=@]/g, "\\$&")
      // At the start of a line these make lists and rules; a scheme makes a link.
      .replace(/^([-.]|\d+[.)])/, "\\$&")
      .replace(/\b(https?|ftp|mailto):/gi, "$1\\:")
      .replace(/\bwww\./gi, "www\\.")
  );
}
