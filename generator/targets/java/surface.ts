import type { Param } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import type { ClassPackage } from "../class-package.js";
import { classSurface } from "../class-surface.js";
import type { Surface } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { isLarge } from "./module-view.js";
import { codeClass, constantName, creatorName, errorsClass, formatName } from "./names.js";
import { operationClass, operationsPackage } from "./operations-view.js";
import { category } from "./options.js";
import { standardNames } from "./standard-view.js";
import { testingPackage } from "./testing-view.js";

/** What users of the package rely on. */
export const surface: Surface = {
  category,
  title: "Java",
  of: (catalog) => classSurface(packageOf(contextOf(catalog))),
  locale: (catalog) => contextOf(catalog).locales[0],
};

/** How Java names the parts of the package. */
export function packageOf(context: Context): ClassPackage {
  const { artifact, group, pkg, sdk } = context;
  return {
    ...context,
    language: "Java",
    explanation: "Explanation",
    common: sdk.common,
    distribution: `${group}:${artifact}`,
    root: pkg,
    testing: testingPackage,
    operations: operationsPackage,
    below: (part) => `.${part}`,
    creatorType: ({ params }) => `(${params.map(typeOf).join(", ")})`,
    formatType: ({ params }) => `(${["String", ...params.map(typeOf)].join(", ")})`,
    names: {
      codes: codeClass,
      errors: errorsClass,
      code: constantName,
      success: constantName,
      creator: creatorName,
      format: formatName,
      kind: (kind) => `ApiException.${nameFromId(kind)}`,
      operation: operationClass,
      encoder: (envelope) => `EncodedResponse.${standardNames[envelope].method}`,
      decoder: (envelope) => `decode${standardNames[envelope].name}`,
      // Only an enum can be in a switch.
      codesType: (module) => (isLarge(module) ? ["a class"] : ["a class", "an enum"]),
    },
  };
}

const types: Readonly<Record<Param["type"], string>> = {
  string: "String",
  int: "long",
  float: "double",
  bool: "boolean",
};

const typeOf = ({ type }: Param): string => types[type];
