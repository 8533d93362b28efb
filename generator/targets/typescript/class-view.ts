import type { Catalog, Module } from "../../model/catalog.js";
import { codeLiteral, codeTypeName, valueType } from "./codes.js";
import { entryDocs } from "./docs.js";
import { signature } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { decoderView, decodeTags, decodeTypes, ownProperty, readsOwnCodes } from "./module-view.js";
import { entryClass, moduleNames } from "./names.js";
import type { Options } from "./options.js";
import type { Statement } from "./structure.js";

/** `errors.ts`: a class a code, and a decoder that makes them. */
export function classStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes, error, decode, info } = moduleNames(catalog, module, options);
  const property = ownProperty(catalog);
  const typeOf = options.style === "const" ? "typeof " : "";
  const [read, args] = readsOwnCodes(catalog)
    ? ["readResponse", [codeTypeName(module), info]]
    : ["readCommonResponse", []];
  const infoImport: Statement[] =
    args.length === 0 ? [] : [{ kind: "import", types: false, names: [info], from: "./info.js" }];
  const given = valueType(module) + (property === "moduleCode" ? " | undefined" : "");
  const cases = module.entries.map((entry) => ({ code: codeLiteral(module, entry.code), class: entryClass(entry) }));
  const head = signature("function classOf", [`code: ${given}`], [`typeof ${error}`], " {");
  return [
    { kind: "import", types: true, names: [codes], from: "./code.js" },
    { kind: "import", types: false, names: [...args.slice(0, 1), read], from: "../decode.js" },
    decodeTypes,
    { kind: "import", types: false, names: [error], from: "./index.js" },
    ...infoImport,
    ...module.entries.map((entry): Statement => ({
      kind: "class",
      docs: entryDocs(catalog, codes, entry, 0),
      name: entryClass(entry),
      extends: error,
      properties: [{ name: property, type: [`${typeOf}${codes}.${entry.name}`], docs: [] }],
      getters: [{ name: "name", type: "string", value: stringLiteral(entryClass(entry)), docs: [] }],
    })),
    {
      kind: "code",
      docs: ["The error of a response, of the class of its code; undefined if the call succeeded.", "", ...decodeTags],
      template: "decoder",
      view: decoderView({
        name: decode,
        error,
        read,
        args: ["body", "options", stringLiteral(module.id), ...args],
        chooseClass: `classOf(response.${property})`,
      }),
    },
    {
      kind: "code",
      docs: [],
      template: "class-of",
      view: { head, cases, error },
    },
  ];
}
