import { constantOf, entriesOf } from "./catalog.js";
import type { Entry, Limits, TestCatalog } from "./catalog.js";
import { isNumeric, pascal } from "./codes.js";
import { truthOf } from "./layout.js";
import type { Shown } from "./layout.js";
import type { Random } from "./random.js";
import type { Shape } from "./shape.js";

/** What a source file needs to know of an entry. */
export interface Item {
  readonly entry: Entry;
  /** ERR_ORDER_NOT_FOUND */
  readonly constant: string;
  /** OrderNotFound */
  readonly pascal: string;
  /** orderNotFound */
  readonly camel: string;
  /** The code as a literal: 1001 or "E1001". */
  readonly value: string;
  /** The text as a literal in double quotes. */
  readonly text: string;
  /** The text as a literal in single quotes. */
  readonly quoted: string;
  /** Where it is in the file. */
  readonly index: number;
}

export interface Source {
  readonly items: readonly Item[];
  readonly prefix: string;
  readonly catalog: TestCatalog;
  readonly random: Random;
}

const itemsOf = (catalog: TestCatalog, prefix: string): Item[] =>
  entriesOf(catalog).map((entry, index) => {
    const { code, text, words } = entry;
    const name = pascal(words);
    return {
      entry,
      constant: prefix + constantOf(entry),
      pascal: name,
      camel: name.slice(0, 1).toLowerCase() + name.slice(1),
      value: isNumeric(catalog.kind) ? code : JSON.stringify(code),
      text: JSON.stringify(text),
      quoted: `'${text.replaceAll("'", "\\'")}'`,
      index,
    };
  });

/** Which name the file gives a code: a constant, a word in camel case, or none. */
export type Naming = "constant" | "pascal" | "camel" | "none";

interface Options {
  readonly weight?: number;
  readonly naming?: Naming;
  readonly prefixes?: readonly string[];
  readonly kinds?: Limits["kinds"];
  /** How the code is spelled, if not by the catalog. */
  readonly spell?: (item: Item) => Shown;
}

const numbers = ["int", "long", "negative", "hex", "small"] as const;

/** A shape of source code: all of its codes, with constants. */
export function source(
  id: string,
  extension: string,
  write: (source: Source) => readonly string[],
  { weight = 1, naming = "constant", prefixes = [""], kinds = numbers, spell }: Options = {},
): Shape {
  return {
    id,
    weight,
    limits: { sections: 1, kinds, tame: true },
    write(catalog, random) {
      const prefix = random.pick(prefixes);
      const items = itemsOf(catalog, prefix);
      const text = `${write({ items, prefix, catalog, random }).join("\n")}\n`;
      const codes = items.map((item) => ({
        ...truthOf(item.entry, spell?.(item) ?? {}),
        constant: naming === "none" ? undefined : item[naming],
      }));
      return { text, extension, codes, difficulties: prefix === "" ? [3] : [3, 8] };
    },
  };
}
