import { hidden, oneLine, xmlText } from "../text-line.js";

/*
 * Text from a spec on its way into C#: one pure function per place. None of them can leave its place, whatever the text.
 */

export { utf16String as csharpString, xmlText as docText } from "../text-line.js";

/** Text behind `//`, in one line. */
export function commentText(text: string): string {
  return oneLine(text).replace(hidden, "\ufffd");
}

/**
 * The text of a property in a project file. MSBuild would evaluate `$(…)`, `@(…)` and `%(…)`, and decode `%24`. Source: "MSBuild
 * special characters" in its documentation, whose signs are percent-encoded.
 */
export function msbuildText(text: string): string {
  return xmlText(text.replace(/[%$@'();?*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`));
}
