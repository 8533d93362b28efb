import { createHash } from "node:crypto";
import { lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";

/**
 * `.well-known/errors.json`: the catalog as `catalog.json` has it, below the SHA-256 of the bytes of its `catalog`. Who has
 * read the catalog before sees from the first line whether it has changed.
 */
export function wellKnownFile(files: readonly OutputFile[]): OutputFile {
  const catalog = files.find(({ path }) => path === "catalog.json");
  if (catalog === undefined) throw new Error("there is no catalog.json");
  return lazyFile("site/.well-known/errors.json", () => {
    const text = catalog.text.trimEnd();
    return `{"sha256":"${createHash("sha256").update(text).digest("hex")}","catalog":\n${text}\n}\n`;
  });
}
