import type { Catalog, Module } from "../../model/catalog.js";
import type { Exposed, Role } from "../../model/exposed.js";
import { namesOf } from "../../sdk/entry-names.js";
import type { Surface } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { crateName, moduleName, variantName } from "./names.js";
import { category, optionsOf } from "./options.js";

/** What users of the crate rely on. */
export const surface: Surface = {
  category,
  title: "Rust",
  of: (catalog) => exposed(contextOf(catalog)),
  locale: (catalog) => optionsOf(catalog).locales[0],
};

function exposed(context: Context): readonly Exposed[] {
  const { catalog, options, params, fieldErrors } = context;
  const pack: Exposed = { role: "package", subject: {}, text: crateName(options) };
  const top = (role: Role, text: string): Exposed => ({ role, subject: {}, text, within: pack });
  return [
    { role: "package name", subject: {}, text: options.package },
    pack,
    top("error class", "Error"),
    top("invalid response class", "InvalidResponse"),
    ...(params ? [top("error params", "Error.params")] : []),
    ...(fieldErrors ? [top("error field errors", "Error.field_errors")] : []),
    ...catalog.modules.flatMap((module) => exposedIn(catalog, module, pack)),
  ];
}

function exposedIn(catalog: Catalog, module: Module, pack: Exposed): readonly Exposed[] {
  const subject = { module: module.id };
  const file: Exposed = { role: "module", subject, text: moduleName(module), within: pack };
  const codes: Exposed = { role: "codes", subject, text: "Code", within: file };
  const hasSuccess = contextOf(catalog).sdk.owners.includes(module) && catalog.envelope.success.code !== undefined;
  return [
    file,
    codes,
    ...module.entries.flatMap((entry) =>
      namesOf(entry).map((name): Exposed => ({
        role: "constant",
        subject: { module: module.id, name },
        text: variantName(name),
        within: codes,
      })),
    ),
    ...(hasSuccess ? [{ role: "success constant", subject, text: "SUCCESS", within: file } as const] : []),
    { role: "decoder", subject, text: "decode", within: file },
    { role: "response decoder", subject, text: "decode_response", within: file },
  ];
}
