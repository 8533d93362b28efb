import type { CodeType } from "../../model/code-type.js";
import type { Draft, DraftEntry, DraftModule, Texts } from "../draft/draft.js";
import { paramsIn } from "../draft/params.js";
import { quoted, scalar, scalarBelow } from "../../edit/scalar.js";

/** A file of the spec. The path is relative to the spec's folder. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a spec: `errspec.yaml` and one for each module. */
export function writeSpec(draft: Draft): WrittenFile[] {
  return [
    { path: "errspec.yaml", text: catalogText(draft) },
    ...draft.modules.map((module) => ({
      path: `${module.id}.yaml`,
      text: moduleText(module, draft.locales[0] ?? "en"),
    })),
  ];
}

function catalogText(draft: Draft): string {
  const { id, title, version, description, contact = {}, locales, envelope, sources } = draft;
  const [source = "en"] = locales;
  const lines = [
    "# yaml-language-server: $schema=schema/errspec.schema.json",
    "#",
    `# Imported from ${sources.map(({ document }) => scalar(document)).join(" and ")}. The texts are verbatim. A name with \`x-name\``,
    "# is a proposal, and so are a kind and an action with `x-proposed`: check each, then remove that line.",
    "errspec: 1",
    `catalog: ${id}`,
    `title: { ${source}: ${quoted(title)} }`,
    ...textLines("description", description === undefined ? {} : { [source]: description }),
    ...(version === undefined ? [] : [`version: ${version}`]),
    `locales: [${locales.join(", ")}]`,
    "",
    envelope.shown
      ? "# From a sample response in the document."
      : "# The document shows no sample response: set the places of the code and the text in yours.",
    "envelope:",
    ...(envelope.success === undefined ? [] : [`  success: { code: ${envelope.success} }`]),
    `  code: ${pointer(envelope.code)}`,
    ...(envelope.common === undefined
      ? []
      : [
          `  common: ${envelope.common}`,
          "  module-code:",
          `    - { at: ${pointer(envelope.text)}, forms: [${envelope.forms.map(quoted).join(", ")}] }`,
        ]),
    `  text: ${pointer(envelope.text)}`,
    ...(envelope.requestId === undefined ? [] : [`  request-id: ${pointer(envelope.requestId)}`]),
    "",
    "targets:",
    "  catalog:",
    "  typescript:",
    "  go: { layout: packages } # one package per module: adding a module does not change import paths",
    "  python:",
    "  docs:",
    "  site:",
    "",
    ...extensionLines("x-contact", contact),
    "x-sources:",
    ...sources.flatMap(({ document, sha256 }) => [`  - document: ${scalar(document)}`, `    sha256: ${sha256}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function extensionLines(key: string, values: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(values).flatMap(([name, text]) => `  ${name}: ${scalarBelow(text, "    ")}`.split("\n"));
  return lines.length === 0 ? [] : [`${key}:`, ...lines];
}

const pointer = (path: string): string => (/^[/\w~.-]+$/.test(path) ? path : quoted(path));

/** The text of a module file. */
export function moduleText(module: DraftModule, source: string): string {
  const lines = ["# yaml-language-server: $schema=schema/module.schema.json", `module: ${module.id}`];
  if (module.title !== "") lines.push(`title: { ${source}: ${quoted(module.title)} }`);
  lines.push(`code-type: ${codeTypeText(module.codeType)}`);
  if (module.groups.length > 0) {
    lines.push("groups:");
    for (const { id, title } of module.groups) lines.push(`  ${id}: { title: { ${source}: ${quoted(title)} } }`);
  }
  if (module.reserved !== undefined) {
    const { codes, names } = module.reserved;
    const lists = [
      ...(codes.length > 0 ? [`codes: [${codes.join(", ")}]`] : []),
      ...(names.length > 0 ? [`names: [${names.join(", ")}]`] : []),
    ];
    if (lists.length > 0) lines.push("reserved:", `  - { ${lists.join(", ")}, reason: "Reserved in the document." }`);
  }
  if (module.ranges.length > 0) {
    lines.push("x-ranges:");
    for (const { codes, texts, place } of module.ranges) {
      lines.push(
        `  - codes: ${quoted(codes)}`,
        `    texts: [${texts.map(quoted).join(", ")}]`,
        `    source: ${placeText(place)}`,
      );
    }
  }
  if (module.success !== undefined)
    lines.push(
      "success:",
      ...entryLines(module.success, module.codeType).map((line) => (line === "" ? line : `  ${line}`)),
    );
  if (module.entries.length === 0) lines.push("errors: []");
  else lines.push("errors:");
  module.entries.forEach((entry, i) => {
    if (i > 0) lines.push("");
    lines.push(...entryText(entry, module.codeType));
  });
  return `${lines.join("\n")}\n`;
}

/** The lines of an entry, as an item of the list of errors. */
export function entryText(entry: DraftEntry, codeType: CodeType): string[] {
  return entryLines(entry, codeType).map((line, i) => `${i === 0 ? "  - " : "    "}${line}`);
}

function codeTypeText(type: CodeType): string {
  return type.kind === "hex" ? `{ kind: hex, bits: ${type.bits} }` : type.kind;
}

function entryLines(entry: DraftEntry, { kind }: CodeType): string[] {
  // A code of digits alone is quoted if the codes of the module are texts.
  const code = kind === "int" || kind === "hex" ? entry.code : scalar(entry.code);
  const lines = [`code: ${code}`, `name: ${entry.name}`];
  if (entry.nameFrom === "placeholder" || entry.nameFrom === "text")
    lines.push(`x-name: ${entry.nameFrom === "text" ? "from text" : "placeholder"}`);
  if (entry.aliases.length > 0) lines.push(`aliases: [${entry.aliases.join(", ")}]`);
  if (entry.group !== undefined) lines.push(`group: ${entry.group}`);
  lines.push(...textLines("title", entry.title), ...textLines("text", entry.text));
  if (entry.advice !== undefined) {
    const { kind, action } = entry.advice;
    lines.push(`kind: ${kind}`, ...(action === undefined ? [] : [`action: ${action}`]));
  }
  if (entry.http !== undefined) lines.push(`http: ${entry.http}`);
  if (entry.retryable !== undefined) lines.push(`retryable: ${String(entry.retryable)}`);
  const params = paramsIn(entry.text);
  if (params.length > 0) lines.push(`params: [${params.map(paramText).join(", ")}]`);
  if (entry.deprecated !== undefined) lines.push("deprecated:", `  reason: ${quoted(entry.deprecated)}`);
  lines.push(...textLines("note", entry.note));
  if (entry.advice !== undefined) {
    const { action, from } = entry.advice;
    lines.push(`x-proposed: [kind${action === undefined ? "" : ", action"}] # from ${from}`);
  }
  const cells = Object.entries(entry.cells);
  if (cells.length > 0) {
    lines.push("x-cells:");
    for (const [header, text] of cells)
      lines.push(...`  ${quotedKey(header)}: ${scalarBelow(text, "    ")}`.split("\n"));
  }
  const [first, ...more] = entry.places;
  if (first !== undefined) lines.push(more.length === 0 ? `x-source: ${placeText(first)}` : "x-source:");
  if (first !== undefined && more.length > 0) for (const place of entry.places) lines.push(`  - ${placeText(place)}`);
  return lines;
}

/** A param, as an item of the list. Its type is unknown, so it has the default type, text. */
export const paramText = (name: string): string => `{ name: ${scalar(name)} }`;

/** The lines of a text by locale. A text of several lines is a block below its key. */
function textLines(key: string, texts: Texts): string[] {
  const locales = Object.entries(texts);
  if (locales.length === 0) return [];
  return [`${key}:`, ...locales.flatMap(([locale, text]) => `  ${locale}: ${scalarBelow(text, "    ")}`.split("\n"))];
}

const quotedKey = (header: string): string => (/^[A-Za-z][\w-]*$/.test(header) ? scalar(header) : quoted(header));

function placeText({
  document,
  table,
  row,
}: {
  readonly document: string;
  readonly table: number;
  readonly row: number;
}): string {
  return `{ document: ${quoted(document)}, table: ${table}, row: ${row} }`;
}
