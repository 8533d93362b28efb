import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import { textPieces } from "../../model/text-pieces.js";
import { everyText } from "../../sdk/texts.js";
import { signature } from "./layout.js";
import { stringLiteral, templateText } from "./literals.js";
import { moduleNames, parameterName, textNames } from "./names.js";
import type { Options } from "./options.js";
import type { Statement, View } from "./structure.js";

/** Whether a module has texts to fill in. */
export function hasTextFile({ entries }: Module): boolean {
  return entries.some(({ params }) => params.length > 0);
}

/** `text.ts`: a function for each text that has parameters, which takes their values. */
export function textStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes } = moduleNames(catalog, module, options);
  const entries = module.entries.filter(({ params }) => params.length > 0);
  const imports: Statement[] =
    options.locales.length > 1
      ? [{ kind: "import", types: false, names: ["closestLocale"], from: "../locale.js" }]
      : [];
  return [
    ...imports,
    ...entries.flatMap((entry): Statement[] => {
      const { text, values } = textNames(module, entry, options);
      return [
        {
          kind: "interface",
          docs: [`What {@link ${text}} fills in.`],
          name: values,
          properties: entry.params.map(({ name, type }) => ({
            name: parameterName(name),
            type: parameterTypes[type],
            docs: [],
          })),
        },
        {
          kind: "code",
          docs: [`The catalog's text for {@link ${codes}.${entry.name}} with its values.`],
          template: "text-function",
          view: textFunction(catalog, entry, text, values, options),
        },
      ];
    }),
  ];
}

/** The types of params. */
export const parameterTypes: Readonly<Record<Param["type"], string>> = {
  string: "string",
  int: "number",
  float: "number",
  bool: "boolean",
};

function textFunction(catalog: Catalog, entry: Entry, name: string, values: string, { locales }: Options): View {
  const texts = everyText(catalog, locales, entry.text).map(({ locale, text }) => ({
    locale: stringLiteral(locale),
    text: filled(text, entry.params),
  }));
  const used = texts.some(({ text }) => text.startsWith("`"));
  const parameters = [`${used ? "values" : "_values"}: ${values}`, ...(texts.length > 1 ? ["locale: string"] : [])];
  return {
    head: signature(`export function ${name}`, parameters, ["string"], " {"),
    cases: texts.length > 1 ? texts : [],
    text: texts[0]?.text ?? '""',
  };
}

/** The text as a template literal, or as a string if it has no parameter. */
function filled(text: string, params: readonly Param[]): string {
  const pieces = textPieces(text, params);
  if (pieces.every((piece) => "text" in piece)) return stringLiteral(text);
  const parts = pieces.map((piece) =>
    "text" in piece ? templateText(piece.text) : `\${values.${parameterName(piece.param.name)}}`,
  );
  return `\`${parts.join("")}\``;
}
