import type { Mapping } from "../load/tree.js";
import { idPattern, isName } from "../model/name.js";
import type { Range } from "../model/position.js";
import { isList, itemOf, rangeOf } from "./document.js";
import type { SpecDocument } from "./document.js";
import { mentionsIn } from "./mentions.js";
import type { Mention } from "./mentions.js";
import { mentionAt } from "./references.js";

/** The replacement of a range of a document. */
export interface Edit {
  readonly at: Range;
  readonly text: string;
}

/** The edits of a rename, or why it cannot be done. */
export type Renamed = { readonly edits: readonly Edit[] } | { readonly problem: string };

/**
 * What can be renamed at an offset: an error or a group. The ID of a module is what its users import, and other catalogs
 * have users of their own.
 */
export function renamable(
  documents: readonly SpecDocument[],
  document: SpecDocument,
  offset: number,
): (Pick<Mention, "kind" | "name"> & { readonly range: Range }) | undefined {
  const all = mentionsIn(documents);
  const mention = mentionAt(all, document, offset);
  if (mention === undefined || mention.kind === "module" || isUsed(mention, all)) return undefined;
  const { kind, name, start, end } = mention;
  return { kind, name, range: rangeOf(document, start, end) };
}

/** Renames an error or a group everywhere. The former name of an error becomes an alias, so that users' code compiles. */
export function renamed(
  documents: readonly SpecDocument[],
  document: SpecDocument,
  offset: number,
  to: string,
): Renamed {
  const all = mentionsIn(documents);
  const asked = mentionAt(all, document, offset);
  if (asked === undefined || asked.kind === "module") return { problem: "only errors and groups can be renamed" };
  const { kind, key, name } = asked;
  if (isUsed(asked, all)) return { problem: `${name} is part of another catalog; rename it there` };
  if (to === name) return { edits: [] };
  const isGood = kind === "error" ? isName(to) : idPattern.test(to);
  if (kind === "error" && !isGood) {
    return { problem: `${to} is not a name; write words that each begin with a capital, such as OutOfStock` };
  }
  if (!isGood) {
    return { problem: `${to} is not an ID; write lower-case words, joined by -` };
  }
  const taken = `${key.slice(0, key.lastIndexOf("/"))}/${to}`;
  if (all.some((mention) => mention.key === taken && mention.isDeclaration)) {
    return { problem: `${to} is already used in this module; choose another name` };
  }
  const mentions = all.filter((mention) => mention.key === key);
  return {
    edits: [
      ...mentions.map((mention) => ({ at: rangeOf(mention.document, mention.start, mention.end), text: to })),
      ...mentions.flatMap(({ document: owner, entry, end }) =>
        entry === undefined ? [] : [aliasEdit(owner, entry, { name, to, end })],
      ),
    ],
  };
}

/** Whether another catalog declares what a mention is about. */
function isUsed({ key }: Mention, all: readonly Mention[]): boolean {
  return all.some((mention) => mention.key === key && mention.isDeclaration && mention.document.isUsed);
}

interface Alias {
  readonly name: string;
  readonly to: string;
  /** Where the name ends in the document. */
  readonly end: number;
}

/** Adds an alias to an entry, or exchanges the one that becomes the name. */
function aliasEdit(document: SpecDocument, entry: Mapping, { name, to, end }: Alias): Edit {
  const insert = (offset: number, text: string): Edit => ({ at: rangeOf(document, offset, offset), text });
  const aliases = itemOf(entry, "aliases")?.value;
  if (isList(aliases)) {
    const items = aliases.items;
    const same = items.find((item) => item.type === "scalar" && item.value === to);
    if (same !== undefined) return { at: rangeOf(document, same.start, same.end), text: name };
    const last = items.at(-1);
    if (last === undefined) return insert(aliases.end - 1, name);
    if (document.text[aliases.start] === "[") return insert(last.end, `, ${name}`);
    const first = items[0] ?? last;
    return insert(last.end, `\n${" ".repeat(columnOf(document, first.start) - 2)}- ${name}`);
  }
  if (entry.braces) return insert(afterQuote(document, end), `, aliases: [${name}]`);
  const indent = " ".repeat(columnOf(document, entry.start));
  return insert(endOfLine(document, end), `\n${indent}aliases: [${name}]`);
}

const columnOf = ({ text }: SpecDocument, offset: number): number => offset - text.lastIndexOf("\n", offset - 1) - 1;

const afterQuote = ({ text }: SpecDocument, offset: number): number =>
  text[offset] === '"' || text[offset] === "'" ? offset + 1 : offset;

function endOfLine({ text }: SpecDocument, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end === -1) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
