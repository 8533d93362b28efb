import type { Grid, Row } from "../document.js";
import { cell, sectionRow, tidy } from "../document.js";
import type { Value } from "./constant.js";

/** A constant in source code: a member of an enum, a `#define`, or one of a block of constants. */
export interface Member {
  /** The name of its enum or type, or an empty string. */
  readonly group: string;
  readonly name: string;
  /** The value as written, for values that cannot be evaluated. */
  readonly written: string;
  readonly value: Value | undefined;
  readonly message: string;
  readonly comment: string;
  /** A comment above the member that may be a section heading. */
  readonly heading?: string;
  readonly http?: string;
  readonly deprecated?: string | undefined;
  /** Why the constant is not an error. */
  readonly skipReason?: string;
  readonly start: number;
}

/** A grid for each group of members, in source order. */
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
        const columnTexts = [
          name,
          value?.text ?? written,
          tidy(message),
          comment,
          ...(http ? [member.http ?? ""] : []),
        ];
        const row = {
          cells: columnTexts.map(cell),
          start,
          deprecated,
          skipReason: member.skipReason ?? skipReasonOf(name, list.length),
        };
        return section ? [sectionRow(heading, columns.length, start), row] : [row];
      }),
      synthetic: true,
      start,
    };
  });
}

/**
 * Returns whether a member begins a section: it has a short comment after a blank line, and the members after it have
 * none. If most members have comments, these describe single members.
 */
function sectionsOf(list: readonly Member[]): (member: Member) => boolean {
  const commented = list.filter(({ heading = "", comment }) => heading !== "" || comment !== "").length;
  const headed = new Set(
    list.filter(({ heading = "" }, i) => heading !== "" && i + 1 < list.length && (list[i + 1]?.heading ?? "") === ""),
  );
  return (member) => commented * 2 <= list.length && headed.has(member);
}

/** The base value that other codes are counted from is not a code. */
function skipReasonOf(name: string, members: number): string | undefined {
  return members > 2 && /[a-z0-9]Base$|_BASE$|^(?:base|Base|BASE)$/.test(name)
    ? "it is the base value of the other codes"
    : undefined;
}

/** The text of a comment, without its delimiters. */
function commentText(comment: string): string {
  const lines = comment
    .replace(/^\/\*+!?<?|\*+\/$/g, "")
    .replace(/<\/?(?:summary|remarks|para)>/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\/\/+[!/<]*|#+|\*+(?!\/))\s?/, "").trim());
  return paragraphs(lines);
}

/** Joins the lines of each paragraph. List items begin lines of their own. */
function paragraphs(lines: readonly string[]): string {
  const out: string[] = [];
  let startsParagraph = true;
  for (const line of lines) {
    if (line === "") startsParagraph = true;
    else if (startsParagraph || /^(?:[-*+•]|\d+[.)]|@\w|\|)\s?/.test(line)) {
      out.push(line);
      startsParagraph = false;
    } else out[out.length - 1] = `${out.at(-1) ?? ""} ${line}`;
  }
  return tidy(out.join("\n"));
}

/** Assigns comments to members: those above a member, and one after it on the same line. */
export class Comments {
  readonly #text: string;
  #above: { readonly text: string; readonly start: number; readonly end: number }[] = [];
  #last: { readonly end: number; readonly add: (comment: string) => void } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Adds a comment. Comments and members are added in source order. */
  comment(from: number, to: number): void {
    // Consecutive line comments are one text.
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

  /** The comment above the member at `from`, as a comment or as a possible section heading. */
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

  /** The comments above the member at `from`, with no blank line between them. */
  above(from: number): string {
    const texts: string[] = [];
    let next = from;
    for (const { text, end } of [...this.#above].reverse()) {
      if ((this.#text.slice(end, next).match(/\n/g)?.length ?? 0) > 1) break;
      texts.unshift(text);
      next = this.#text.lastIndexOf("\n", end - 1) + 1;
    }
    this.#above = [];
    return texts.join("\n");
  }

  /** Registers a member that ends at `end`. A comment after it on the same line goes to `add`. */
  after(end: number, add: (comment: string) => void): void {
    this.#last = { end, add };
  }
}
