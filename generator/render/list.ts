/** A list whose items are made when a template prints them, one after the other, so that they are never all in memory. */
export class LazyList<Item> {
  readonly length: number;
  readonly at: (index: number) => Item;
  /** What an item depends on besides the outline of the catalog. Undefined: on anything in the catalog. */
  readonly reads: ((index: number) => object) | undefined;

  constructor(length: number, at: (index: number) => Item, reads?: (index: number) => object) {
    this.length = length;
    this.at = at;
    this.reads = reads;
  }
}

/** A list with an item for each source, made when it is printed. */
export function lazyList<Source, Item>(
  sources: readonly Source[],
  make: (source: Source, index: number) => Item,
): LazyList<Item> {
  return new LazyList(sources.length, (index) => make(sources[index] as Source, index)); // within the list
}

/** The same, where an item depends only on its source, or on what `reads` gives, and on the outline of the catalog. */
export function ownList<Source extends object, Item>(
  sources: readonly Source[],
  make: (source: Source, index: number) => Item,
  reads: (source: Source) => object = (source) => source,
): LazyList<Item> {
  const { at, length } = lazyList(sources, make);
  return new LazyList(length, at, lazyList(sources, reads).at);
}

/** Whether a value is a list, lazy or not. */
export function isList(value: unknown): value is LazyList<unknown> | readonly unknown[] {
  return Array.isArray(value) || value instanceof LazyList;
}
