import { hasExamples } from "../../conformance/fixture-table.js";
import { textIn } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { calledModule, shownEntry } from "../../sdk/sdk.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeEnum, creatorName, errorsClass, exceptionClass } from "./names.js";
import { operationsExample } from "./operations-view.js";
import { exampleValues } from "./raise-view.js";
import { replacementOf } from "./served-view.js";
import { standardNames } from "./standard-view.js";

/** The project files, `README.md`, and the program of the tests. */
export function packageView(context: Context) {
  const { catalog, client, server, pkg, license, docs, sdk, locales, fieldErrors, testkit } = context;
  const { params: ownParams, fieldErrors: ownFieldErrors } = catalog.envelope;
  const params = sendsParams(catalog);
  const standard = catalog.envelopes.length > 0;
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
    explanations: hasExplanations(catalog),
    layered: sdk.common !== undefined,
    client,
    server,
    params,
    fieldErrors,
    values: params || fieldErrors,
    ownParams: ownParams !== undefined,
    ownFieldErrors: ownFieldErrors !== undefined,
    /** Whether some values travel in standard envelopes only. */
    some: standard && (ownParams === undefined || ownFieldErrors === undefined),
    standard,
    envelopes: catalog.envelopes.map(({ id }) => ({ id, ...standardNames[id], more: id === "json-rpc" ? ", id" : "" })),
    operation: operationsExample(context),
    does: [...(client ? ["decodes"] : []), ...(server ? ["encodes"] : [])].join(" and "),
    testkit,
    examples: hasExamples(catalog),
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
            owner: errorsClass(shown.module),
            creator: `${creatorName(shown.entry.name, shown.module)}(${[...exampleValues(shown.entry), ""].join(", ")}`,
            instead: replacementOf(context),
          },
  };
}
