import { catalogFileName, historyFileName } from "../../load/spec-file.js";
import type { SpecFile } from "../../load/spec-file.js";
import type { Evidence } from "../../model/evidence.js";

/**
 * A small spec that follows or violates a rule. It states only what matters; the rest comes from {@link frame}. In a spec that
 * violates the rule, `«` and `»` mark what the rule finds.
 */
export interface Example {
  /** Keys of `errspec.yaml`. */
  readonly catalog?: string;
  /** Keys of the module. */
  readonly module?: string;
  /** The entries of the module. */
  readonly errors?: string;
  /** The text of `errspec.history`. */
  readonly history?: string;
  /** The whole text of the files, for a spec that the parts above cannot express. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is known about the errors that its operations return. */
  readonly evidence?: readonly Evidence[];
}

/** The rest of the spec of an example. It follows every rule. */
const frame = {
  catalog: `errspec: 1
catalog: shop
title: Shop API
version: 1.0.0
locales: [en]
docs: https://shop.example/{module}/{code}
envelope: { code: /code, text: /message }
`,
  module: `module: orders
title: Orders
`,
};

/** The keys of an entry as YAML values; one that is `undefined` is left out. `comment` is a comment above the text. */
export type EntryKeys = Readonly<Record<string, string | number | undefined>>;

/** The defaults of entries, by name. Entries with another name need a text. */
const knownEntries: Readonly<Record<string, EntryKeys>> = {
  OrderNotFound: { text: "The order does not exist. Check its number." },
  OrderLocked: { text: "The order is locked. Wait until the other change is done.", kind: "aborted", action: "wait" },
  OrderClosed: { text: "The order is closed. Check its number.", kind: "failed_precondition" },
  OrderPaid: { text: "The order is paid. Check its number.", kind: "failed_precondition" },
  OrderSent: { text: "The order is sent. Check its number.", kind: "failed_precondition" },
  OrderReturned: { text: "The order is returned. Check its number.", kind: "failed_precondition" },
};

/** The YAML of entries, by name. Each states only how it differs from the default; codes count up from 100. */
export function entriesYaml(differences: Readonly<Record<string, EntryKeys>>): string {
  return Object.entries(differences)
    .map(([name, keys], index) => {
      const entry = {
        // The order of the lines.
        ...{ code: 100 + index, name, title: undefined, comment: undefined, text: undefined },
        ...{ kind: "not_found", action: "fix_request" },
        ...knownEntries[unmarked(name)],
        ...keys,
      };
      const lines = Object.entries(entry)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => lineOf(key, String(value)));
      return `- ${lines.join("  ")}`;
    })
    .join("");
}

function lineOf(key: string, value: string): string {
  if (key === "comment") return `${value}\n`;
  return value.startsWith("\n") ? `${key}:${value}\n` : `${key}: ${value}\n`;
}

/** The files of an example, including the marks. */
function marked({ catalog = "", module = "", errors, history, files }: Example): Readonly<Record<string, string>> {
  if (files !== undefined) return files;
  const list = errors ?? entriesYaml({ OrderNotFound: {} });
  return {
    [catalogFileName]: over(frame.catalog, catalog),
    "orders.yaml": `${over(frame.module, module)}errors:\n${indented(ended(list))}`,
    ...(history === undefined ? {} : { [historyFileName]: history }),
  };
}

/** An example as input for the loader. */
export function exampleFiles(example: Example): SpecFile[] {
  return Object.entries(marked(example)).map(([name, text]) => ({
    path: `spec/${name}`,
    source: `spec/${name}`,
    text: unmarked(text),
  }));
}

/** The places of the marks of an example: `spec/orders.yaml:5:9-5:14`. */
export function markedPlaces(example: Example): string[] {
  return Object.entries(marked(example)).flatMap(([name, text]) =>
    [...text.matchAll(/«([^»]*)»/g)].map(({ index, 1: inner = "" }) => {
      const before = unmarked(text.slice(0, index));
      return `spec/${name}:${lineAndColumn(before)}-${lineAndColumn(before + inner)}`;
    }),
  );
}

/** An example as documentation shows it: the stated parts, with file names where they are needed. */
export function exampleText({ catalog, module, errors, history, files, evidence = [] }: Example): string {
  const known = evidence.map(({ operation, isComplete, errors: returned }) => {
    const list = returned.map(({ module: id, code, evidence: place }) => `${id}/${code} (${place})`).join(", ");
    return `# evidence: ${operation} returns ${isComplete ? "only " : ""}${list === "" ? "no errors" : list}\n`;
  });
  const parts =
    files === undefined
      ? [
          ...(catalog === undefined ? [] : [`# errspec.yaml\n${ended(catalog)}`]),
          ...(module === undefined && errors === undefined ? [] : [moduleText(module, errors)]),
          ...(history === undefined ? [] : [`# ${historyFileName}\n${ended(history)}`]),
        ]
      : Object.entries(files).map(([name, text]) => `# ${name}\n${ended(text)}`);
  return unmarked(parts.join("\n") + known.join(""));
}

function moduleText(module: string | undefined, errors: string | undefined): string {
  if (module === undefined) return ended(errors ?? "");
  return errors === undefined ? ended(module) : `${ended(module)}errors:\n${indented(ended(errors))}`;
}

/** A mapping with the keys of another appended. Keys that both have are taken from the second. */
function over(base: string, keys: string): string {
  const given = [...keys.matchAll(/^«?([a-z-]+):/gm)].map(([, key]) => key);
  const kept = base.split("\n").filter((line) => !given.includes(line.split(":")[0]));
  return ended(kept.join("\n").trimEnd()) + (keys === "" ? "" : ended(keys));
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function unmarked(text: string): string {
  return text.replace(/[«»]/g, "");
}

function lineAndColumn(before: string): string {
  const lines = before.split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}
