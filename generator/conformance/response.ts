import type { Catalog, Module, Pointer } from "../model/catalog.js";

/** What a response carries. Codes and ids are JSON text, so that any spelling of them can be tried. */
export interface Parts {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** The JSON text of a module code's field, by its source's place in the envelope. */
  readonly fields?: ReadonlyMap<number, string>;
}

/** The JSON text of a response in the catalog's envelope. */
export function response({ envelope }: Catalog, { code, message, requestId, fields = new Map() }: Parts): string {
  const root = new Map<string, Tree>();
  const { present, absent } = envelope.success;
  // A call that failed: what its success would lack stands there, even when nothing else is put into it.
  if (absent !== undefined) put(root, absent, new Map());
  if (present !== undefined && absent === undefined && code === undefined) put(root, present, "null");
  for (const [source, json] of fields) put(root, envelope.moduleCode[source]?.at ?? [], json);
  if (code !== undefined) put(root, envelope.code[0] ?? [], code);
  if (message !== undefined) put(root, envelope.text[0] ?? [], JSON.stringify(message));
  if (requestId !== undefined) put(root, envelope.requestId[0] ?? [], requestId);
  return write(root);
}

/** A code as JSON has it: numbers for `int`, texts for the others. */
export function codeJson({ codeType }: Module, code: string): string {
  return codeType.kind === "int" ? code : JSON.stringify(code);
}

/** An object by key, or JSON text. */
type Tree = Map<string, Tree> | string;

function put(root: Map<string, Tree>, pointer: Pointer, value: Tree): void {
  let parent = root;
  for (const step of pointer.slice(0, -1)) {
    let inner = parent.get(step);
    if (inner === undefined || typeof inner === "string") parent.set(step, (inner = new Map<string, Tree>()));
    parent = inner;
  }
  const last = pointer.at(-1);
  if (last !== undefined && !(typeof value !== "string" && parent.has(last))) parent.set(last, value);
}

/** Digits are keys too: a pointer into an array is tried on an object, where it finds the same. */
function write(tree: Tree): string {
  if (typeof tree === "string") return tree;
  return `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`).join(",")}}`;
}
