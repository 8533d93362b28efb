import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { isWithin } from "../model/pointer.js";

/** What a response carries. Codes and ids are JSON text, so that any spelling of them can be tried. */
export interface Parts {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** The JSON text of a module code's field, by its source's place in the envelope. */
  readonly fields?: ReadonlyMap<number, string>;
  /** Whether a step of digits is an index. It may be the key of an object as well: a pointer finds the same there. */
  readonly arrays?: boolean;
}

/** The JSON text of a response in the catalog's envelope. */
export function response(
  { envelope }: Catalog,
  { code, message, requestId, fields = new Map(), arrays = true }: Parts,
): string {
  const root = new Map<string, Tree>();
  const { present, absent } = envelope.success;
  // A failed call: what must be absent in a success is present, even if it stays empty.
  if (absent !== undefined) put(root, absent, new Map());
  if (present !== undefined && absent === undefined && code === undefined) put(root, present, "null");
  for (const [source, json] of fields) put(root, envelope.moduleCode[source]?.at ?? [], json);
  if (code !== undefined) put(root, envelope.code[0] ?? [], code);
  if (message !== undefined) put(root, envelope.text[0] ?? [], JSON.stringify(message));
  if (requestId !== undefined) put(root, envelope.requestId[0] ?? [], requestId);
  return write(root, arrays, true);
}

/**
 * Responses that carry a code of a module: one for each place and form that the envelope has for it. With a common
 * module, they also carry a common code: that of `outer`, by default its first.
 */
export function responsesWith(
  catalog: Catalog,
  module: Module,
  code: string,
  { message, joint = "", outer }: { readonly message: string; readonly joint?: string; readonly outer?: Entry },
): readonly string[] {
  const { envelope } = catalog;
  const common = commonModule(catalog);
  if (common === undefined || common === module) return [response(catalog, { code: codeJson(module, code), message })];
  const outerEntry = outer ?? common.entries[0];
  const parts = { code: outerEntry === undefined ? "1" : codeJson(common, outerEntry.code), message };
  return envelope.moduleCode.flatMap(({ at, forms }, source) => {
    if (forms.length === 0)
      return [response(catalog, { ...parts, fields: new Map([[source, codeJson(module, code)]]) })];
    const isMessage = envelope.text[0]?.join("\0") === at.join("\0");
    return forms.map(({ before, after }) => {
      const text = `${before}${code}${after}${joint}${message}`;
      if (isMessage) return response(catalog, { ...parts, message: text });
      return response(catalog, { ...parts, fields: new Map([[source, JSON.stringify(text)]]) });
    });
  });
}

/** The JSON text of a response that reports success, with a text and a request ID where success has room for them. */
export function successResponse(catalog: Catalog): string {
  const { envelope } = catalog;
  const { code, absent, present } = envelope.success;
  const root = new Map<string, Tree>([["payload", "1"]]);
  const putBeside = (pointer: Pointer | undefined, value: Tree): void => {
    if (pointer !== undefined && (absent === undefined || !isWithin(pointer, absent))) put(root, pointer, value);
  };
  if (present !== undefined) putBeside(present, "null");
  putBeside(envelope.text[0], '"text"');
  putBeside(envelope.requestId[0], '"r-1"');
  putBeside(absent?.slice(0, -1), new Map());
  if (code !== undefined) putBeside(envelope.code[0], JSON.stringify(code));
  return write(root, true, true);
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

/** An object whose keys are the indexes from 0 is an array, unless it is asked for as an object. The root is an object. */
function write(tree: Tree, arrays: boolean, isRoot = false): string {
  if (typeof tree === "string") return tree;
  const size =
    Math.max(-1, ...[...tree.keys()].map((key) => (/^(?:0|[1-9]\d?)$/.test(key) ? Number(key) : Number.NaN))) + 1;
  if (arrays && !isRoot && size > 0) {
    return `[${Array.from({ length: size }, (_, index) => write(tree.get(String(index)) ?? "null", arrays)).join(",")}]`;
  }
  return `{${[...tree].map(([key, value]) => `${JSON.stringify(key)}:${write(value, arrays)}`).join(",")}}`;
}
