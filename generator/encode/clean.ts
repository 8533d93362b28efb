const longestText = 4096;

/** A text without characters that do harm, and not too long: steps 4 and 5. */
export function clean(text: string): string {
  const spaced = text.toWellFormed().replace(/[^ -~\u0080-\uffff]/g, " "); // the controls of ASCII
  return start(spaced.replace(/^ +| +$/g, "")).replace(/ +$/, "");
}

/** The characters of a text that are sent. */
function start(text: string): string {
  if (text.length <= longestText) return text; // a character has at least one unit
  return Array.from(text).slice(0, longestText).join("");
}
