import type { Entry, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { isClient, subpackage } from "./adapters.js";
import type { Adapter } from "./adapters.js";
import type { Context } from "./context.js";
import { call, fitting, importLine } from "./layout.js";
import { markdownUrl } from "./literals.js";
import { titleOf } from "./module-view.js";
import { argumentName, codeClass, enumName, kindClass, makerName, moduleClass, moduleName } from "./names.js";
import { usage } from "./root-view.js";

/** `README.md` */
export function readmeView(context: Context) {
  const { catalog, options, sdk } = context;
  const { exampleModule, base } = usage(context);
  const module = sdk.called[0] ?? catalog.modules[0];
  // What the caller did wrong shows more of catching than what broke on the server.
  const entry = module?.entries.find(({ kind }) => kind !== "internal" && kind !== "unknown") ?? module?.entries[0];
  const kind = entry === undefined ? undefined : kindClass(entry.kind, options);
  const passed = ["response.content", "response.status_code"];
  const adapters = entry === undefined ? [] : options.adapters;
  const exampleClass = module === undefined ? "" : moduleClass(module, catalog, options);
  return {
    source: catalog.file.replace(/[^\w./-]/g, "_"),
    title: freeText(titleOf(catalog.title, context)),
    distribution: options.distribution,
    package: options.package,
    exampleModule,
    base,
    perKind: options.perKind,
    exceptCode:
      entry === undefined || module === undefined || options.perKind
        ? ""
        : except(`${exampleModule}.${codeClass(entry.name, module, catalog, options)}`),
    exceptKind: kind === undefined ? "" : except(kind),
    exceptModule: except(`${exampleModule}.${exampleClass}`, " as error"),
    exceptInvalid: except("InvalidResponseError", " as error"),
    exampleClass,
    raiseExample: call(`${exampleModule}.raise_for_error`, passed, "    "),
    decodeInLoop: call(
      `error = ${exampleModule}.decode_response`,
      ["response.status_code", "response.headers", "response.content"],
      "        ",
    ),
    exampleError: entry === undefined || module === undefined ? "" : codeClass(entry.name, module, catalog, options),
    exampleArguments: ['"text"', ...(entry !== undefined && options.server ? values(entry) : [])].join(", "),
    hasEntry: entry !== undefined,
    server: options.server,
    exampleMaker: entry === undefined ? "" : makerName(entry.name),
    raiseImport: importLine(options.package, [exampleModule, "encode", "log"]),
    raiseCall: entry === undefined || module === undefined ? "" : raising(entry, module, context),
    moduleCode: sdk.decode.sources.length > 0,
    requestId: sdk.decode.hasRequestId,
    exampleImport: importLine(options.package, [
      "InvalidResponseError",
      ...(kind === undefined ? [] : [kind]),
      exampleModule,
    ]),
    retryImport: importLine(options.package, [exampleModule, "retry_decision"]),
    ...adapterView({ ...context, options: { ...options, adapters } }, exampleModule),
    shared: sdk.common !== undefined,
    foreign: sdk.decode.foreignKeys.length > 0,
    locale: options.locales.at(-1) ?? "",
    modules: catalog.modules.map((module) => ({
      name: moduleName(module.id, options),
      title: freeText(titleOf(module.title, context)),
      enum: enumName(module),
      docs: markdownUrl(module.entries[0]?.url?.split("#")[0] ?? ""),
    })),
  };
}

/** The section on adapters; of each adapter the lines that depend on names. */
function adapterView({ options }: Context, module: string) {
  const imported = (adapter: Adapter, name: string): string =>
    options.adapters.includes(adapter) ? importLine(`${options.package}.${subpackage}.${adapter}`, [name]) : "";
  const rawReaders = { httpx: "`iter_raw`", requests: "`response.raw`", tenacity: "" };
  return {
    extras: options.adapters.join(","),
    moduleImport: importLine(options.package, [module]),
    httpxImport: imported("httpx", "hook"),
    requestsImport: imported("requests", "hook"),
    tenacityImport: imported("tenacity", "RetryPolicy"),
    hookCall: call("raise_error = hook", [`${module}.decode_response`], ""),
    receives: options.adapters.some(isClient),
    rawReaders: options.adapters
      .filter(isClient)
      .map((name) => rawReaders[name])
      .join(" or "),
    raiseInCall: call(
      `${module}.raise_for_response`,
      ["response.status_code", "response.headers", "response.content"],
      "    ",
    ),
  };
}

/** How a server raises the error of an entry. */
function raising(entry: Entry, module: Module, { catalog, options }: Context): string {
  const created = options.perKind ? makerName(entry.name) : codeClass(entry.name, module, catalog, options);
  const name = `${moduleName(module.id, options)}.${created}`;
  return call(`raise ${name}`, [...values(entry), 'log={"name": name}'], "        ", " from error");
}

/** A value for each param of an entry. */
function values({ params }: Entry): readonly string[] {
  const examples = { string: '"text"', int: "1", float: "0.5", bool: "True" };
  return params.map(({ name, type }) => `${argumentName(name)}=${examples[type]}`);
}

/** `except a.B as error:` */
function except(type: string, binding = ""): string {
  const flat = `except ${type}${binding}:`;
  return fitting(flat, fitting(`except (\n    ${type}\n)${binding}:`, flat));
}
