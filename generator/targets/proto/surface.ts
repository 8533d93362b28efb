import type { Module, Catalog } from "../../model/catalog.js";
import type { Exposed } from "../../model/exposed.js";
import type { Surface } from "../target.js";
import { enumName, fileOf, packageOf, valueName, zeroName } from "./names.js";
import { numbersOf } from "./numbers.js";
import { category } from "./options.js";

/** What code and messages that use the enums rely on. */
export const surface: Surface = {
  category,
  title: "Protocol Buffers",
  of(catalog) {
    const pack: Exposed = { role: "package", subject: {}, text: packageOf(catalog) };
    return [pack, ...catalog.modules.flatMap((module) => exposed(catalog, module, pack))];
  },
};

function exposed(catalog: Catalog, module: Module, within: Exposed): readonly Exposed[] {
  const numberOf = numbersOf(catalog, module);
  const subject = { module: module.id };
  return [
    { role: "module", subject, text: fileOf("", module).slice(1), within },
    { role: "codes", subject, text: enumName(module), within },
    // Values are in the scope of the package, not of their enum.
    { role: "any code", subject, text: zeroName(module), within },
    ...module.entries.flatMap(({ name, aliases, code }) =>
      [name, ...aliases].map((each): Exposed => ({
        role: "constant",
        subject: { ...subject, name: each },
        text: valueName(module, each),
        within,
        matches: [String(numberOf(code))],
      })),
    ),
  ];
}
