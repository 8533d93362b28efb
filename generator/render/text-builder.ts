import type { Items } from "../output/items.js";

/** How many pieces are put together at once. */
const most = 64;

/**
 * Collects a long text. Pieces are put together a few at a time: V8 keeps a concatenated text as a tree of all its pieces
 * until something reads it, and collecting garbage takes long while many small objects are alive.
 */
export class TextBuilder {
  /** The length of the text. */
  length = 0;
  /** The items of the text, if they are noted. */
  readonly items: Items | undefined;
  readonly #done: string[] = [];
  #pieces: string[] = [];

  constructor(items?: Items) {
    this.items = items;
  }

  add(piece: string): void {
    this.length += piece.length;
    if (this.#pieces.push(piece) < most) return;
    this.#done.push(this.#pieces.join(""));
    this.#pieces.length = 0;
  }

  /** Adds an item that is made from `reads` and the outline of the catalog. Undefined: no item, but a piece as any other. */
  addItem(reads: object | "new" | undefined, print: (out: TextBuilder) => void): void {
    if (this.items === undefined || reads === undefined) {
      print(this);
      return;
    }
    const make = (): string => {
      const own = new TextBuilder();
      print(own);
      return own.text;
    };
    this.add(this.items.next(reads, this.length, make));
  }

  get text(): string {
    return this.#done.length === 0 ? this.#pieces.join("") : [...this.#done, ...this.#pieces].join("");
  }
}
