import { hasExamples } from "../../conformance/fixture-table.js";
import { textIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeClass, constantName, creatorName, errorsClass } from "./names.js";
import { operationsExample } from "./operations-view.js";
import { exampleValues } from "./raise-view.js";
import { replacementOf } from "./served-view.js";
import { standardNames } from "./standard-view.js";
import { testingPackage } from "./testing-view.js";

import { calledModule } from "../../sdk/sdk.js";

/** `README.md` */
export function readmeView(context: Context) {
  const { catalog, client, server, sdk, group, artifact, docs, locales } = context;
  const module = [...sdk.called, ...catalog.modules].find(({ entries }) => entries.length > 0) ?? catalog.modules[0];
  const entry = module?.entries[0];
  return {
    ...fileView(context),
    title: freeText(textIn(catalog.title, docs, catalog)),
    id: catalog.id,
    group,
    artifact,
    version: catalog.version,
    locale: locales[0],
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
      module === undefined || entry === undefined
        ? false
        : {
            errors: errorsClass(calledModule(sdk, module)),
            type: codeClass(module),
            constant: constantName(entry.name),
            kind: entry.kind,
            owner: errorsClass(module),
            creator: `${creatorName(entry.name)}(${exampleValues(entry).join(", ")})`,
            instead: replacementOf(context),
          },
  };
}
