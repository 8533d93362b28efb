import { firstExample } from "../../conformance/example.js";
import { actionIds, actionLabel } from "../../model/action.js";
import { englishTitle, textIn } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { kindIds, kindMeanings } from "../../model/kind.js";
import { freeText } from "../../render/free-text.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { generatedFrom } from "../header.js";
import type { Context } from "./context.js";
import { docLines } from "./docs.js";
import { docText } from "./literals.js";
import { crateName, moduleName, variantName, variantOfId } from "./names.js";
import { rustVersion } from "./options.js";

const header = ({ file }: Catalog) => freeText(generatedFrom(file));

/** What the files that are the same for most catalogs print. */
export function fileView({ catalog, params, fieldErrors }: Context) {
  return { header: header(catalog), params, fieldErrors, values: params || fieldErrors };
}

/** `info.rs`: kinds, actions and effects. */
export function infoView(context: Context) {
  return {
    ...fileView(context),
    kinds: kindIds.map((id) => ({ id, name: variantOfId(id), doc: kindMeanings[id] })),
    actions: actionIds.map((id) => ({ id, name: variantOfId(id), doc: actionLabel(id, "en") })),
  };
}

/** `lib.rs`, and what a README and a manifest say about the crate. */
export function crateView(context: Context) {
  const { catalog, options } = context;
  const locale = docLocale(options.locales);
  const title = englishTitle(catalog);
  return {
    ...fileView(context),
    crate: crateName(options),
    name: options.package,
    version: catalog.version,
    rustVersion,
    title: freeText(title),
    description: freeText(`The error codes of ${title}`),
    license: options.license !== undefined && freeText(options.license),
    docs: docLines([
      `The error codes of ${docText(title)}.`,
      "A module of this crate has the codes of each module of the API, and decodes its responses.",
    ]),
    example: exampleIn(context),
    modules: catalog.modules.map((module) => ({
      name: moduleName(module),
      id: module.id,
      title: freeText(textIn(module.title, locale, catalog)),
    })),
    declared: ["internal", ...catalog.modules.map(moduleName)]
      .sort()
      .map((name) => (name === "internal" ? "mod internal" : `pub mod ${name}`)),
    uses: usesOf(context),
  };
}

/** What the crate has at its root. */
function usesOf({ params, fieldErrors }: Context): readonly string[] {
  const values = [...(fieldErrors ? ["FieldError"] : []), ...(params ? ["ParamValue"] : [])];
  const list = values.length === 1 ? values.join("") : `{${values.join(", ")}}`;
  return [
    "internal::error::{Error, Failure}",
    "internal::info::{Action, Effect, Info, Kind}",
    "internal::invalid::{InvalidReason, InvalidResponse}",
    "internal::response::Response",
    "internal::retry::{retry_decision, RetryDecision, RetryOptions, RetryReason}",
    ...(values.length > 0 ? [`internal::values::${list}`] : []),
  ];
}

/** A response of a called module, if there is one that the crate decodes to a known error. */
function exampleIn({ catalog, sdk }: Context) {
  const example = firstExample(catalog, [...sdk.called, ...catalog.modules]);
  if (example === undefined) return false;
  const { module, entry, body, code } = example;
  return {
    module: moduleName(module),
    name: variantName(entry.name),
    body: freeText(body),
    code: freeText(code),
  };
}
