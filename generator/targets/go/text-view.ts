import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { shownParams } from "../../model/sent.js";
import { textPieces } from "../../model/text-pieces.js";
import { generatedFrom } from "../header.js";
import { constantName, rootImport, textFunctionName, textsOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc } from "./docs.js";
import { imports } from "./module-view.js";
import { parameterName } from "./names.js";

/** The functions that fill in the parameters of texts. */
export function textsView(context: Context, unit: Unit) {
  const { module } = unit;
  const parametric = module.entries.filter(({ params }) => params.length > 0);
  const functions = parametric.map((entry) => functionView(context, unit, entry));
  const converts = functions.some(({ texts }) =>
    texts.some(({ pieces }) => pieces.some(({ expression }) => expression.startsWith("strconv."))),
  );
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    q: unit.root ? "" : `${context.root}.`,
    imports: imports(converts ? [`"strconv"`] : [], unit.root ? [] : [rootImport(context)]),
    functions,
  };
}

function functionView(context: Context, unit: Unit, entry: Entry) {
  const name = textFunctionName(context, unit, entry);
  const constant = constantName(context, unit, entry.name);
  const texts = textsOf(context, entry.text);
  const width = Math.max(0, ...texts.map(({ field }) => field.length));
  return {
    doc: doc(`${name} returns the text of [${constant}] in a locale, with its parameters filled in.`).map(freeText),
    name,
    parameters: parameterList(textParameters(context, entry)),
    texts: texts.map(({ field, value }) => ({
      field: `${field}:`.padEnd(width + 1),
      pieces: piecesOf(context, entry, value),
    })),
  };
}

/** What a text function takes. No name hides the package `root`. */
export function textParameters({ initialisms, root }: Pick<Context, "initialisms" | "root">, { params }: Entry) {
  return [
    { name: "locale", type: "string" },
    ...params.map((param) => ({ name: parameterName(param.name, initialisms, root), type: types[param.type] })),
  ];
}

/** `locale, name string, size int`: a type is written once for those in a row that have it. */
export function parameterList(all: ReturnType<typeof textParameters>): string {
  return all.map(({ name, type }, i) => (all[i + 1]?.type === type ? name : `${name} ${type}`)).join(", ");
}

const types = { string: "string", int: "int", float: "float64", bool: "bool" } as const;

interface Piece {
  readonly expression: string;
  readonly text: ReturnType<typeof freeText>;
}

/** A text cut at the placeholders of its parameters. */
function piecesOf({ initialisms, root }: Context, entry: Entry, text: string): Piece[] {
  // The value of a sensitive parameter may be in no text: its placeholder stays.
  return textPieces(text, shownParams(entry)).map((piece) =>
    "text" in piece
      ? { expression: "", text: freeText(piece.text) }
      : {
          expression: formatted(piece.param.type, parameterName(piece.param.name, initialisms, root)),
          text: freeText(""),
        },
  );
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
