import { existsSync } from "node:fs";
import { join } from "node:path";
import { readSchemas, readSpecFile } from "./inputs.js";
import { rewriteFile } from "./spec-files.js";

/** The comment in the schemas that errspec writes beside a spec. A schema without it belongs to the author. */
export const schemaComment = "Written by errspec. `errspec generate` updates it; remove this line to keep changes.";

/** A schema file in a spec folder. */
interface Schema {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The schemas in a spec folder that another version of errspec wrote. */
export function staleSchemas(folder: string): readonly Schema[] {
  return readSchemas()
    .map(({ name, bytes }) => ({ path: join(folder, "schema", name).replaceAll("\\", "/"), bytes }))
    .filter(isStale);
}

function isStale({ path, bytes }: Schema): boolean {
  if (!existsSync(path)) return false;
  const present = readSpecFile(path);
  if (present.equals(bytes)) return false; // nearly always, and then nobody needs the texts
  const text = present.toString("utf8");
  return text.includes(JSON.stringify(schemaComment)) && text.replaceAll("\r\n", "\n") !== bytes.toString("utf8");
}

/** Replaces a schema file. */
export function writeSchema({ path, bytes }: Schema): void {
  rewriteFile(path, bytes);
}
