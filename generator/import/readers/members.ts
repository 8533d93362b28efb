import type { Grid } from "../document.js";
import { cell, tidy } from "../document.js";
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
    return {
      kind: "enum",
      headings: group === "" ? [] : [group],
      caption: "",
      header: [{ cells: ["name", "value", "message", "comment"].map(cell), start }],
      rows: list.map(({ name, value, written, message, comment, start }) => ({
        cells: [cell(name), cell(value?.text ?? written), cell(tidy(message)), cell(comment)],
        start,
      })),
      synthetic: true,
      start,
    };
  });
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
