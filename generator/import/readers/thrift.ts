import type { SourceDocument } from "../document.js";
import { Comments, memberGrids } from "./members.js";
import type { Member } from "./members.js";
import { sourceReader } from "./source.js";

const token =
  /\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|[A-Za-z_][\w.]*|-?(?:0[xX][0-9a-fA-F]+|\d+)|[{}()=,;]/g;

const readOthers = sourceReader("Thrift", true);

/**
 * Reads a Thrift file: its enums, its constants and its exceptions. An enum value without a number is one greater than the one
 * before it, or 0. Annotations, which are in parentheses, describe no codes. Source: thrift.apache.org/docs/idl, Enum.
 */
export function readThrift(path: string, text: string): SourceDocument {
  const { members, rest } = enumsIn(text);
  const others = readOthers(path, rest);
  const grids = [...memberGrids(members), ...others.grids].sort((a, b) => a.start - b.start);
  return { ...others, grids };
}

const blanked = (text: string): string => text.replace(/[^\n]/g, " ");

/** The members of enums, and the text without them and without annotations. Offsets stay. */
function enumsIn(text: string): { readonly members: readonly Member[]; readonly rest: string } {
  const members: (Member & { comment: string })[] = [];
  const comments = new Comments(text);
  const pieces: string[] = [];
  let [kept, depth, group, last] = [0, 0, "", -1];
  let body: number | undefined;
  let words: { readonly text: string; readonly start: number }[] = [];
  const blank = (from: number, to: number): void => {
    pieces.push(text.slice(kept, from), blanked(text.slice(from, to)));
    kept = to;
  };
  const finish = (end: number): void => {
    const [name, equals, value] = words;
    words = [];
    if (name === undefined || !/^[A-Za-z_]\w*$/.test(name.text)) return;
    const given = equals?.text === "=" ? Number(value?.text) : NaN;
    last = Number.isSafeInteger(given) ? given : last + 1;
    const member = {
      group,
      name: name.text,
      written: String(last),
      value: { text: String(last), number: undefined },
      message: "",
      ...comments.aboveOf(name.start, name.text),
      start: name.start,
    };
    members.push(member);
    comments.after(
      end,
      (trailing) => (member.comment = [member.comment, trailing].filter((part) => part !== "").join("\n")),
    );
  };
  let opened = 0;
  for (const match of text.matchAll(token)) {
    const [part] = match;
    const start = match.index;
    const end = start + part.length;
    if (/^(?:\/\/|\/\*|#)/.test(part)) comments.comment(start, end);
    else if (part === "(") {
      if (depth === 0) opened = start;
      depth += 1;
    } else if (part === ")") {
      depth = Math.max(0, depth - 1);
      // What a method takes and throws has no `=` at its beginning, and is left as it is.
      if (depth === 0 && /^\(\s*[\w.]+\s*(?:=|\))/.test(text.slice(opened, end)) && body === undefined)
        blank(opened, end);
    } else if (depth > 0) continue;
    else if (body === undefined) {
      if (part === "{" && words.at(-2)?.text === "enum")
        [body, group, last, words] = [end, words.at(-1)?.text ?? "", -1, []];
      else words = [...words.slice(-1), { text: part, start }];
    } else if (part === "}") {
      finish(start);
      blank(body, start);
      body = undefined;
    } else if (part === "," || part === ";") finish(end);
    else {
      // The comma after a value may be missing.
      if (words.length === 3 || (words.length === 1 && part !== "=")) finish(words.at(-1)?.start ?? start);
      words.push({ text: part, start });
    }
  }
  return { members, rest: pieces.join("") + text.slice(kept) };
}
