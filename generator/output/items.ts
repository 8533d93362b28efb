/** An item of a text: the hash of what it was made from, and where it starts and ends. */
export type Item = readonly [key: string, start: number, end: number];

/**
 * The items of a long text while it is made: those that were made from the same before are taken from the earlier text. How
 * many items a text has, and in which order, depends only on the outline of the catalog.
 */
export class Items {
  readonly made: Item[] = [];
  readonly #keyOf: (reads: object) => string;
  readonly #earlier: { readonly text: string; readonly items: readonly Item[] };

  constructor(keyOf: (reads: object) => string, text = "", items: readonly Item[] = []) {
    this.#keyOf = keyOf;
    this.#earlier = { text, items };
  }

  /** The text of the next item, which starts at `start` and is made from `reads`. A new one is not taken from before. */
  next(reads: object | "new", start: number, make: () => string): string {
    const key = reads === "new" ? "" : this.#keyOf(reads);
    const { text: earlier, items } = this.#earlier;
    const [known, from, to] = items[this.made.length] ?? [];
    const text = known === key && key !== "" ? earlier.slice(from, to) : make();
    this.made.push([key, start, start + text.length]);
    return text;
  }
}
