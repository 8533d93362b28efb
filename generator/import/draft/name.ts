import { longestName } from "../../model/name.js";
import type { Name } from "../../model/name.js";

/** Words that carry no meaning in a name. */
const fillerWords: ReadonlySet<string> = new Set(
  "the a an do does did is are was were be been being of to for in on at by with and or that this these those it its has have had will would can could may might should your you we our please when if as from there which".split(
    " ",
  ),
);

/** The maximum number of words of a name that is made from a text. */
const mostWords = 6;

/** A name from an identifier in any case, without its first `drop` words. Undefined if no legal name remains. */
export function nameFromIdentifier(identifier: string, drop = 0): Name | undefined {
  return nameFromWords(splitWords(identifier).slice(drop));
}

/** The words of an identifier: `ERR_NotFound2` has `ERR`, `Not`, `Found2`. */
function splitWords(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

/** A name from an English text: the first meaningful words of its first sentence. */
export function nameFromText(text: string): Name | undefined {
  const [sentence = ""] = withoutAccents(text)
    .replace(/\b[A-Za-z]:\\\S+/g, " ")
    .replace(/\{[^{}]*\}|<[^<>]*>|%[a-z]|\([^()]*\)|https?:\S+/g, " ")
    .replace(/\b(\w+)n['’]t\b/g, "$1 not")
    .replace(/['’]s\b/g, "")
    .split(/(?<=\w)[.;:!?](?:\s|$)|\n|,\s/);
  const words = sentence.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  // A single letter is a placeholder in a text: `The key X is locked.`
  const meaningful = words.filter((word) => !fillerWords.has(word.toLowerCase()) && !/^[A-Za-z]$/.test(word));
  const chosen = meaningful.slice(0, mostWords);
  // A text without a word, or in another script with some English in it, gives no name.
  if (
    !chosen.some((word) => /^[A-Za-z]{2}/.test(word)) ||
    words.join("").length * 2 < sentence.replace(/\s/g, "").length
  )
    return undefined;
  return nameFromWords(chosen.flatMap(splitWords));
}

const unaccented: Readonly<Record<string, string>> = {
  đ: "d",
  Đ: "D",
  ł: "l",
  Ł: "L",
  ß: "ss",
  ı: "i",
  ø: "o",
  æ: "ae",
};

/** A text in letters without accents, so that `café` is one word. */
const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐłŁßıøæ]/g, (letter) => unaccented[letter] ?? letter);

/** A placeholder such as `Code2130`, for the author to replace with a better name. */
export function placeholderName(code: string): Name {
  const sign = code.startsWith("-") ? "Minus" : "";
  const words = splitWords(code.replace(/^-/, ""));
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");
  return (
    nameFromWords([
      `Code${sign === "" && /^[0-9]/.test(joined) ? joined : ""}`,
      ...(sign === "" ? [] : [`${sign}${joined}`]),
      ...(sign === "" && !/^[0-9]/.test(joined) ? words : []),
    ]) ?? "Code"
  );
}

/** Joins words into a legal name. A single letter or a number joins its neighbour, and words that do not fit are dropped. */
function nameFromWords(words: readonly string[]): Name | undefined {
  const legal: string[] = [];
  let pending = "";
  for (const word of words) {
    const joined = `${pending}${word}`;
    pending = "";
    if (/^[0-9]/.test(joined)) {
      legal.push(`${legal.pop() ?? "Code"}${joined.toLowerCase()}`);
    } else if (joined.length < 2) pending = joined;
    else legal.push(joined.charAt(0).toUpperCase() + joined.slice(1).toLowerCase());
  }
  if (pending !== "" && legal.length > 0) legal.push(`${legal.pop() ?? ""}${pending.toLowerCase()}`);
  let name = "";
  for (const word of legal) {
    if (name.length + word.length > longestName) break;
    name += word;
  }
  if (name === "" && legal[0] !== undefined) name = legal[0].slice(0, longestName);
  // In YAML, `True` and `Null` are not strings.
  if (/^(?:true|false|null|nan|inf|yes|no|on|off)$/i.test(name)) name = `${name}Value`;
  return name === "" ? undefined : name;
}

/** How many leading words all identifiers share and names can omit: one for `SQLITE_BUSY` and `SQLITE_FULL`. */
export function sharedWords(identifiers: readonly string[]): number {
  const all = identifiers.map(splitWords);
  const shared = shareOf(all);
  // Of `CodeUserLocked` and `CodeUserGone`, only the first word is meaningless.
  const generic = (all[0] ?? [])
    .slice(0, shared)
    .findIndex((word) => !/^(?:e?codes?|err(?:no|ors?)?|reason)$/i.test(word));
  if (generic === -1) return shared;
  return generic > 0 ? generic : identifiers.length < 3 ? 0 : shared;
}

function shareOf(all: readonly (readonly string[])[]): number {
  const [first = []] = all;
  let shared = 0;
  while (
    shared < first.length - 1 &&
    all.every(
      (words) =>
        words[shared]?.toLowerCase() === first[shared]?.toLowerCase() &&
        words.length > shared + 1 &&
        /^[A-Za-z]..?/.test(words[shared + 1] ?? ""),
    )
  ) {
    shared += 1;
  }
  return shared;
}

/** A name with its code at the end, to tell it from another entry of the same name. */
export function distinctName(name: Name, code: string): Name {
  const tail = placeholderName(code).replace(/^Code/, "");
  return `${name.slice(0, longestName - tail.length)}${tail}`;
}
