import { textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import { stringLiteral, templateText } from "./literals.js";
import { signature } from "./layout.js";
import { moduleNames, parameterName, textNames } from "./names.js";
import type { Options } from "./options.js";
import type { Statement } from "./structure.js";

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
            type: types[type],
            docs: [],
          })),
        },
        {
          kind: "code",
          docs: [`The catalog's text for {@link ${codes}.${entry.name}} with its values.`],
          code: textFunction(catalog, entry, text, values, options),
        },
      ];
    }),
  ];
}

const types: Readonly<Record<Param["type"], string>> = {
  string: "string",
  int: "number",
  float: "number",
  bool: "boolean",
};

function textFunction(catalog: Catalog, entry: Entry, name: string, values: string, { locales }: Options): string {
  const texts = locales.map((locale) => filled(textIn(entry.text, locale, catalog), entry.params));
  const used = texts.some((text) => text.startsWith("`"));
  const parameters = [`${used ? "values" : "_values"}: ${values}`, ...(locales.length > 1 ? ["locale: string"] : [])];
  const head = signature(`export function ${name}`, parameters, ["string"], " {");
  if (locales.length === 1) return `${head}\n  return ${texts.join("")};\n}`;
  const cases = locales.map(
    (locale, index) => `    case ${stringLiteral(locale)}:\n      return ${texts[index] ?? '""'};`,
  );
  return `${head}\n  switch (closestLocale(locale)) {\n${cases.join("\n")}\n  }\n}`;
}

/** The text as a template literal, or as a string if it names no parameter. What is in braces otherwise stays as it is. */
function filled(text: string, params: readonly Param[]): string {
  const names = new Set(params.map(({ name }) => name));
  const pieces = text.split(/\{([a-z0-9_]+)\}/);
  if (!pieces.some((piece, index) => index % 2 === 1 && names.has(piece))) return stringLiteral(text);
  const parts: string[] = [];
  let plain = "";
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) plain += piece;
    else if (!names.has(piece)) plain += `{${piece}}`;
    else {
      parts.push(templateText(plain), `\${values.${parameterName(piece)}}`);
      plain = "";
    }
  });
  return `\`${parts.join("")}${templateText(plain)}\``;
}
