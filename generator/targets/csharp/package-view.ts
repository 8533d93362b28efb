import { hasExamples } from "../../conformance/fixture-table.js";
import { textIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { calledModule, shownEntry } from "../../sdk/sdk.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeEnum, errorsClass, exceptionClass } from "./names.js";

/** The project files, `README.md`, and the program of the tests. */
export function packageView(context: Context) {
  const { catalog, pkg, license, docs, sdk, locales, params, fieldErrors, testkit } = context;
  const shown = shownEntry(catalog, sdk);
  const title = textIn(catalog.title, docs, catalog);
  return {
    ...fileView(context),
    pkg,
    license: license ?? "",
    version: catalog.version,
    description: freeText(`The error codes of ${title}.`),
    title: freeText(title),
    id: catalog.id,
    locale: locales[0],
    layered: sdk.common !== undefined,
    params,
    fieldErrors,
    lists: params || fieldErrors,
    testkit,
    examples: hasExamples(catalog),
    kitEnvelopes: catalog.envelopes.length > 0,
    modules: catalog.modules.map((module) => ({ id: module.id, errors: errorsClass(module) })),
    example:
      shown === undefined
        ? false
        : {
            errors: errorsClass(calledModule(sdk, shown.module)),
            exception: exceptionClass(calledModule(sdk, shown.module)),
            known: calledModule(sdk, shown.module) === shown.module ? "KnownCode" : "KnownCommonCode",
            type: codeEnum(shown.module),
            name: shown.entry.name,
          },
  };
}
