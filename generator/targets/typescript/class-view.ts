import type { Catalog, Module } from "../../model/catalog.js";
import { codeLiteral, codeTypeName, valueType } from "./codes.js";
import { entryDocs } from "./docs.js";
import { assigned, signature } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { decoderImports, decoders, ownProperty, readsOwnCodes, receiveImports } from "./module-view.js";
import { entryClass, formerClasses, moduleNames } from "./names.js";
import type { Options } from "./options.js";
import { hasClientHalf } from "./server.js";
import type { Statement } from "./structure.js";
import { hasStandard } from "./values.js";

/** `errors.ts`: a class for each code, and a decoder that creates them for clients. */
export function classStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const isClient = hasClientHalf(options);
  const names = moduleNames(catalog, module, options);
  const { codes, error, info } = names;
  const property = ownProperty(catalog);
  const typeOf = options.style === "const" ? "typeof " : "";
  const [read, args] = readsOwnCodes(catalog)
    ? ["readResponse", [codeTypeName(module), info]]
    : ["readCommonResponse", []];
  const infoImport: Statement[] =
    args.length === 0 ? [] : [{ kind: "import", types: false, names: [info], from: "./info.js" }];
  const given = valueType(module) + (property === "moduleCode" ? " | undefined" : "");
  const cases = module.entries.map((entry) => ({ code: codeLiteral(module, entry.code), class: entryClass(entry) }));
  const head = signature(
    `${hasStandard(catalog) ? "export " : ""}function classOf`,
    [`code: ${given}`],
    [`typeof ${error}`],
    " {",
  );
  return [
    { kind: "import", types: true, names: [codes], from: "./code.js" },
    ...(isClient && args.length > 0
      ? [{ kind: "import", types: false, names: [codeTypeName(module)], from: "../code-type.js" } as const]
      : []),
    ...(isClient ? decoderImports(read) : []),
    { kind: "import", types: false, names: [error], from: "./index.js" },
    ...(isClient ? [...infoImport, ...receiveImports] : []),
    ...module.entries.flatMap((entry): Statement[] => [
      {
        kind: "class",
        docs: entryDocs(catalog, codes, entry, 0),
        name: entryClass(entry),
        extends: error,
        properties: [{ name: property, type: [`${typeOf}${codes}.${entry.name}`], docs: [] }],
        getters: [{ name: "name", type: "string", value: stringLiteral(entryClass(entry)), docs: [] }],
      },
      ...formerClasses(entry).flatMap((former) => formerStatements(former, entryClass(entry))),
    ]),
    ...(isClient
      ? [
          ...decoders({
            names,
            error,
            what: "a response, of the class of its code",
            read,
            args: [stringLiteral(module.id), ...args],
            classOf: (response) => `classOf(${response}.${property})`,
          }),
          {
            kind: "code",
            docs: hasStandard(catalog) ? ["The class of a code. @internal"] : [],
            template: "class-of",
            view: { head, cases, error },
          } as const,
        ]
      : []),
  ];
}

/** A class by a former name: the same class. */
function formerStatements(former: string, now: string): Statement[] {
  const docs = [`@deprecated Renamed to {@link ${now}}.`];
  const line = assigned(`export const ${former}: typeof ${now} =`, now, ";");
  return [
    { kind: "code", docs, template: "former", view: { line } },
    { kind: "type", docs, name: former, type: now },
  ];
}
