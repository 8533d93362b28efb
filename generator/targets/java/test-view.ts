import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { codeClass, errorsClass } from "./names.js";
import { standardNames } from "./standard-view.js";

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
    standard: catalog.envelopes.length > 0,
    /** Whether some values travel in standard envelopes only. */
    some:
      catalog.envelopes.length > 0 &&
      (catalog.envelope.params === undefined || catalog.envelope.fieldErrors === undefined),
    envelopes: catalog.envelopes.map(({ id }) => ({ id, ...standardNames[id] })),
    ownParams: catalog.envelope.params !== undefined,
    ownFieldErrors: catalog.envelope.fieldErrors !== undefined,
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    values: sendsParams(catalog) || sendsFieldErrors(catalog),
  };
}
