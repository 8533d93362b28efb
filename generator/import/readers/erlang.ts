import type { SourceDocument } from "../document.js";
import { memberGrids } from "./members.js";
import type { Member } from "./members.js";

/** A clause of a function from codes to texts, or an element of a list of pairs. */
const clause =
  /^[ \t]*(?:([a-z]\w*)\(\s*|\{\s*|-define\(\s*\w+\s*,\s*\{\s*)(-?\d+|16#[0-9A-Fa-f]+|[a-z]\w*|'[^'\n]+'|"[^"\n]+"|<<"[^"\n]+"(?:\/utf8)?>>)\s*(?:\)\s*->|,)\s*(?:<<)?"((?:[^"\\]|\\.)*)"/gm;

/** A macro with a number: `-define(ORDER_NOT_FOUND, 1001). % There is no order.` */
const define = /^-define\(\s*([A-Za-z]\w*)\s*,\s*(-?\d+|16#[0-9A-Fa-f]+)\s*\)\.[ \t]*(?:%+[ \t]*(\S.*))?$/gm;

/** Reads Erlang: functions from codes to texts, lists of pairs, and macros with numbers. */
export function readErlang(path: string, text: string): SourceDocument {
  const members: Member[] = [];
  const add = (member: Omit<Member, "comment" | "value"> & { readonly comment?: string }): void =>
    void members.push({ comment: "", ...member, value: { text: member.written, number: undefined } });
  for (const { 1: group = "", 2: code = "", 3: message = "", index } of text.matchAll(clause)) {
    const written = bare(code);
    const name = /^[a-z]/.test(written) ? written : "";
    add({ group, name, written, message: message.replace(/\\(.)/g, "$1"), start: index });
  }
  for (const { 1: name = "", 2: code = "", 3: comment = "", index } of text.matchAll(define))
    add({ group: "", name, written: bare(code), message: "", comment, start: index });
  members.sort((a, b) => a.start - b.start);
  return { path, format: "Erlang", title: "", grids: memberGrids(members), samples: [] };
}

/** A code without the marks of its literal. */
function bare(literal: string): string {
  const hex = /^16#(.*)$/.exec(literal)?.[1];
  return hex === undefined ? literal.replace(/^<<"|"(?:\/utf8)?>>$|^['"]|['"]$/g, "") : `0x${hex}`;
}
