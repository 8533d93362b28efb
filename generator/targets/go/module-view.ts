import { textIn } from "../../model/catalog.js";
import type { Entry, Text } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { doc, docLocale, entryDoc, indentedDoc } from "./docs.js";
import { codeLiteral, constantName, rootImport, successName, underlyingType, wireType } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { actionConstant, codeField, kindConstant, lines } from "./root-view.js";

/** What stands before a name of the root package. */
const qualifier = (layout: Layout, unit: Unit): string => (unit.root ? "" : `${layout.pkg}.`);

export function moduleView(layout: Layout, unit: Unit) {
  const { module, type } = unit;
  const { catalog, anyCode, decodeModule, shape } = layout;
  const q = qualifier(layout, unit);
  const underlying = underlyingType(module);
  const canonical = canonicalExpression(unit, underlying);
  const locale = docLocale(layout);
  const title = textIn(module.title, locale, catalog);
  const decodes = shape !== "solo" && !unit.common;
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    packageDoc: unit.root
      ? []
      : lines(doc(`Package ${unit.pkg} has the error codes of the module ${module.id} of ${catalog.id}.`)),
    imports: imports(
      [`"${canonical.package}"`],
      [...(unit.root ? [] : [rootImport(layout)]), ...(decodes ? [`"${layout.path}/internal/wire"`] : [])],
    ),
    decode: decodes
      ? {
          doc: lines(
            doc(
              `${unit.decode} returns the error of a response to a call of the module as an [*${q}Error], or nil if the call succeeded. A body that is not a response of this API gives another error.`,
            ),
          ),
          function: unit.decode,
          through: `${q}${decodeModule}`,
          codeType: wireType(module),
          newCode: `new${type}`,
          anyCode: `${q}${anyCode}`,
          field: codeField(unit),
        }
      : false,
    id: module.id,
    type,
    underlying,
    typeDoc: lines(
      doc(
        `A ${type} is a code of the module ${module.id} (${title}). It is an error, to be a target of [errors.Is] and [errors.As].`,
      ),
    ),
    success: successView(layout, unit),
    constantsDoc: lines(doc(`The codes of the module ${module.id}.`)),
    constants: module.entries.flatMap((entry) => constants(layout, unit, entry)),
    canonicalDoc: lines(doc(canonicalDoc(unit))),
    canonical: canonical.expression,
    orElse: underlying === "string" ? "the code itself" : "its number",
    shown: underlying === "string" ? "strconv.Quote(string(c))" : "c.Canonical()",
    kindLink: `[${q}Kind]`,
  };
}

/** The lines of an import declaration. */
function imports(standard: readonly string[], own: readonly string[]): string[] {
  const all = [...standard, ...own];
  if (all.length < 2) return all.map((path) => `import ${path}`);
  const indented = (paths: readonly string[]): string[] => paths.map((path) => `\t${path}`);
  return ["import (", ...indented(standard), ...(own.length > 0 ? ["", ...indented(own)] : []), ")"];
}

function canonicalExpression({ module }: Unit, underlying: string): { expression: string; package: string } {
  const { codeType } = module;
  switch (codeType.kind) {
    case "int":
      return {
        expression: underlying === "int" ? "strconv.Itoa(int(c))" : "strconv.FormatInt(int64(c), 10)",
        package: "strconv",
      };
    case "hex":
      return {
        expression: `fmt.Sprintf("0x%0${codeType.bits / 4}X", uint${codeType.bits}(c))`,
        package: "fmt",
      };
    case "string":
    case "dotted":
    case "sqlstate":
      return { expression: "string(c)", package: "strconv" };
  }
}

function canonicalDoc({ module }: Unit): string {
  const [example] = module.entries;
  return `Canonical returns the code in its one spelling${example === undefined ? "" : `, such as ${example.code}`}.`;
}

function successView(layout: Layout, unit: Unit) {
  const { success } = unit.module;
  if (success === undefined) return false;
  const constant = successName(layout, unit, success);
  const text = textIn(success.text, docLocale(layout), layout.catalog);
  return {
    doc: lines(
      doc(
        `${constant} is the code of a successful call: ${text}`,
        "It is an untyped constant, so that it is never taken for an error.",
      ),
    ),
    constant,
    literal: codeLiteral(unit.module, success.code),
  };
}

/** An entry's constant, and those of its former names. */
function constants(layout: Layout, unit: Unit, entry: Entry) {
  const constant = constantName(layout, unit, entry.name);
  return [
    {
      doc: lines(entryDoc(layout, unit, entry)),
      declaration: `${constant} ${unit.type} = ${codeLiteral(unit.module, entry.code)}`,
    },
    ...entry.aliases.map((alias) => {
      const old = constantName(layout, unit, alias);
      return {
        doc: lines(indentedDoc(`${old} is a former name of [${constant}].`, `Deprecated: use [${constant}].`)),
        declaration: `${old} = ${constant}`,
      };
    }),
  ];
}

export function infoView(layout: Layout, unit: Unit) {
  const q = qualifier(layout, unit);
  const { module } = unit;
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    rootImport: unit.root ? "" : rootImport(layout),
    type: unit.type,
    q,
    unknown: `[${q}Unknown]`,
    none: `[${q}ActionNone]`,
    entries: module.entries.map((entry) => {
      const title = textFields(layout, entry.title);
      const text = textFields(layout, entry.text);
      return {
        constant: constantName(layout, unit, entry.name),
        module: module.id,
        code: entry.code,
        name: entry.name,
        group: entry.group ?? "",
        kind: kindConstant(entry.kind),
        action: actionConstant(entry.action),
        fallback: entry.fallback === undefined ? "" : actionConstant(entry.fallback),
        retryable: entry.retryable,
        http: entry.http,
        title,
        text,
        url: freeText(entry.url ?? ""),
      };
    }),
  };
}

/** A text in the locales that it has, the first always: what is missing there is taken from the source locale. */
function textFields({ catalog, locales }: Layout, text: Text) {
  const [first] = locales;
  const rows = locales.flatMap(({ tag, field }) => {
    const value = tag === first.tag ? textIn(text, tag, catalog) : (text[tag] ?? "");
    return value === "" ? [] : [{ field, value }];
  });
  const width = Math.max(0, ...rows.map(({ field }) => field.length));
  return rows.map(({ field, value }) => ({ field: `${field}:`.padEnd(width + 1), text: freeText(value) }));
}
