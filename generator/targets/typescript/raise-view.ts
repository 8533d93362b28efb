import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { camelCase } from "../../model/name.js";
import { carrierOf } from "../../model/sent.js";
import { codeTypeName } from "./codes.js";
import { entryDocs } from "./docs.js";
import { assigned, assignedCall, fits, listed, property, signature } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { ownProperty } from "./module-view.js";
import { entryClass, moduleNames, parameterName } from "./names.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import type { Statement, View } from "./structure.js";
import { parameterTypes } from "./text-view.js";
import { hasValues } from "./values.js";

/** What no function can be called: words of JavaScript and TypeScript, and what the file imports. */
const words: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue create debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** The constructor of an entry, as callers name it. */
export function constructorName({ name }: Entry): string {
  return camelCase(name);
}

/** The type of what a constructor fills in. */
export function paramsName({ name }: Entry): string {
  return `${name}Params`;
}

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
            view: createdType(error, property),
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

function createdType(error: string, property: string): View {
  const [head, end] = ["export type Created<Code> =", `${error} & {`];
  const indent = fits(`${head} ${end}`) ? "" : "  ";
  return {
    open: indent === "" ? `${head} ${end}` : `${head}\n  ${end}`,
    property: `${indent}  readonly ${property}: Code;`,
    close: `${indent}};`,
  };
}

/** Prettier breaks a long `typeof X.Y` in brackets, but not a long name. */
function createdOf(code: string): string {
  const breaks = code.startsWith("typeof ") && !fits(`): Created<${code}> {`);
  return breaks ? `Created<\n  ${code}\n>` : `Created<${code}>`;
}

function createHead(codes: string): string {
  const line = `export function create<Code extends ${codes}>`;
  if (fits(`${line}(`)) return line;
  return `export function create<\n${assigned("  Code extends", codes, ",")}\n>`;
}

/** `dsa/raise.ts`: a constructor for each error of a module. */
export function raiseStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const common = commonModule(catalog);
  const { codes } = moduleNames(catalog, module, options);
  const isCommon = module === common;
  const isPerCode = hasErrorsFile(catalog, module, options);
  const commonCodes = common === undefined || isCommon ? undefined : moduleNames(catalog, common, options).codes;
  const typeOf = options.style === "const" ? "typeof " : "";
  const carriers = module.entries.map((entry) => carrierOf(catalog, entry)?.name);
  const renamed = module.entries.map(constructorName).filter((name) => words.has(name));
  const imports: readonly Statement[] = [
    ...(commonCodes === undefined ? [] : [importing(false, [commonCodes], `../${common?.id ?? ""}/code.js`)]),
    importing(false, [codes], "./code.js"),
    importing(false, ["create"], "./create.js"),
    ...(isPerCode
      ? [importing(false, module.entries.map(entryClass), "./errors.js")]
      : [importing(true, ["Created"], "./create.js")]),
    importing(true, ["RaiseOptions"], "../raise.js"),
  ];
  return [
    ...imports,
    ...module.entries.flatMap((entry, index): Statement[] => {
      const name = constructorName(entry);
      const own = `${codes}.${entry.name}`;
      const result = isPerCode ? entryClass(entry) : createdOf(typeOf + own);
      const hasParams = entry.params.length > 0;
      const values = entry.params.map(({ name }) => property(name, `params.${parameterName(name)}`, "    "));
      const sensitive = entry.params.filter((param) => param.sensitive).map(({ name }) => stringLiteral(name));
      const parameters = [...(hasParams ? [`params: ${paramsName(entry)}`] : []), "options?: RaiseOptions"];
      const args = [
        ...(isPerCode ? [entryClass(entry)] : []),
        own,
        ...(commonCodes === undefined ? [] : [`${commonCodes}.${carriers[index] ?? ""}`]),
        "options",
        ...(hasParams ? ["values"] : []),
        ...(sensitive.length > 0 ? ["sensitive"] : []),
      ];
      const isRenamed = words.has(name);
      return [
        ...(hasParams
          ? [
              {
                kind: "interface",
                docs: [`What {@link ${name}} fills in.`],
                name: paramsName(entry),
                properties: entry.params.map((param) => ({
                  name: parameterName(param.name),
                  type: parameterTypes[param.type],
                  docs: [],
                })),
              } as const,
            ]
          : []),
        {
          kind: "code",
          docs: entryDocs(catalog, codes, entry, 0),
          template: "constructor",
          view: {
            head: signature(
              `${isRenamed ? "" : "export "}function ${name}${isRenamed ? "_" : ""}`,
              parameters,
              [result],
              " {",
            ),
            values,
            sensitive: sensitive.length === 0 ? "" : listed("  const sensitive = [", sensitive, "];"),
            call: listed("  return create(", args, ")" + (isPerCode ? ` as ${result};` : ";")),
          },
        },
      ];
    }),
    ...(renamed.length === 0
      ? []
      : [
          {
            kind: "export",
            types: false,
            names: renamed.map((name) => `${name}_ as ${name}`),
            from: undefined,
          } as const,
        ]),
  ];
}

/** `server.ts`: what a server imports. */
export function serverStatements(catalog: Catalog): Statement[] {
  const exported = (types: boolean, names: readonly string[], from: string): Statement => ({
    kind: "export",
    types,
    names,
    from,
  });
  return [
    exported(false, ["encode"], "./encode.js"),
    exported(true, ["EncodeOptions", "EncodedResponse"], "./encode.js"),
    exported(false, ["log"], "./log.js"),
    exported(true, ["LogRecord"], "./log.js"),
    exported(true, ["RaiseOptions"], "./raise.js"),
    ...catalog.modules
      .filter(({ entries }) => entries.length > 0)
      .map((module): Statement => ({
        kind: "export",
        types: false,
        names: [],
        as: namespaceName(module),
        from: `./${module.id}/raise.js`,
      })),
  ];
}

/** What the constructors of a module are exported as. */
export function namespaceName({ name }: Module): string {
  return camelCase(name);
}

function importing(types: boolean, names: readonly string[], from: string): Statement {
  return { kind: "import", types, names, from };
}
