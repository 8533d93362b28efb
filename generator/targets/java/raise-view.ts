import { exampleParams } from "../../conformance/fixtures.js";
import { sampleOf } from "../../conformance/sample.js";
import type { Entry, Module, Param } from "../../model/catalog.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { creatorDoc, javadoc } from "./docs.js";
import { call, method } from "./layout.js";
import { utf16String } from "../text-line.js";
import { codeClass, constantName, creatorName, errorsClass, parameterName } from "./names.js";
import { standardNames } from "./standard-view.js";
import { parameterTypes } from "./text-view.js";

/** The methods that create errors of a module: of each entry, and of each former name. `space` is the codes of the module. */
export function creatorsOf(context: Context, module: Module, entries: readonly Entry[], space: string) {
  const type = codeClass(module);
  return entries.flatMap((entry) => {
    const name = creatorName(entry.name);
    const parameters = parametersOf(entry);
    // An error can be serialized: it never has the value of a sensitive param.
    const values = entry.params.map(({ name: param, sensitive }) => [
      utf16String(param),
      sensitive ? '"[redacted]"' : parameterName(param),
    ]);
    const made = {
      docs: creatorDoc(context, entry, `${type}#${constantName(entry.name)}`, parameterTags(entry)),
      deprecated: entry.deprecated !== undefined,
      former: false,
      head: method(2, `public static ErrorBuilder ${name}`, parameters),
      lines: chain(4, `return new ErrorBuilder(${space}, ${type}.${constantName(entry.name)})`, values),
    };
    const formers = entry.aliases.map((alias) => ({
      docs: javadoc(
        2,
        [["Creates the error by its former name."]],
        [...parameterTags(entry), ["@return a builder of the error"], [`@deprecated Use {@link #${name}}.`]],
      ),
      deprecated: true,
      former: true,
      head: method(2, `public static ErrorBuilder ${creatorName(alias)}`, parameters),
      lines: call(
        4,
        `return ${name}`,
        entry.params.map((param) => parameterName(param.name)),
      ),
    }));
    return [made, ...formers];
  });
}

export const parametersOf = ({ params }: Entry): string[] =>
  params.map((param) => `${parameterTypes[param.type]} ${parameterName(param.name)}`);

/** What the doc comment of a method says about the params of an error. */
export const parameterTags = ({ params }: Entry): string[][] =>
  params.map((param) => [
    `@param ${parameterName(param.name)} the param {@code ${param.name}}${param.sensitive ? ", which is neither kept, sent nor logged" : ""}`,
  ]);

/** A builder and the params that it is given, as google-java-format has them: in one line, or each in its own. */
function chain(indent: number, head: string, calls: readonly (readonly string[])[]): string[] {
  const pad = " ".repeat(indent);
  const line = `${pad}${head}${calls.map((args) => `.param(${args.join(", ")})`).join("")};`;
  if (line.length <= 100) return [line];
  const last = calls.length - 1;
  return [
    `${pad}${head}`,
    ...calls.flatMap((args, index) => call(indent + 4, ".param", args, index === last ? ";" : "")),
  ];
}

/** `ErrorBuilder.java` */
export function builderView(context: Context) {
  const { client, fieldErrors, params, sdk } = context;
  return {
    ...fileView(context),
    client,
    params,
    fieldErrors,
    common: sdk.common?.id ?? "",
  };
}

/** An example of each param, as arguments. */
export function exampleValues(entry: Entry): string[] {
  return Object.values(exampleParams(entry)).map((value) =>
    typeof value === "string" ? utf16String(value) : String(value),
  );
}

/** The methods that the rows of `encode.jsonl` need. */
export function sendingView(context: Context) {
  const { catalog, fieldErrors } = context;
  const modules = catalog.modules
    .filter(({ entries }) => entries.length > 0)
    .map((module) => ({ module, entries: sampleOf(module.entries) }));
  const uses = (...types: readonly Param["type"][]): boolean =>
    modules.some(({ entries }) => entries.some(({ params }) => params.some(({ type }) => types.includes(type))));
  return {
    ...fileView(context),
    fieldErrors,
    deprecated: modules.some(({ entries }) => entries.some(({ deprecated }) => deprecated !== undefined)),
    strings: uses("string"),
    numbers: uses("int", "float"),
    ints: uses("int"),
    bools: uses("bool"),
    standard: catalog.envelopes.length > 0,
    jsonRpc: catalog.envelopes.some(({ id }) => id === "json-rpc"),
    envelopes: catalog.envelopes.map(({ id }) => ({
      id,
      method: standardNames[id].method,
      requestId: id === "json-rpc",
    })),
    params: uses("string", "int", "float", "bool"),
    modules: modules.map(({ module, entries }) => ({
      id: module.id,
      params: entries.some(({ params }) => params.length > 0),
      method: `create${errorsClass(module)}`,
      entries: entries.map((entry) => ({
        lines: caseLines(module, entry),
      })),
    })),
  };
}

const readers = { string: "string", int: "whole", float: "number", bool: "flag" } as const;

function caseLines(module: Module, entry: Entry): string[] {
  const args = entry.params.map(({ name, type }) => `${readers[type]}(params, ${utf16String(name)})`);
  const head = `      case ${utf16String(entry.code)} ->`;
  const line = `${head} ${errorsClass(module)}.${creatorName(entry.name)}(${args.join(", ")});`;
  if (line.length <= 100) return [line];
  return [head, ...call(10, `${errorsClass(module)}.${creatorName(entry.name)}`, args)];
}
