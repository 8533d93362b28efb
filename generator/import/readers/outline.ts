import type { Prose } from "../document.js";
import type { Heading } from "./headings.js";

/** A heading, a list item, a term or a paragraph, which may describe one code. */
export interface Item {
  readonly kind: "heading" | "list item" | "term" | "paragraph" | "line of code";
  readonly label: string;
  /** The beginning of the label in bold or in a code font, or an empty string. */
  readonly marked: string;
  /** What is below the label, in order. */
  readonly body: readonly Body[];
  /** Items of one level are siblings: headings from 1, paragraphs 9, terms 10, list items 20 and more. */
  readonly level: number;
  /** The indices of the items around it, the innermost last. */
  readonly around: readonly number[];
  readonly start: number;
}

/** A piece of the body of an item: text, or a list item. */
export interface Body {
  readonly text: string;
  readonly nested: boolean;
}

const levels = { paragraph: 9, term: 10, bullet: 20, block: 1000 } as const;

/** Longer blocks of code are data or programs, not lists of codes. */
const longestBlock = 50_000;

/** The gap after the code of a line whose parts are in columns. */
const columnGap = /^(\S+(?: \S+)?)(?:\s{2,}|\t)(?=\S)/;

interface Draft extends Item {
  readonly body: Body[];
}

/** Collects headings, list items, terms and paragraphs of a page, in source order, each with what is below it. */
export class Outline {
  readonly headings: Heading[] = [];
  readonly prose: Prose[] = [];
  /** The texts of the blocks of code. */
  readonly samples: string[] = [];
  readonly #items: Draft[] = [];
  #open: number[] = [];

  get items(): readonly Item[] {
    return this.#items;
  }

  heading(level: number, text: string, start: number, marked = ""): void {
    this.headings.push({ level, text, start });
    this.prose.push({ kind: "heading", text, start });
    this.#close(level);
    this.#add("heading", text, marked, level, start);
  }

  /** A list item at some depth, counted from 0. */
  bullet(depth: number, text: string, start: number, marked = ""): void {
    this.prose.push({ kind: "list item", text, start });
    this.#close(levels.bullet + depth);
    this.#extend(text, true);
    this.#add("list item", text, marked, levels.bullet + depth, start);
  }

  /** A term with its definition. */
  term(term: string, text: string, start: number, marked = ""): void {
    this.prose.push({ kind: "list item", text: term, start });
    this.#close(levels.term);
    this.#extend(term, true);
    this.#add("term", term, marked, levels.term, start);
    if (text !== "") this.#extend(text, false);
  }

  /**
   * A paragraph. With `own`, it may describe a code, and what is below belongs to it. With `inside`, it continues the list
   * item above.
   */
  paragraph(lines: readonly string[], start: number, { marked = "", own = false, inside = false } = {}): void {
    for (const text of lines) this.prose.push({ kind: "line", text, start });
    if (inside) {
      this.#extend(lines.join("\n"), false);
      return;
    }
    if (!own) {
      this.#close(levels.term);
      this.#extend(lines.join("\n"), false);
      return;
    }
    this.#close(levels.paragraph);
    this.#extend(lines.join("\n"), false);
    const [first = "", ...rest] = lines;
    this.#add("paragraph", first, marked, levels.paragraph, start);
    if (rest.length > 0) this.#last()?.body.push({ text: rest.join("\n"), nested: false });
  }

  /** A block of code. If it is neither data nor markup, each line may describe a code. `start` is where its first line is. */
  block(text: string, start: number): void {
    this.break();
    this.samples.push(text);
    if (text.length > longestBlock) return;
    const level = levels.block + this.samples.length;
    const listed = !/^\s*[[{<]/.test(text);
    let at = start;
    for (const line of text.split("\n")) {
      const plain = line.trim();
      if (plain !== "") this.prose.push({ kind: "line", text: plain, start: at });
      if (plain !== "" && listed) {
        this.#close(level);
        this.#add("line of code", plain.replace(columnGap, "$1: "), "", level, at);
      }
      at += line.length + 1;
    }
    this.break();
  }

  /** A table or a block of code: paragraphs and list items end before it. */
  break(): void {
    this.#close(levels.paragraph);
  }

  #add(kind: Item["kind"], label: string, marked: string, level: number, start: number): void {
    this.#items.push({ kind, label, marked, body: [], level, around: [...this.#open], start });
    this.#open.push(this.#items.length - 1);
  }

  #close(level: number): void {
    while (this.#open.length > 0 && (this.#last()?.level ?? 0) >= level) this.#open.pop();
  }

  #last(): Draft | undefined {
    return this.#items[this.#open.at(-1) ?? -1];
  }

  /** Adds a text to the innermost open item, and to the heading around it. */
  #extend(text: string, nested: boolean): void {
    const last = this.#last();
    last?.body.push({ text, nested });
    if (last === undefined || last.kind === "heading") return;
    const heading = this.#open.map((index) => this.#items[index]).findLast((item) => item?.kind === "heading");
    heading?.body.push({ text, nested });
  }
}
