import { exampleParams } from "../../conformance/fixtures.js";
import { sampleOf } from "../../conformance/sample.js";
import type { Entry, Module } from "../../model/catalog.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { creatorDoc, phpdoc } from "./docs.js";
import { call, method } from "./layout.js";
import { phpString } from "./literals.js";
import { caseName, codeEnum, creatorName, errorsClass, parameterName } from "./names.js";
import { standardNames } from "./standard-view.js";
import { types } from "./param-types.js";

/** The methods of a module that create its errors: of each entry, and of each former name. */
export function creatorsOf(context: Context, module: Module) {
  const type = codeEnum(module);
  return module.entries.flatMap((entry) => {
    const name = creatorName(entry.name);
    const parameters = parametersOf(entry);
    const values = entry.params.map(({ name: param, sensitive }) => ({
      key: phpString(param),
      value: sensitive ? "'[redacted]'" : variableOf(param),
    }));
    const error = `Raise::error(self::space(), ${type}::${caseName(entry.name)}, $options`;
    const made = {
      docs: creatorDoc(context, entry, `${type}::${caseName(entry.name)}`, parameterTags(entry)),
      head: method(`public static function ${name}`, parameters, "ApiException"),
      lines:
        values.length === 0
          ? [`        return ${error}, []);`]
          : [
              `        return ${error}, [`,
              ...values.map(({ key, value }) => `            ${key} => ${value},`),
              "        ]);",
            ],
    };
    const formers = entry.aliases.map((alias) => ({
      docs: phpdoc(
        4,
        [["Creates the error by its former name."]],
        [...parameterTags(entry), [`@deprecated Use {@see ${name}()}.`]],
      ),
      head: method(`public static function ${creatorName(alias)}`, parameters, "ApiException"),
      lines: call(`return self::${name}`, argumentsOf(entry)),
    }));
    return [made, ...formers];
  });
}

const variableOf = (param: string): string => `$${parameterName(param, "options")}`;

/** The parameters of a method that creates an error. */
export const parametersOf = ({ params }: Entry): string[] => [
  ...params.map(
    ({ name, type, sensitive }) => `${sensitive ? "#[\\SensitiveParameter] " : ""}${types[type]} ${variableOf(name)}`,
  ),
  "RaiseOptions $options = new RaiseOptions()",
];

/** The same as arguments, for a method that calls another. */
export const argumentsOf = ({ params }: Entry): string[] => [...params.map(({ name }) => variableOf(name)), "$options"];

/** What the doc comment of a method says about the params of an error. */
export const parameterTags = ({ params }: Entry): string[][] =>
  params.map(({ name, type, sensitive }) => [
    `@param ${types[type]} ${variableOf(name)} the param ${name}${sensitive ? ", which is neither kept, sent nor logged" : ""}`,
  ]);

/** An example of each param, as arguments. */
export function exampleValues(entry: Entry): string[] {
  return Object.values(exampleParams(entry)).map((value) =>
    typeof value === "string" ? phpString(value) : String(value),
  );
}

/** `tests/Sending.php`: what the rows of `encode.jsonl` need. */
export function sendingView(context: Context) {
  const { catalog, fieldErrors } = context;
  return {
    ...fileView(context),
    fieldErrors,
    standard: catalog.envelopes.length > 0,
    envelopes: catalog.envelopes.map(({ id }) => ({
      id,
      method: standardNames[id].method,
      more: id === "json-rpc" ? ", $asked->id ?? null" : "",
    })),
    modules: catalog.modules
      .filter(({ entries }) => entries.length > 0)
      .map((module) => ({ errors: errorsClass(module) })),
    rows: catalog.modules.flatMap((module) =>
      sampleOf(module.entries).map((entry) => ({
        key: phpString(`${module.id} ${entry.code}`),
        call: `${errorsClass(module)}::${creatorName(entry.name)}(${[
          ...entry.params.map(({ name }) => `$params->${name}`),
          "$options",
        ].join(", ")})`,
      })),
    ),
  };
}
