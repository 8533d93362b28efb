import type { Grid, Row } from "../document.js";
import { cell, sectionRow, tidy } from "../document.js";
import type { Value } from "./constant.js";

/** A constant of a program: a member of an enum, a `#define`, one of a block of constants. */
export interface Member {
  /** What it belongs to: the enum's or the type's name, or the empty text. */
  readonly group: string;
  readonly name: string;
  /** Its value as written, where that could not be evaluated. */
  readonly written: string;
  readonly value: Value | undefined;
  readonly message: string;
  readonly comment: string;
  /** A comment above it that may be the heading of a section. */
  readonly heading?: string;
  readonly http?: string;
  readonly deprecated?: string | undefined;
  /** Why it is not an error, although it is one of the constants. */
  readonly left?: string;
  readonly start: number;
}

/** A grid for each group of members, in the order in which the groups begin. */
export function memberGrids(members: readonly Member[]): Grid[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(member.group);
    if (group === undefined) groups.set(member.group, [member]);
    else group.push(member);
  }
  return [...groups].map(([group, list]): Grid => {
    const start = list[0]?.start ?? 0;
    const http = list.some((member) => (member.http ?? "") !== "");
    const columns = ["name", "value", "message", "comment", ...(http ? ["HTTP status"] : [])];
    const isSection = sectionsOf(list);
    return {
      kind: "enum",
      headings: group === "" ? [] : [group],
      caption: "",
      header: [{ cells: columns.map(cell), start }],
      rows: list.flatMap((member): Row[] => {
        const { name, value, written, message, heading = "", start, deprecated } = member;
        const section = isSection(member);
        const comment = [section ? "" : heading, member.comment].filter((part) => part !== "").join("\n");
        const said = [name, value?.text ?? written, tidy(message), comment, ...(http ? [member.http ?? ""] : [])];
        const row = { cells: said.map(cell), start, deprecated, left: member.left ?? leftOut(name, list.length) };
        return section ? [sectionRow(heading, columns.length, start), row] : [row];
      }),
      synthetic: true,
      start,
    };
  });
}

/**
 * Which members begin a section: the comment above them is a short one after a blank line, and others follow without a
 * comment of their own. Where most members have one, it is each member's.
 */
function sectionsOf(list: readonly Member[]): (member: Member) => boolean {
  const commented = list.filter(({ heading = "", comment }) => heading !== "" || comment !== "").length;
  const headed = new Set(
    list.filter(({ heading = "" }, i) => heading !== "" && i + 1 < list.length && (list[i + 1]?.heading ?? "") === ""),
  );
  return (member) => commented * 2 <= list.length && headed.has(member);
}

/** What others are counted from is not one of them. */
function leftOut(name: string, members: number): string | undefined {
  return members > 2 && /[a-z0-9]Base$|_BASE$|^(?:base|Base|BASE)$/.test(name)
    ? "it is the base that the other codes are counted from"
    : undefined;
}

/** The words of a comment, without its marks. */
function commentText(comment: string): string {
  const lines = comment
    .replace(/^\/\*+!?<?|\*+\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\/\/+[!/<]*|#+|\*+(?!\/))\s?/, "").trim());
  return paragraphs(lines);
}

/** Lines of a comment that go on are one line; what follows a blank line, and each item of a list, begins another. */
function paragraphs(lines: readonly string[]): string {
  const out: string[] = [];
  let fresh = true;
  for (const line of lines) {
    if (line === "") fresh = true;
    else if (fresh || /^(?:[-*+•]|\d+[.)]|@\w|\|)\s?/.test(line)) {
      out.push(line);
      fresh = false;
    } else out[out.length - 1] = `${out.at(-1) ?? ""} ${line}`;
  }
  return tidy(out.join("\n"));
}

/** Comments that stand above a member, and one behind it on its line, belong to it. */
export class Comments {
  readonly #text: string;
  #above: { readonly text: string; readonly start: number; readonly end: number }[] = [];
  #last: { readonly end: number; readonly add: (comment: string) => void } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  comment(from: number, to: number): void {
    // Comments of a line each are one text.
    const before = this.#above.at(-1);
    if (
      before !== undefined &&
      /^[^\S\n]*\n[^\S\n]*$/.test(this.#text.slice(before.end, from)) &&
      this.#text.startsWith("//", from) &&
      this.#text.startsWith("//", before.start)
    ) {
      this.#above[this.#above.length - 1] = {
        start: before.start,
        end: to,
        text: commentText(this.#text.slice(before.start, to)),
      };
      return;
    }
    const text = commentText(this.#text.slice(from, to));
    const last = this.#last;
    if (last !== undefined && !this.#text.slice(last.end, from).includes("\n")) {
      last.add(text);
      return;
    }
    this.#above.push({ text, start: from, end: to });
  }

  /** What was said above the member that begins at `from`, and whether that may be the heading of a section. */
  aboveOf(from: number, name: string): { readonly comment: string; readonly heading: string } {
    const last = this.#above.at(-1);
    const comment = this.above(from);
    if (last?.text !== comment) return { comment, heading: "" };
    const title = comment.replace(/^[-=*#~\s]+|[-=*#~\s]+$/g, "");
    const before = this.#text.slice(0, last.start);
    const apart = /(?:\n[^\S\n]*\n|[{(][^\S\n]*\n)[^\S\n]*$/.test(before);
    const isDoc = this.#text.startsWith("/**", last.start);
    const isTitle = title !== "" && title.length <= 60 && !/[.。\n]/.test(title) && !title.startsWith(name);
    return apart && !isDoc && isTitle ? { comment: "", heading: title } : { comment, heading: "" };
  }

  /** What was said above the member that begins at `from`: no blank line lies between. */
  above(from: number): string {
    const said: string[] = [];
    let next = from;
    for (const { text, end } of [...this.#above].reverse()) {
      if ((this.#text.slice(end, next).match(/\n/g)?.length ?? 0) > 1) break;
      said.unshift(text);
      next = this.#text.lastIndexOf("\n", end - 1) + 1;
    }
    this.#above = [];
    return said.join("\n");
  }

  /** A comment behind this place, on its line, goes to `add`. */
  behind(end: number, add: (comment: string) => void): void {
    this.#last = { end, add };
  }
}
