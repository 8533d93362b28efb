/** A value of a YAML file with its place, in offsets into the text. */
export type Tree = Scalar | List | Mapping;

export interface Scalar {
  readonly type: "scalar";
  /** Undefined for a key of a flow mapping that has no value and no colon. */
  readonly value: unknown;
  /** Its text if it is a plain scalar, that is, one without quotes. */
  readonly source: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface List {
  readonly type: "list";
  readonly items: readonly Tree[];
  readonly start: number;
  readonly end: number;
}

export interface Mapping {
  readonly type: "mapping";
  readonly items: readonly Item[];
  readonly braces: boolean;
  readonly start: number;
  readonly end: number;
}

/** A key with its place, and its value. */
export interface Item {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: Tree;
}

/**
 * The keys whose plain scalars are codes. Their source text is used, because YAML would read `00000` as 0, `2E000` as 2
 * and `0x10` as 16.
 */
const codeKeys: ReadonlySet<string> = new Set(["code", "codes", "range", "since", "until", "version"]);

/** Converts a tree to plain data: codes as their source text, examples as JSON text. */
export function valueOf(tree: Tree, text: string, key = ""): unknown {
  if (tree.type === "mapping") return mapped(tree, (inner, name) => valueOf(inner, text, name));
  if (tree.type === "list") {
    return tree.items.map((item) =>
      key === "examples" && item.type === "mapping" ? exampleText(item, text) : valueOf(item, text, key),
    );
  }
  return tree.source !== undefined && tree.source !== "" && codeKeys.has(key) ? tree.source : tree.value;
}

/** An example as JSON text. If the spec has JSON already, its text is used, so that the spelling of numbers is kept. */
function exampleText(tree: Mapping, text: string): string {
  if (!tree.braces) return JSON.stringify(dataOf(tree));
  const source = text.slice(tree.start, tree.end);
  try {
    JSON.parse(source);
    return source;
  } catch {
    return JSON.stringify(dataOf(tree));
  }
}

/** What YAML means, without the rules of a spec. */
function dataOf(tree: Tree): unknown {
  if (tree.type === "mapping") return mapped(tree, dataOf);
  return tree.type === "list" ? tree.items.map(dataOf) : tree.value;
}

const ownProperty = { configurable: true, enumerable: true, writable: true };

function mapped({ items }: Mapping, convert: (inner: Tree, key: string) => unknown): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key, value } of items) {
    const inner = convert(value, key);
    if (key === "__proto__") Object.defineProperty(data, key, { ...ownProperty, value: inner });
    else data[key] = inner;
  }
  return data;
}

/** A tree whose text starts later, in a longer text. */
export function moved<T extends Tree>(tree: T, by: number): T;
export function moved(tree: Tree, by: number): Tree {
  const place = { start: tree.start + by, end: tree.end + by };
  if (tree.type === "scalar") return { ...tree, ...place };
  if (tree.type === "list") return { ...tree, ...place, items: tree.items.map((item) => moved(item, by)) };
  const items = tree.items.map(({ key, start, end, value }) => ({
    key,
    start: start + by,
    end: end + by,
    value: moved(value, by),
  }));
  return { ...tree, ...place, items };
}
