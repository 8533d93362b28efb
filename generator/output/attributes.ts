import type { OutputFile } from "./file.js";
import { manifestPath } from "./manifest.js";

/**
 * What git is to know of the output. It is in the output folder, so that the attributes of the user's repository stay as
 * they are: line feeds on every system, and generated files folded away in reviews. The manifest and pages merge without
 * a conflict, by the lines of both sides, until the next run makes them from the merged spec. Code is merged as usual:
 * what two branches did to the same place of it should be seen.
 */
export function attributesFile(header: string): OutputFile {
  const merged = [manifestPath, "*.md", "*.html"].map((pattern) => `${pattern} merge=union`);
  const lines = [`# ${header}`, "* text=auto eol=lf linguist-generated", ...merged];
  return { path: ".gitattributes", text: `${lines.join("\n")}\n` };
}
