import { join } from "node:path";
import { readStarter } from "./inputs.js";
import { rewriteFile } from "./spec-files.js";
import { readText } from "./text-file.js";

/** What the schemas that errspec writes beside a spec begin with. A schema without it is the author's own. */
export const schemaComment = "Written by errspec. `errspec generate` updates it; remove this line to keep changes.";

/** A file below a spec's folder. */
interface Schema {
  readonly path: string;
  readonly text: string;
}

/** The schemas in a spec's folder that another version of errspec has written. */
export function staleSchemas(folder: string): readonly Schema[] {
  return readStarter()
    .filter(({ path }) => path.startsWith("schema/"))
    .map(({ path, text }) => ({ path: join(folder, path).replaceAll("\\", "/"), text }))
    .filter(({ path, text }) => {
      const present = readText(path);
      return present?.includes(JSON.stringify(schemaComment)) === true && present.replaceAll("\r\n", "\n") !== text;
    });
}

/** Replaces a schema. */
export function writeSchema({ path, text }: Schema): void {
  rewriteFile(path, Buffer.from(text));
}
