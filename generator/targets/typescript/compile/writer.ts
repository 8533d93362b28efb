import { TextBuilder } from "../../../render/text-builder.js";
import type { Token } from "./tokens.js";

/** Collects text, and which position of it comes from which position of the source. */
export class Writer {
  readonly #text = new TextBuilder();
  /** An offset in the text and one in the source, in turns: an array of numbers needs little memory. */
  readonly origins: number[] = [];
  /** The names that types refer to. */
  readonly references = new Set<string>();

  get text(): string {
    return this.#text.text;
  }

  write(text: string): void {
    this.#text.add(text);
  }

  /** Writes a token that is in the source. */
  token({ text, start }: Token): void {
    this.origins.push(this.#text.length, start);
    this.write(text);
    this.origins.push(this.#text.length, start + text.length);
  }

  /** Begins a line, indented by four spaces a level, as the compiler does. */
  line(level: number): void {
    this.write(`\n${"    ".repeat(level)}`);
  }

  /** Writes a doc comment on lines of its own. */
  doc(comment: string | undefined, level: number): void {
    if (comment === undefined) return;
    const [first = "", ...rest] = comment.split("\n");
    this.line(level);
    this.write(first);
    for (const line of rest) {
      this.line(level);
      this.write(` ${line.trim()}`);
    }
  }

  append(other: Writer): void {
    const { length } = this.#text;
    for (const [index, offset] of other.origins.entries()) {
      this.origins.push(index % 2 === 0 ? length + offset : offset);
    }
    this.write(other.text);
    for (const name of other.references) this.references.add(name);
  }
}
