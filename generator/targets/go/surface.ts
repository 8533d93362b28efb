import type { Entry, Param } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import type { Surface } from "../target.js";
import { constantName, layoutOf, successName, textFunctionName, underlyingType } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { category } from "./options.js";
import { kindConstant } from "./root-view.js";

/** What importers of the packages rely on. */
export const surface: Surface = {
  category,
  title: "Go",
  of: (catalog) => exposed(layoutOf(catalog)),
  locale: (catalog) => layoutOf(catalog).locales[0].tag,
};

function exposed(layout: Layout): readonly Exposed[] {
  const { catalog, shape, path, pkg, anyCode, locales } = layout;
  const { envelope } = catalog;
  const pack: Exposed = { role: "package", subject: {}, text: path };
  const root: Exposed = { role: "package name", subject: {}, text: pkg, within: pack };
  const top = (role: Role, text: string): Exposed => ({ role, subject: {}, text, within: root });
  const code = shape === "flat" ? "an interface" : "a number or a text";
  return [
    pack,
    root,
    ...(anyCode === "" ? [] : [top("any code", anyCode)]),
    ...(shape === "solo" ? [] : [top("error module", "Error.Module")]),
    { ...top("error code", "Error.Code"), type: [code] },
    ...(shape === "layered" && envelope.moduleCode.length > 0 ? [top("error module code", "Error.ModuleCode")] : []),
    ...(envelope.text.length > 0 ? [top("error text", "Error.Detail")] : []),
    ...(envelope.requestId.length > 0 ? [top("error request ID", "Error.RequestID")] : []),
    ...locales.map(({ tag, field }): Exposed => ({
      role: "locale",
      subject: { locale: tag },
      text: `Text.${field}`,
      within: root,
    })),
    ...layout.units.flatMap((unit) => exposedOf(layout, unit, root, pack)),
  ];
}

function exposedOf(layout: Layout, unit: Unit, root: Exposed, pack: Exposed): readonly Exposed[] {
  const { module } = unit;
  const subject = { module: module.id };
  const place: Exposed = unit.root
    ? { role: "package", subject, text: "the root package", within: root }
    : { role: "package", subject, text: `/${unit.pkg}`, within: pack };
  const type: Exposed = { role: "codes", subject, text: unit.type, within: place, type: [underlyingType(module)] };
  const constant = (name: string, entry: Entry): Exposed => ({
    role: "constant",
    subject: { module: module.id, name },
    text: constantName(layout, unit, name),
    within: type,
    matches: [kindConstant(entry.kind)],
  });
  const { success } = module;
  return [
    place,
    type,
    ...(unit.common
      ? []
      : [
          { role: "decoder", subject, text: unit.decode, within: place } satisfies Exposed,
          { role: "status decoder", subject, text: unit.decodeStatus, within: place } satisfies Exposed,
        ]),
    ...(success === undefined
      ? []
      : [
          {
            role: "success constant",
            subject: { module: module.id, name: success.name },
            text: successName(layout, unit, success),
            within: place,
            type: [underlyingType(module) === "string" ? "a text" : "a number"],
          } satisfies Exposed,
        ]),
    ...module.entries.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => constant(name, entry))),
    ...module.entries
      .filter(({ params }) => params.length > 0)
      .map((entry): Exposed => ({
        role: "text function",
        subject: { module: module.id, name: entry.name },
        text: textFunctionName(layout, unit, entry),
        within: place,
        positional: true,
        type: [`(${["string", ...entry.params.map(({ type }) => types[type])].join(", ")})`],
      })),
  ];
}

const types: Readonly<Record<Param["type"], string>> = { string: "string", int: "int", float: "float64", bool: "bool" };
