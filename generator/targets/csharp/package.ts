import type { Entry } from "../../model/catalog.js";
import type { ClassPackage } from "../class-package.js";
import type { Context } from "./context.js";
import {
  codeEnum,
  creatorName,
  errorsClass,
  formatName,
  operationClass,
  operationCreator,
  operationEnum,
  parameterName,
} from "./names.js";
import type { Beside } from "./names.js";
import { operationsNamespace } from "./operations-view.js";
import { types } from "./param-types.js";
import { standardNames } from "./standard-view.js";
import { testingNamespace } from "./testing-view.js";

/** How C# names the parts of the package. */
export function packageOf(context: Context): ClassPackage {
  const { catalog, namespace, pkg, sdk } = context;
  return {
    ...context,
    language: "C#",
    common: sdk.common,
    distribution: pkg,
    root: namespace,
    testing: testingNamespace,
    operations: operationsNamespace,
    below: (part) => `.${part}`,
    creatorType: (entry) => `(${parameters(entry, "options").join(", ")})`,
    formatType,
    names: {
      codes: codeEnum,
      errors: errorsClass,
      code: (name) => name,
      success: (name) => name,
      creator: creatorName,
      format: formatName,
      kind: () => "ApiException",
      operation: operationEnum,
      operationClass,
      operationCreator: (name, operation) => operationCreator(name, operation, catalog.modules),
      encoder: (envelope) => `EncodedResponse.${standardNames[envelope].name}`,
      decoder: (envelope) => `Decode${standardNames[envelope].name}`,
    },
  };
}

/** The parameters of the method that gives the text of an error. */
export const formatType = (entry: Entry): string => `(${["string locale", ...parameters(entry, "locale")].join(", ")})`;

/** The parameters of a method, with their names: callers may give arguments by name. */
const parameters = ({ params }: Entry, beside: Beside): readonly string[] =>
  params.map(({ name, type }) => `${types[type]} ${parameterName(name, beside)}`);
