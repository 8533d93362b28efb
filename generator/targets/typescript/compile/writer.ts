import type { Token } from "./tokens.js";

/** Collects text, and which position of it comes from which position of the source. */
export class Writer {
  text = "";
  /** Pairs of an offset in the text and an offset in the source. */
  readonly origins: (readonly [number, number])[] = [];
  /** The names that types refer to. */
  readonly references = new Set<string>();

  write(text: string): void {
    this.text += text;
  }

  /** Writes a token that is in the source. */
  token({ text, start }: Token): void {
    this.origins.push([this.text.length, start]);
    this.text += text;
    this.origins.push([this.text.length, start + text.length]);
  }

  /** Begins a line, indented by four spaces a level, as the compiler does. */
  line(level: number): void {
    this.text += `\n${"    ".repeat(level)}`;
  }

  /** Writes a doc comment on lines of its own. */
  doc(comment: string | undefined, level: number): void {
    if (comment === undefined) return;
    const [first = "", ...rest] = comment.split("\n");
    this.line(level);
    this.text += first;
    for (const line of rest) {
      this.line(level);
      this.text += ` ${line.trim()}`;
    }
  }

  append(other: Writer): void {
    for (const [at, from] of other.origins) this.origins.push([this.text.length + at, from]);
    this.text += other.text;
    for (const name of other.references) this.references.add(name);
  }
}
