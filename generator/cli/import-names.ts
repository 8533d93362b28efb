import { basename, dirname } from "node:path";
import { readIfThere } from "../disk/import.js";
import { replaceFile } from "../disk/stage.js";
import type { Draft } from "../import/draft/draft.js";
import type { GivenName } from "../import/draft/given-names.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

/** The table of `--names`: read if it is there, else written for the user to fill in. */
export interface NamesFile {
  readonly exists: boolean;
  /** The names in it. Undefined if it does not exist. */
  readonly read: () => { readonly file: string; readonly given: readonly GivenName[] } | undefined;
  /** Writes the codes that have no name. */
  readonly write: (draft: Draft) => Promise<ExitCode>;
}

/** Opens the table of `--names`. */
export async function namesFile(file: string): Promise<NamesFile> {
  const { namesText, readNames } = await import("../import/draft/given-names.js");
  const text = readIfThere(dirname(file), basename(file));
  return {
    exists: text !== undefined,
    read: () => (text === undefined ? undefined : { file, given: readNames(file, text) }),
    async write(draft) {
      const table = namesText(draft);
      if (table === undefined) print("each code has a name; import the document without --names");
      else {
        await replaceFile(file, table);
        print(`wrote ${file}; fill in its column \`name\`, then run the command again`);
      }
      return 0;
    },
  };
}
