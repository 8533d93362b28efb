import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { codeAnchor, codeNumber } from "../../model/code-type.js";
import { kindOfStatus } from "../../model/http-kind.js";
import { shownParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { generatedFrom } from "../header.js";
import { valueType } from "./codes.js";
import { deprecationText } from "./docs.js";
import { fits, property, signature } from "./layout.js";
import { propertyName, stringLiteral, templateText } from "./literals.js";
import { moduleNames } from "./names.js";
import type { Options } from "./options.js";
import { typesOf } from "./root-view.js";
import type { Statement, View } from "./structure.js";
import { hasParams } from "./values.js";

/** `src/info.ts`: the function that makes an entry of a module's table. */
export function infoView(catalog: Catalog): View {
  const { docs, modules } = catalog;
  return {
    header: freeText(generatedFrom(catalog.file)),
    anyCode: typesOf(modules),
    hasUrls: docs !== undefined,
    hasNames: docs?.includes("{name}") ?? false,
    hasHex: modules.some(({ codeType }) => codeType.kind === "hex"),
    hasDeprecated: hasDeprecated(catalog),
    hasParams: hasParams(catalog),
  };
}

/** `info.ts` of a module: its table, which has the facts once for all codes that share them. */
export function infoStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { info, codes } = moduleNames(catalog, module, options);
  const type = valueType(module);
  const url = catalog.docs === undefined ? undefined : urlView(catalog.docs, module);
  return [
    { kind: "import", types: true, names: ["ErrorInfo"], from: "../error.js" },
    { kind: "import", types: false, names: ["infoIn", ...(url?.imports ?? [])].sort(), from: "../info.js" },
    { kind: "import", types: true, names: ["Table"], from: "../info.js" },
    {
      kind: "code",
      docs: [`What the catalog says about a {@link ${codes}}; undefined for a code it does not know.`],
      template: "info-function",
      view: { head: signature(`export function ${info}`, [`code: ${type}`], ["ErrorInfo", "undefined"], " {") },
    },
    ...(url === undefined ? [] : [{ kind: "code", docs: [], template: "url-function", view: url.view } as const]),
    {
      kind: "code",
      docs: [],
      template: "info-table",
      view: {
        type,
        module: stringLiteral(module.id),
        codeOf: isNumeric(module.codeType) ? "Number" : "String",
        hasUrls: url !== undefined,
        facts: factsOf(module),
        ...deprecatedView(catalog, module),
        ...paramsView(catalog, module),
      },
    },
  ];
}

/** The key of an entry in an object. */
export function entryKey(module: Module, entry: Entry): string {
  return String(codeNumber(module.codeType, entry.code) ?? entry.code);
}

/** The entries by the facts that they share, and within those by group, each in the order in which it first appears. */
function factsOf(module: Module): View[] {
  const byFacts = grouped(module.entries, (entry) => [...factLines(entry), ...exceptions(entry)].join("\n"));
  return [...byFacts.values()].map((entries) => {
    const [first] = entries;
    return {
      lines: factLines(first),
      exceptions: exceptions(first),
      groups: [...grouped(entries, ({ group }) => group ?? "")].map(([group, members]) => ({
        name: propertyName(group),
        names: members.map((entry) =>
          property(propertyName(entryKey(module, entry)), stringLiteral(entry.name), "          "),
        ),
      })),
    };
  });
}

/** What entries may share, as the first items of a tuple. */
function factLines({ action, http }: Entry): string[] {
  return [stringLiteral(action), String(http)];
}

/** What entries may share besides, as the last items of a tuple: up to the last that is not what it is by default. */
function exceptions({ kind, retryable, effect, fallback, http }: Entry): string[] {
  const items = [
    kind === kindOfStatus(http) ? "null" : stringLiteral(kind),
    String(retryable),
    stringLiteral(effect),
    fallback === undefined ? "" : stringLiteral(fallback),
  ];
  const defaults = ["null", "false", '"none"', ""];
  return items.slice(0, items.findLastIndex((item, index) => item !== defaults[index]) + 1);
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, [Entry, ...Entry[]]> {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function hasDeprecated({ modules }: Catalog): boolean {
  return modules.some(({ entries }) => entries.some(({ deprecated }) => deprecated !== undefined));
}

/** The texts of deprecated codes; the tables of a catalog without any have no place for them. */
function deprecatedView(catalog: Catalog, module: Module): View {
  const deprecated = module.entries.flatMap((entry) => {
    const text = deprecationText(catalog, entry);
    return text === "" ? [] : [property(propertyName(entryKey(module, entry)), stringLiteral(text), "    ")];
  });
  return { hasDeprecated: hasDeprecated(catalog), deprecated };
}

/** The types of the params that travel, by the names that the spec has. */
function paramsView(catalog: Catalog, module: Module): View {
  const params = module.entries.flatMap((entry) => {
    const shown = shownParams(entry);
    if (shown.length === 0) return [];
    const key = propertyName(entryKey(module, entry));
    const line = `    ${key}: { ${shown.map(({ name, type }) => `${name}: ${stringLiteral(type)}`).join(", ")} },`;
    if (fits(line)) return [line];
    return [
      [`    ${key}: {`, ...shown.map(({ name, type }) => `      ${name}: ${stringLiteral(type)},`), "    },"].join(
        "\n",
      ),
    ];
  });
  return { hasParams: hasParams(catalog), params };
}

/** The function that gives the URL of a code, and what it calls. */
function urlView(docs: string, module: Module): { readonly view: View; readonly imports: readonly string[] } {
  const [code, call] = spelling(module);
  const fill: Readonly<Record<string, string>> = { module: templateText(module.id), code, name: "${kebabCase(name)}" };
  const uses = (part: string): boolean => docs.includes(`{${part}}`);
  // An odd piece is the name of a placeholder.
  const pieces = docs.split(/\{(module|code|name)\}/);
  const text = pieces.map((piece, index) => (index % 2 === 0 ? templateText(piece) : fill[piece])).join("");
  const parameters = [
    ...(uses("code") || uses("name") ? [`${uses("code") ? "code" : "_code"}: ${valueType(module)}`] : []),
    ...(uses("name") ? ["name: string"] : []),
  ];
  return {
    view: { head: signature("function urlOf", parameters, ["string"], " {"), text },
    imports: [...(uses("name") ? ["kebabCase"] : []), ...(uses("code") && call !== undefined ? [call] : [])],
  };
}

/** A code within a URL, and the function of the package that spells it if there is one. */
function spelling(module: Module): readonly [text: string, call?: string] {
  const { codeType } = module;
  switch (codeType.kind) {
    case "int":
    case "sqlstate":
      return ["${code}"];
    case "hex":
      return [`\${printHex(code, ${codeType.bits})}`, "printHex"];
    case "string":
      return allEntries(module).some(({ code }) => code !== codeAnchor(code))
        ? ['${encodeURIComponent(code.replaceAll(" ", "~20"))}']
        : ["${encodeURIComponent(code)}"];
    case "dotted":
      return ["${encodeURIComponent(code)}"];
  }
}
