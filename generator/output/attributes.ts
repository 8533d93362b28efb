import type { OutputFile } from "./file.js";
import { manifestPath } from "./manifest.js";

/**
 * The git attributes of the output: LF line ends on every system, and generated files are collapsed in reviews. The file is
 * in the output folder, so the attributes of the user's repository stay unchanged. The manifest and the pages merge without
 * a conflict, with the lines of both sides, until the next run generates them from the merged spec. Code is merged as
 * usual: conflicting changes should be seen.
 */
export function attributesFile(header: string): OutputFile {
  const merged = [manifestPath, "*.md", "*.html"].map((pattern) => `${pattern} merge=union`);
  const lines = [`# ${header}`, "* text=auto eol=lf linguist-generated", ...merged];
  return { path: ".gitattributes", text: `${lines.join("\n")}\n`, reads: [] };
}
