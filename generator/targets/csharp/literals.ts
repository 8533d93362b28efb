import { hidden, oneLine } from "../text-line.js";

/*
 * Text from a spec on its way into C#: one pure function per place. None of them can leave its place, whatever the text.
 */

export { utf16String as csharpString, xmlText as docText } from "../text-line.js";

/** Text behind `//`, in one line. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd");
}
