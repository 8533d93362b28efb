import { join } from "node:path";
import { readStarter } from "./inputs.js";
import { rewriteFile } from "./spec-files.js";
import { readText } from "./text-file.js";

/** The comment in the schemas that errspec writes beside a spec. A schema without it belongs to the author. */
export const schemaComment = "Written by errspec. `errspec generate` updates it; remove this line to keep changes.";

/** A schema file in a spec folder. */
interface Schema {
  readonly path: string;
  readonly text: string;
}

/** The schemas in a spec folder that another version of errspec wrote. */
export function staleSchemas(folder: string): readonly Schema[] {
  return readStarter()
    .filter(({ path }) => path.startsWith("schema/"))
    .map(({ path, text }) => ({ path: join(folder, path).replaceAll("\\", "/"), text }))
    .filter(({ path, text }) => {
      const present = readText(path);
      return present?.includes(JSON.stringify(schemaComment)) === true && present.replaceAll("\r\n", "\n") !== text;
    });
}

/** Replaces a schema file. */
export function writeSchema({ path, text }: Schema): void {
  rewriteFile(path, Buffer.from(text));
}
