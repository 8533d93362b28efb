import type { Entry } from "../../model/catalog.js";
import type { ClassPackage } from "../class-package.js";
import { classSurface } from "../class-surface.js";
import type { Surface } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import {
  caseName,
  codeEnum,
  constantName,
  creatorName,
  errorsClass,
  exceptionClass,
  formatName,
  parameterName,
} from "./names.js";
import type { Beside } from "./names.js";
import { operationEnum, operationsNamespace } from "./operations-view.js";
import { category } from "./options.js";
import { types } from "./param-types.js";
import { standardNames } from "./standard-view.js";
import { testingNamespace } from "./testing-view.js";

/** What users of the package rely on. */
export const surface: Surface = {
  category,
  title: "PHP",
  of: (catalog) => classSurface(packageOf(contextOf(catalog))),
  locale: (catalog) => contextOf(catalog).locales[0],
};

/** How PHP names the parts of the package. */
export function packageOf(context: Context): ClassPackage {
  const { namespace, pkg, sdk } = context;
  return {
    ...context,
    language: "PHP",
    explanation: "Explanation",
    common: sdk.common,
    distribution: pkg,
    root: namespace,
    testing: testingNamespace,
    operations: operationsNamespace,
    below: (part) => `\\${part}`,
    creatorType: (entry) => `(${parameters(entry, "options").join(", ")})`,
    formatType: (entry) => `(${["string $locale", ...parameters(entry, "locale")].join(", ")})`,
    names: {
      codes: codeEnum,
      errors: errorsClass,
      code: caseName,
      success: constantName,
      creator: creatorName,
      format: formatName,
      kind: exceptionClass,
      operation: operationEnum,
      encoder: (envelope) => `EncodedResponse::${standardNames[envelope].method}`,
      decoder: (envelope) => `decode${standardNames[envelope].name}`,
    },
  };
}

/** The parameters of a method, with their names: callers may give arguments by name. */
const parameters = ({ params }: Entry, beside: Beside): string[] =>
  params.map(({ name, type }) => `${types[type]} $${parameterName(name, beside)}`);
