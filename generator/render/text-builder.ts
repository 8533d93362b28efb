/** How many pieces are put together at once. */
const most = 64;

/**
 * Collects a long text. Pieces are put together a few at a time: V8 keeps a concatenated text as a tree of all its pieces
 * until something reads it, and collecting garbage takes long while many small objects are alive.
 */
export class TextBuilder {
  /** The length of the text. */
  length = 0;
  readonly #done: string[] = [];
  #pieces: string[] = [];

  add(piece: string): void {
    this.length += piece.length;
    if (this.#pieces.push(piece) < most) return;
    this.#done.push(this.#pieces.join(""));
    this.#pieces.length = 0;
  }

  get text(): string {
    return this.#done.length === 0 ? this.#pieces.join("") : [...this.#done, ...this.#pieces].join("");
  }
}
