import type { Catalog, Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { shownModule } from "../../model/shown.js";
import { itemFile } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { docLocale } from "../../sdk/entry-doc.js";
import type { Identifier, Target } from "../target.js";
import { comment } from "./literals.js";
import { moduleView } from "./module-view.js";
import { enumName, fileOf, packageOf, valueName, zeroName } from "./names.js";
import { numbersOf } from "./numbers.js";
import { numberUsed } from "./number-used.js";
import { protoOptions } from "./options.js";
import { surface } from "./surface.js";

const rendererOf = rendererWith({ comment });

/** Protocol Buffers: an enum for each module, whose values name the reasons in `google.rpc.ErrorInfo`. */
export const proto: Target = {
  id: "proto",
  isPublished: true,
  options: protoOptions,
  rules: [numberUsed],
  surface,
  identifiers: (catalog) => catalog.modules.flatMap((module) => identifiersOf(module, catalog)),
  generate: (catalog, { templates }) => {
    const render = rendererOf(templates);
    const locale = docLocale(catalog.locales);
    const pkg = packageOf(catalog);
    return Promise.resolve(
      catalog.modules.map((module) =>
        itemFile(
          `proto/${fileOf(pkg, module)}`,
          (items) => render("module.proto.hbs", moduleView(module, catalog, pkg), items),
          [shownModule(module, locale, catalog)],
        ),
      ),
    );
  },
};

/** The file, the enum and the values of a module, and their numbers. */
function identifiersOf(module: Module, catalog: Catalog): readonly Identifier[] {
  const numberOf = numbersOf(catalog, module);
  const scope = "the package";
  const named = { of: `the module ${module.id}`, at: () => module.at("module") };
  const values = module.entries.flatMap(({ name, aliases, code, at }): readonly Identifier[] => {
    const number = numberOf(code);
    return [
      ...[name, ...aliases].map((each): Identifier => ({
        text: valueName(module, each),
        scope,
        of: `the name ${each} of ${module.id}/${code}`,
        at: () => at("name"),
      })),
      {
        text: String(number),
        scope: `the numbers of ${module.id}`,
        of: `the code ${module.id}/${code}`,
        at: () => at("code"),
        help: "give one of them another number with `targets: { proto: { numbers: … } }`",
      },
    ];
  });
  return [
    {
      ...named,
      text: fileOf("", module).slice(1),
      scope: "the files",
      reserved: isDeviceName(fileOf("", module).slice(1)) ? "a reserved device name on Windows" : undefined,
    },
    { ...named, text: enumName(module), scope },
    { ...named, text: zeroName(module), scope },
    ...values,
  ];
}
