import { visible } from "../diagnostic/visible.js";

/** Text from outside as Markdown that shows it and does nothing else: every sign that may have a meaning is escaped. */
export function prose(text: string): string {
  return (
    visible(text.replace(/\s+/g, " "))
      .replace(/[\\`*_{}[\]<>#+|~&$^=@]/g, "\\$&")
      // At the beginning of a line these make lists and rules; a scheme makes a link.
      .replace(/^([-.]|\d+[.)])/, "\\$&")
      .replace(/\b(https?|ftp|mailto):/gi, "$1\\:")
      .replace(/\bwww\./gi, "www\\.")
  );
}
