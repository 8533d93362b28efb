import type { Data } from "./data.js";
import { dataText } from "./data.js";

export const codeKey = /^(?:error_?)?code$|^err(?:or)?_?(?:code|no)$/i;
const messageKey = /message|msg/i;
const textKey = /desc|detail|title|error$/i;

export const mapEntries = (data: Data | undefined): readonly (readonly [string, Data])[] =>
  data?.kind === "map" ? data.entries : [];

export const field = (data: Data | undefined, name: string): Data | undefined =>
  mapEntries(data).find(([key]) => key === name)?.[1];

/** The text of a scalar field, or an empty string. */
export function scalarIn(data: Data | undefined, name: string): string {
  const value = field(data, name);
  return value?.kind === "scalar" ? value.text : "";
}

/** The message of a response: the field called so, or else the first descriptive text. */
export function textIn(data: Data): string {
  const scalars = mapEntries(data).filter(([, value]) => value.kind === "scalar");
  const found = scalars.find(([key]) => messageKey.test(key)) ?? scalars.find(([key]) => textKey.test(key));
  return found === undefined ? "" : dataText(found[1]);
}

/** Resolves a `$ref` within the document. Returns other data as it is. */
export function resolved(root: Data, data: Data): Data {
  let current = data;
  for (let hops = 0; hops < 16; hops += 1) {
    const ref = scalarIn(current, "$ref");
    if (!ref.startsWith("#/")) return current;
    const steps = ref.slice(2).split("/");
    const target = steps.reduce<Data | undefined>(
      (found, step) => field(found, step.replaceAll("~1", "/").replaceAll("~0", "~")),
      root,
    );
    if (target === undefined) return current;
    current = target;
  }
  return current;
}

interface EnumValue {
  readonly code: string;
  readonly name: string;
  readonly comment: string;
  readonly start: number;
}

const errorWords = /err|fault|problem|fail|exception/i;

/** The codes that a schema lists, if its name or its place indicates error codes. */
export function enumOf(schema: Data, owner: string, key: string, inFailure: boolean): EnumValue[] {
  const isOwner = key === owner;
  const isCode = isOwner
    ? errorWords.test(owner) && (/code|reason|kind|type|id$/i.test(owner) || /errors?$/i.test(owner))
    : codeKey.test(key) && (inFailure || errorWords.test(owner) || errorWords.test(key));
  if (!isCode) return [];
  const only = field(schema, "const");
  const values = field(schema, "enum");
  const items = values?.kind === "list" ? values.items : only === undefined ? [] : [only];
  const names = extension(schema, /^x-enum-?_?(?:varnames|names)$/i);
  const comments = extension(schema, /^x-enum-?_?(?:descriptions?)$/i);
  const single = items.length === 1 ? scalarIn(schema, "description") : "";
  return items.flatMap((item, i) =>
    item.kind === "scalar" && item.text !== ""
      ? [
          {
            code: item.text,
            name: beside(names, i, item.text),
            comment: beside(comments, i, item.text) || single,
            start: item.start,
          },
        ]
      : [],
  );
}

function extension(schema: Data, name: RegExp): Data | undefined {
  return mapEntries(schema).find(([key]) => name.test(key))?.[1];
}

/** The text that an extension has for a value: by its index in a list, or by the value itself. */
function beside(texts: Data | undefined, index: number, value: string): string {
  const found = texts?.kind === "list" ? texts.items[index] : field(texts, value);
  return found?.kind === "scalar" ? dataText(found) : "";
}

/** The code and the message that the properties of a schema give as their examples. */
export function exampleOf(schema: Data): { readonly code: Data; readonly message: string } | undefined {
  const properties = mapEntries(field(schema, "properties"));
  const example = (name: RegExp): Data | undefined => {
    const property = properties.find(([key]) => name.test(key))?.[1];
    return field(property, "example") ?? field(property, "default");
  };
  const code = example(codeKey);
  if (code === undefined) return undefined;
  const message = example(messageKey) ?? example(textKey);
  return { code, message: message?.kind === "scalar" ? dataText(message) : "" };
}

/** Responses do not have their code below this depth. */
const deepest = 6;

/** A body with empty values, as the schema describes it. It shows where the code and the text are. */
export function skeletonOf(root: Data, schema: Data, depth = 0): unknown {
  const data = resolved(root, schema);
  const alternatives = ["allOf", "oneOf", "anyOf"].map((key) => field(data, key));
  const [all, ...choices] = alternatives.map((value) => (value?.kind === "list" ? value.items : []));
  const parts = [...(all ?? []), ...choices.flatMap(([first]) => (first === undefined ? [] : [first]))];
  const properties = mapEntries(field(data, "properties"));
  if (depth > deepest || (properties.length === 0 && parts.length === 0)) return "";
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    const inner = skeletonOf(root, part, depth + 1);
    if (typeof inner === "object") Object.assign(merged, inner);
  }
  for (const [key, value] of properties)
    Object.defineProperty(merged, key, { value: skeletonOf(root, value, depth + 1), enumerable: true });
  return merged;
}
