import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { camelCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import { carrierOf } from "../../model/sent.js";
import { namesOf } from "../../sdk/entry-names.js";
import { entryDocs } from "./docs.js";
import { assigned, fits, listed, property, signature } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { entryClass, moduleNames, parameterName } from "./names.js";
import type { Options } from "./options.js";
import { hasErrorsFile } from "./project-view.js";
import { importing } from "./structure.js";
import type { Statement } from "./structure.js";
import { parameterTypes } from "./text-view.js";

/** What no function can be called: words of JavaScript and TypeScript, and what the file imports. */
const words: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue create debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** The constructor of an entry, as callers name it. */
export function constructorName({ name }: Pick<Entry, "name">): string {
  return camelCase(name);
}

/** The type of what a constructor fills in. */
export function paramsName({ name }: Pick<Entry, "name">): string {
  return `${name}Params`;
}

/** Prettier breaks a long `typeof X.Y` in brackets, but not a long name. */
function createdOf(code: string): string {
  const breaks = code.startsWith("typeof ") && !fits(`): Created<${code}> {`);
  return breaks ? `Created<\n  ${code}\n>` : `Created<${code}>`;
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
  const names = module.entries.flatMap((entry) => namesOf(entry).map((name) => constructorName({ name })));
  const renamed = names.filter((name) => words.has(name));
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
            head: signature(`${exportOf(name)}function ${declared(name)}`, parameters, [result], " {"),
            values,
            sensitive: sensitive.length === 0 ? "" : listed("  const sensitive = [", sensitive, "];"),
            call: listed("  return create(", args, ")" + (isPerCode ? ` as ${result};` : ";")),
          },
        },
        ...entry.aliases.flatMap((alias) => formerStatements(entry, alias)),
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

/** The constructor of a former name of an entry. */
function formerStatements(entry: Entry, alias: Name): Statement[] {
  const [former, now] = [{ name: alias }, constructorName(entry)];
  const name = constructorName(former);
  const renamed = (to: string): string[] => [`@deprecated Renamed to {@link ${to}}.`];
  const type: Statement = {
    kind: "type",
    docs: renamed(paramsName(entry)),
    name: paramsName(former),
    type: paramsName(entry),
  };
  return [
    ...(entry.params.length > 0 ? [type] : []),
    {
      kind: "code",
      docs: renamed(now),
      template: "former",
      view: {
        line: assigned(`${exportOf(name)}const ${declared(name)}: typeof ${declared(now)} =`, declared(now), ";"),
      },
    },
  ];
}

/** A constructor as the file declares it: one that no function can be called gets its name as it is exported. */
function declared(name: string): string {
  return words.has(name) ? `${name}_` : name;
}

function exportOf(name: string): string {
  return words.has(name) ? "" : "export ";
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
