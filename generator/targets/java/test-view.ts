import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeClass, errorsClass } from "./names.js";

/** The program of the tests that answers the rows of the contracts. */
export function verdictsView(context: Context) {
  const { catalog, client, server } = context;
  return {
    ...fileView(context),
    modules: catalog.modules.map((module) => ({
      id: module.id,
      errors: errorsClass(module),
      code: codeClass(module),
    })),
    client,
    server,
    params: catalog.envelope.params !== undefined,
    fieldErrors: catalog.envelope.fieldErrors !== undefined,
    values: catalog.envelope.params !== undefined || catalog.envelope.fieldErrors !== undefined,
  };
}
