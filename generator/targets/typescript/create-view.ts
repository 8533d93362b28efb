import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { codeTypeName } from "./codes.js";
import { assigned, assignedCall, fits, signature } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { ownProperty } from "./module-view.js";
import { moduleNames } from "./names.js";
import { hasOperations } from "./operations-view.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import type { Statement, View } from "./structure.js";
import { importing } from "./structure.js";
import { hasValues } from "./values.js";

/** `dsa/create.ts`: what the constructors of a module share, in a file of its own, so that they may have any other name. */
export function createStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const common = commonModule(catalog);
  const { codes, error, info } = moduleNames(catalog, module, options);
  const isCommon = module === common;
  const property = isCommon ? "code" : ownProperty(catalog);
  const isPerCode = hasErrorsFile(catalog, module, options);
  const type = codeTypeName(module);
  const hasCarrier = common !== undefined && !isCommon;
  const commonCodes = common === undefined ? codes : moduleNames(catalog, common, options).codes;
  const commonType = common === undefined ? type : codeTypeName(common);
  const result = isPerCode ? error : "Created<Code>";
  const values = [
    `module: ${stringLiteral(module.id)}`,
    ...(hasCarrier ? ["code", "moduleCode"] : isCommon ? ["code", "moduleCode: undefined"] : ["code"]),
  ];
  const printed = hasCarrier
    ? `\`\${${commonType}.print(code)}/\${${type}.print(moduleCode)}\``
    : `${type}.print(code)`;
  const types = [...new Set([type, ...(hasCarrier ? [commonType] : [])])].sort();
  const own = hasCarrier ? "moduleCode" : "code";
  const imports: readonly Statement[] = [
    ...(hasCarrier ? [importing(true, [commonCodes], `../${common.id}/code.js`)] : []),
    importing(true, [codes], "./code.js"),
    importing(false, types, "../code-type.js"),
    ...(isPerCode
      ? [importing(true, [error], "./index.js")]
      : [isCommon ? importing(false, [error], "../error.js") : importing(false, [error], "./index.js")]),
    importing(false, [info], "./info.js"),
    importing(false, ["failedOf", "withRaised"], "../raise.js"),
    importing(true, ["Params", "RaiseOptions"], "../raise.js"),
  ];
  const parameters = [
    ...(isPerCode ? [`ErrorClass: typeof ${error}`] : []),
    `${own}: Code`,
    ...(hasCarrier ? [`code: ${commonCodes}`] : []),
    "options?: RaiseOptions",
    "params?: Params",
    "sensitive?: readonly string[]",
  ];
  return [
    ...imports,
    ...(isPerCode
      ? []
      : [
          {
            kind: "code",
            docs: ["An error of a code."],
            template: "created-type",
            view: createdType(
              error,
              isCommon && hasOperations(catalog)
                ? ["moduleCode: undefined", `${property}: Code`]
                : [`${property}: Code`],
            ),
          } as const,
        ]),
    {
      kind: "code",
      docs: ["Creates an error of a code. @internal"],
      template: "create",
      view: {
        head: signature(createHead(codes), parameters, [result], " {"),
        infoOf: assignedCall("  const info =", info, [own]),
        create: assignedCall("  const error =", `new ${isPerCode ? "ErrorClass" : error}`, ["response", "options"]),
        codes: values,
        printed,
        as: isPerCode ? "" : ` as ${result}`,
        hasValues: hasValues(catalog),
      },
    },
  ];
}

function createdType(error: string, properties: readonly string[]): View {
  const [head, end] = ["export type Created<Code> =", `${error} & {`];
  const indent = fits(`${head} ${end}`) ? "" : "  ";
  return {
    open: indent === "" ? `${head} ${end}` : `${head}\n  ${end}`,
    property: properties.map((property) => `${indent}  readonly ${property};`).join("\n"),
    close: `${indent}};`,
  };
}

function createHead(codes: string): string {
  const line = `export function create<Code extends ${codes}>`;
  if (fits(`${line}(`)) return line;
  return `export function create<\n${assigned("  Code extends", codes, ",")}\n>`;
}
