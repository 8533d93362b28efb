import type { Entry } from "../../model/catalog.js";
import { textIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { doc } from "./docs.js";
import { constantName, textFunctionName } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { parameterName } from "./names.js";

/** The functions that fill in the parameters of texts. */
export function textsView(layout: Layout, unit: Unit) {
  const { module } = unit;
  const parametric = module.entries.filter(({ params }) => params.length > 0);
  const functions = parametric.map((entry) => functionView(layout, unit, entry));
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    strconv: functions.some(({ pieces, translations }) =>
      [pieces, ...translations.map((translation) => translation.pieces)]
        .flat()
        .some(({ expression }) => expression.startsWith("strconv.")),
    ),
    functions,
  };
}

function functionView(layout: Layout, unit: Unit, entry: Entry) {
  const { catalog, locales } = layout;
  const [first, ...others] = locales;
  const name = textFunctionName(layout, unit, entry);
  const constant = constantName(layout, unit, entry.name);
  return {
    doc: doc(`${name} returns the text of [${constant}] in a locale, with its parameters filled in.`).map(freeText),
    name,
    parameters: parameters(layout, entry),
    translations: others.flatMap(({ tag }) => {
      const text = entry.text[tag];
      return text === undefined ? [] : [{ tag, pieces: piecesOf(layout, entry, text) }];
    }),
    pieces: piecesOf(layout, entry, textIn(entry.text, first.tag, catalog)),
  };
}

/** `locale, name string, size int`: a type is written once for those in a row that have it. */
function parameters({ initialisms }: Layout, { params }: Entry): string {
  const all = [
    { name: "locale", type: "string" },
    ...params.map((param) => ({ name: parameterName(param.name, initialisms), type: types[param.type] })),
  ];
  return all.map(({ name, type }, i) => (all[i + 1]?.type === type ? name : `${name} ${type}`)).join(", ");
}

const types = { string: "string", int: "int", float: "float64", bool: "bool" } as const;

interface Piece {
  readonly expression: string;
  readonly text: ReturnType<typeof freeText>;
}

/** A text cut at the placeholders of its parameters. Other braces are just text. */
function piecesOf({ initialisms }: Layout, { params }: Entry, text: string): Piece[] {
  const pieces: Piece[] = [];
  const literal = (raw: string): void => {
    if (raw !== "") pieces.push({ expression: "", text: freeText(raw) });
  };
  let rest = 0;
  for (const match of text.matchAll(/\{([a-z0-9_]+)\}/g)) {
    const param = params.find(({ name }) => name === match[1]);
    if (param === undefined) continue;
    literal(text.slice(rest, match.index));
    pieces.push({ expression: formatted(param.type, parameterName(param.name, initialisms)), text: freeText("") });
    rest = match.index + match[0].length;
  }
  literal(text.slice(rest));
  return pieces;
}

function formatted(type: Entry["params"][number]["type"], name: string): string {
  switch (type) {
    case "string":
      return name;
    case "int":
      return `strconv.Itoa(${name})`;
    case "float":
      return `strconv.FormatFloat(${name}, 'g', -1, 64)`;
    case "bool":
      return `strconv.FormatBool(${name})`;
  }
}
