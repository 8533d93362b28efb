import { code, field, free, linesOf, list, map, raw, text } from "../../format/print.js";
import type { Value } from "../../format/print.js";
import { escaped } from "../../format/scalar.js";
import type { CodeType } from "../../model/code-type.js";
import type { Draft, DraftEntry, DraftModule, Place, Texts } from "../draft/draft.js";
import { paramsIn } from "../draft/params.js";
import { scalar } from "../../edit/scalar.js";

/** A file of the spec. The path is relative to the spec's folder. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a spec, as `errspec fmt` leaves them: `errspec.yaml` and one for each module. */
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
    ...field("catalog", text(id)),
    ...field("title", lineText(source, title)),
    ...field("description", description === undefined ? undefined : lineText(source, description)),
    ...field("version", version === undefined ? undefined : text(version)),
    ...field("locales", list("fits", locales.map(text))),
    ...field("x-contact", freeMap(contact)),
    "x-sources:",
    ...sources.flatMap(({ document, sha256 }) => [`  - document: ${scalar(document)}`, `    sha256: ${sha256}`]),
    "",
    envelope.shown
      ? "# From a sample response in the document."
      : "# The document shows no sample response: set the places of the code and the text in yours.",
    ...field("envelope", envelopeValue(envelope)),
    ...field("envelopes", envelope.domain === undefined ? undefined : grpc(envelope.domain)),
    "",
    "targets:",
    "  catalog:",
    "  typescript:",
    "  go: { layout: packages } # one package per module: adding a module does not change import paths",
    "  python:",
    "  docs:",
    "  site:",
  ];
  return `${lines.join("\n")}\n`;
}

function envelopeValue(envelope: Draft["envelope"]): Value {
  const { success, common, forms, requestId } = envelope;
  const inText = map("fits", [
    ["at", text(envelope.text)],
    ["forms", list("fits", forms.map(text))],
  ]);
  return map("never", [
    ["success", success === undefined ? undefined : map("fits", [["code", code(success, true)]])],
    ["code", text(envelope.code)],
    ["common", common === undefined ? undefined : text(common)],
    ["module-code", common === undefined ? undefined : list("never", [inText])],
    ["text", text(envelope.text)],
    ["request-id", requestId === undefined ? undefined : text(requestId)],
  ]);
}

/** The details of gRPC errors, whose reasons are unique in a domain. */
const grpc = (domain: string): Value => map("fits", [["grpc", map("fits", [["domain", text(domain)]])]]);

/** The text of a module file. */
export function moduleText(module: DraftModule, source: string): string {
  const { id, title, codeType, groups, reserved, ranges, success, entries } = module;
  const titled = (title: string): Value => map("fits", [["title", lineText(source, title)]]);
  const lines = [
    "# yaml-language-server: $schema=schema/module.schema.json",
    ...field("module", text(id)),
    ...field("title", title === "" ? undefined : lineText(source, title)),
    ...field("code-type", codeTypeValue(codeType)),
    ...field(
      "groups",
      map(
        "never",
        groups.map(({ id, title }) => [id, titled(title)]),
      ),
    ),
    ...field("reserved", reserved === undefined ? undefined : reservedValue(reserved, codeType)),
    ...field("x-ranges", list("never", ranges.map(rangeValue))),
    ...field("success", success === undefined ? undefined : entryValue(success, codeType)),
    entries.length === 0 ? "errors: []" : "errors:",
    ...entries.flatMap((entry, i) => [...(i > 0 ? [""] : []), ...entryText(entry, codeType)]),
  ];
  return `${lines.join("\n")}\n`;
}

const codeTypeValue = (type: CodeType): Value =>
  type.kind === "hex"
    ? map("fits", [
        ["kind", text("hex")],
        ["bits", raw(String(type.bits))],
      ])
    : text(type.kind);

function reservedValue({ codes, names }: NonNullable<DraftModule["reserved"]>, { kind }: CodeType): Value {
  if (codes.length + names.length === 0) return list("never", []);
  const item = map("fits", [
    [
      "codes",
      codes.length === 0
        ? undefined
        : list(
            "fits",
            codes.map((each) => code(each, kind === "int")),
          ),
    ],
    ["names", names.length === 0 ? undefined : list("fits", names.map(text))],
    ["reason", text("Reserved in the document.")],
  ]);
  return list("never", [item]);
}

const rangeValue = ({ codes, texts, place }: DraftModule["ranges"][number]): Value =>
  map("never", [
    ["codes", raw(escaped(codes))],
    ["texts", raw(`[${texts.map(escaped).join(", ")}]`)],
    ["source", placeValue(place)],
  ]);

/** The lines of an entry, as an item of the list of errors. */
export function entryText(entry: DraftEntry, codeType: CodeType): string[] {
  return linesOf(list("never", [entryValue(entry, codeType)]), 2);
}

function entryValue(entry: DraftEntry, { kind }: CodeType): Value {
  const { advice, deprecated, http, retryable } = entry;
  return map("never", [
    ["code", code(entry.code, kind === "int")],
    ["name", text(entry.name)],
    ["aliases", list("fits", entry.aliases.map(text))],
    ["group", entry.group === undefined ? undefined : text(entry.group)],
    ["title", textValue(entry.title)],
    ["text", textValue(entry.text)],
    ["kind", advice && raw(advice.kind)],
    ["action", advice?.action && raw(advice.action)],
    ["retryable", retryable === undefined ? undefined : raw(String(retryable))],
    ["http", http === undefined ? undefined : raw(String(http))],
    ["params", list("never", paramsIn(entry.text).map(paramValue))],
    ["deprecated", deprecated === undefined ? undefined : map("fits", [["reason", text(deprecated)]])],
    ["note", textValue(entry.note)],
    ["x-name", nameRemark(entry)],
    ["x-proposed", advice && raw(`[kind${advice.action === undefined ? "" : ", action"}] # from ${advice.from}`)],
    ["x-cells", freeMap(entry.cells)],
    ["x-source", sourceValue(entry.places)],
  ]);
}

function nameRemark({ nameFrom }: DraftEntry): Value | undefined {
  if (nameFrom === "text") return raw("from text");
  return nameFrom === "placeholder" ? raw("placeholder") : undefined;
}

function sourceValue(places: readonly Place[]): Value | undefined {
  const [first, ...more] = places;
  return first === undefined || more.length === 0 ? first && placeValue(first) : list("never", places.map(placeValue));
}

/** A param. Its type is unknown, so it has the default type, text. */
const paramValue = (name: string): Value => map("fits", [["name", text(name)]]);

/** A param, as an item of the list. */
export const paramText = (name: string): string => `{ name: ${scalar(name)} }`;

/** A text by locale, each on a line of its own. */
const textValue = (texts: Texts): Value =>
  map(
    "never",
    Object.entries(texts).map(([locale, words]) => [locale, text(words)]),
  );

/** A text in one locale, beside its key if it is short. */
const lineText = (locale: string, words: string): Value => map("fits", [[locale, text(words)]]);

/** Texts by keys that are not the spec's. */
const freeMap = (texts: Readonly<Record<string, string>>): Value =>
  map(
    "never",
    Object.entries(texts).map(([key, words]) => [keyText(key), free(words)]),
  );

const keyText = (key: string): string => (/^[A-Za-z][\w-]*$/.test(key) ? scalar(key) : escaped(key));

const placeValue = ({ document, table, row }: Place): Value =>
  raw(`{ document: ${escaped(document)}, table: ${table}, row: ${row} }`);
