import { exampleParams } from "../../conformance/fixtures.js";
import { sampleOf } from "../../conformance/sample.js";
import type { Entry, Module } from "../../model/catalog.js";
import { docOf, sentence } from "../../sdk/entry-doc.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, xmlDoc } from "./docs.js";
import type { Element } from "./docs.js";
import { csharpString } from "./literals.js";
import { codeEnum, creatorName, errorsClass, exceptionClass, parameterName, tableClass } from "./names.js";
import { types } from "./param-types.js";
import { standardNames } from "./standard-view.js";

/** The methods of a module that create its errors: of each entry, and of each former name. */
export function creatorsOf(context: Context, module: Module) {
  const returned = exceptionClass(module);
  return module.entries.flatMap((entry) => {
    const name = creatorName(entry.name, module);
    const link = `${codeEnum(module)}.${entry.name}`;
    const deprecation = deprecationValue(context, entry);
    const text = docOf(context.catalog, entry, context.docs).text;
    const made = {
      docs: xmlDoc(4, [`Creates the error <see cref="${link}"/>: `, { free: sentence(text) }], [], creatorTags(entry)),
      obsolete: deprecation === undefined ? "" : csharpString(deprecation),
      returned,
      name,
      parameters: parametersOf(entry),
      call: `new(Raise.Facts(${[`${tableClass(module)}.Space`, `${link}.Entry()`, "options", ...valuesOf(entry)].join(", ")}))`,
    };
    const formers = entry.aliases.map((alias) => ({
      ...made,
      docs: xmlDoc(4, [`Creates the error by a former name of <see cref="${link}"/>.`], [], creatorTags(entry)),
      obsolete: csharpString(`Use ${name}.`),
      name: creatorName(alias, module),
      call: `${name}(${argumentsOf(entry)})`,
    }));
    return [made, ...formers];
  });
}

/** The values of the params, by name. One that is sensitive is not kept. */
function valuesOf({ params }: Entry): string[] {
  return params.map(
    ({ name, sensitive }) => `(${csharpString(name)}, ${sensitive ? '"[redacted]"' : parameterName(name, "options")})`,
  );
}

/** The parameters of a method that creates an error. */
export function parametersOf({ params }: Entry): string {
  const all = params.map(({ name, type }) => `${types[type]} ${parameterName(name, "options")}`);
  return [...all, "RaiseOptions? options = null"].join(", ");
}

/** The same as arguments, for a method that calls another. */
export function argumentsOf({ params }: Entry): string {
  return [...params.map(({ name }) => parameterName(name, "options")), "options"].join(", ");
}

/** What the doc comment of a method says about its parameters. */
export function creatorTags({ params }: Entry): readonly Element[] {
  return [
    ...params.map(({ name, sensitive }) => ({
      tag: `param name="${parameterName(name, "options").replace("@", "")}"`,
      texts: [[`the param <c>${name}</c>${sensitive ? ", which is neither kept, sent nor logged" : ""}`]],
    })),
    { tag: 'param name="options"', texts: [["what else the error has, or null"]] },
    { tag: "returns", texts: [["the error, to throw"]] },
  ];
}

/** An example of each param, as arguments. */
export function exampleValues(entry: Entry): string[] {
  return Object.values(exampleParams(entry)).map((value) =>
    typeof value === "string" ? csharpString(value) : String(value),
  );
}

/** `tests/Sending.cs`: what the rows of `encode.jsonl` need. */
export function sendingView(context: Context) {
  const { catalog, fieldErrors } = context;
  const sampled = catalog.modules.flatMap((module) => sampleOf(module.entries).map((entry) => ({ module, entry })));
  return {
    ...fileView(context),
    fieldErrors,
    standard: catalog.envelopes.length > 0,
    jsonRpc: catalog.envelopes.some(({ id }) => id === "json-rpc"),
    envelopes: catalog.envelopes
      .filter(({ id }) => id !== "json-rpc")
      .map(({ id }) => ({ id, name: standardNames[id].name })),
    deprecated: sampled.some(({ entry }) => entry.deprecated !== undefined),
    rows: sampled.map(({ module, entry }) => ({
      key: csharpString(`${module.id} ${entry.code}`),
      call: `${errorsClass(module)}.${creatorName(entry.name, module)}(${[...entry.params.map(read), "options"].join(", ")})`,
    })),
  };
}

/** The expression that reads the value of a param from the row of a test. */
function read({ name, type }: Entry["params"][number]): string {
  const at = `"/${name}"`;
  switch (type) {
    case "string":
      return `Json.Text(values, ${at})`;
    case "int":
      return `(long)(double)Json.At(values, ${at})!`;
    case "float":
      return `(double)Json.At(values, ${at})!`;
    case "bool":
      return `(bool)Json.At(values, ${at})!`;
  }
}
