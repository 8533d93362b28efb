/** A list whose items are made when a template prints them, one after the other, so that they are never all in memory. */
export class LazyList<Item> {
  readonly length: number;
  readonly at: (index: number) => Item;

  constructor(length: number, at: (index: number) => Item) {
    this.length = length;
    this.at = at;
  }
}

/** A list with an item for each source, made when it is printed. */
export function lazyList<Source, Item>(
  sources: readonly Source[],
  make: (source: Source, index: number) => Item,
): LazyList<Item> {
  return new LazyList(sources.length, (index) => make(sources[index] as Source, index)); // within the list
}

/** Whether a value is a list, lazy or not. */
export function isList(value: unknown): value is LazyList<unknown> | readonly unknown[] {
  return Array.isArray(value) || value instanceof LazyList;
}
