import { hasExamples } from "../../conformance/fixture-table.js";
import { textIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeClass, constantName, creatorName, errorsClass } from "./names.js";
import { operationsExample } from "./operations-view.js";
import { exampleValues } from "./raise-view.js";
import { replacementOf } from "./served-view.js";
import { standardNames } from "./standard-view.js";
import { testingPackage } from "./testing-view.js";

import { calledModule, shownEntry } from "../../sdk/sdk.js";

/** `README.md` */
export function readmeView(context: Context) {
  const { catalog, client, server, sdk, group, artifact, docs, locales } = context;
  const shown = shownEntry(catalog, sdk);
  return {
    ...fileView(context),
    title: freeText(textIn(catalog.title, docs, catalog)),
    id: catalog.id,
    group,
    artifact,
    version: catalog.version,
    locale: locales[0],
    explanations: hasExplanations(catalog),
    client,
    server,
    does: [...(client ? ["decodes"] : []), ...(server ? ["encodes"] : [])].join(" and "),
    envelopes: catalog.envelopes.map(({ id }) => ({ ...standardNames[id], more: id === "json-rpc" ? ", id" : "" })),
    operation: operationsExample(context),
    layered: sdk.common !== undefined,
    testkit: context.testkit,
    testing: `${context.pkg}.${testingPackage}`,
    withParams: hasExamples(catalog),
    example:
      shown === undefined
        ? false
        : {
            errors: errorsClass(calledModule(sdk, shown.module)),
            type: codeClass(shown.module),
            constant: constantName(shown.entry.name),
            kind: shown.entry.kind,
            owner: errorsClass(shown.module),
            creator: `${creatorName(shown.entry.name)}(${exampleValues(shown.entry).join(", ")})`,
            instead: replacementOf(context),
          },
  };
}
