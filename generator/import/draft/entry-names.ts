import { allEntries } from "../../model/catalog.js";
import { isName } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { DraftEntry, DraftModule, NameFrom } from "./draft.js";
import { distinctName, nameFromIdentifier, nameFromText, placeholderName, sharedWords } from "./name.js";

/**
 * Proposes a name for each entry: from the identifier beside the code, from a code made of words, from an English text,
 * or a placeholder. A text in another language is never used, since its translation would be a guess.
 */
export function nameEntries(module: DraftModule, source: string): DraftModule {
  const all = allEntries(module);
  const identifiers = all.map(({ cells }) => cells["name"] ?? "").filter((text) => text !== "");
  const drop = identifiers.length === all.length ? sharedWords(identifiers) : 0;
  const hasWords = module.codeType.kind === "string" || module.codeType.kind === "dotted";
  const codeDrop = hasWords ? sharedWords(all.map(({ code }) => code)) : 0;
  const taken = new Set<Name>();
  const name = (entry: DraftEntry): DraftEntry => {
    const [proposed, nameFrom] = propose(entry, source, hasWords, drop, codeDrop);
    const distinct = [proposed, distinctName(proposed, entry.code), placeholderName(entry.code)].find(
      (candidate) => !taken.has(candidate) && isName(candidate),
    );
    let unique = distinct ?? proposed;
    for (let n = 2; taken.has(unique); n += 1) unique = `${placeholderName(entry.code).slice(0, 58)}${n}`;
    taken.add(unique);
    return { ...entry, name: unique, nameFrom };
  };
  const success = module.success && name(module.success);
  const entries = module.entries.map(name);
  const reserved = module.reserved && {
    ...module.reserved,
    names: module.reserved.names
      .flatMap((identifier) => nameFromIdentifier(identifier, drop) ?? [])
      .filter((free) => isName(free) && !taken.has(free)),
  };
  return { ...module, success, entries, reserved };
}

function propose(
  entry: DraftEntry,
  source: string,
  hasWords: boolean,
  drop: number,
  codeDrop: number,
): readonly [Name, NameFrom] {
  const { cells, code, title, text } = entry;
  const identifier = cells["name"];
  if (identifier !== undefined) {
    const name = nameFromIdentifier(identifier, drop);
    if (name !== undefined && !/^Code\d/.test(name)) return [name, "identifier"];
  }
  // `APIG.0101` and `E1001` are numbers with a prefix, not words.
  if (hasWords && /[A-Za-z]{3}/.test(code) && !/^[A-Za-z]+[._:-]?\d+$/.test(code)) {
    const name = nameFromIdentifier(code, codeDrop);
    if (name !== undefined && !/^Code\d/.test(name)) return [name, "code"];
  }
  for (const english of [title["en"], text["en"], ...(source === "en" ? [title[source], text[source]] : [])]) {
    const name = english === undefined ? undefined : nameFromText(english);
    if (name !== undefined && isName(name)) return [name, "text"];
  }
  return [placeholderName(code), "placeholder"];
}
