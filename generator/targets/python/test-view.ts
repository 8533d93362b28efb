import type { Entry, Module } from "../../model/catalog.js";
import { sendsFieldErrors } from "../../model/sent.js";
import { hexDigits, spelled } from "./codes.js";
import type { Context } from "./context.js";
import { requiresParams } from "./encode-view.js";
import { assignment, choice, fitting, importLine, tupleAssignment } from "./layout.js";
import { header } from "./module-view.js";
import { baseClass, codeClass, enumName, memberName, moduleClass, moduleName } from "./names.js";
import { hasModuleCodes } from "./standard.js";
import { testedModules } from "./testing-view.js";

/** The package's own tests. */
export function testsView(context: Context) {
  const { catalog, options, sdk } = context;
  const base = baseClass(catalog, options);
  const modules = catalog.modules.map((module) => ({
    id: module.id,
    name: moduleName(module.id, options),
    class: moduleClass(module, catalog, options),
  }));
  const { common } = sdk;
  const hex = hexDigits(catalog).length > 0;
  const fieldErrors = sendsFieldErrors(catalog);
  const standard = options.envelopes.length > 0;
  const ownParams = catalog.envelope.params !== undefined;
  const ownFieldErrors = catalog.envelope.fieldErrors !== undefined;
  const moduleCode = hasModuleCodes(context);
  return {
    header: header(catalog.file),
    package: options.package,
    base,
    decoded: fitting(
      `    error: _sdk.Decoded[_sdk.${base}],`,
      `    error: _sdk.Decoded[\n        _sdk.${base}\n    ],`,
    ),
    iterator: fitting(`def errors() -> Iterator[_sdk.${base}]:`, `def errors() -> Iterator[\n    _sdk.${base}\n]:`),
    common: moduleCode ? (common?.id ?? "") : "",
    baseAssignment: assignment("base", `_sdk.${base}`, "        "),
    modules,
    testedModules: testedModules(catalog).map((module) => ({
      name: moduleName(module.id, options),
      enum: enumName(module),
    })),
    perKind: options.perKind,
    client: options.client,
    server: options.server,
    infos: options.client || options.perKind,
    required: requiresParams(context),
    tail: sdk.tail !== undefined,
    carries: options.server && common !== undefined && common.entries.length > 0,
    moduleCode,
    collections: importLine("collections.abc", [
      ...(options.client || standard ? ["Callable"] : []),
      ...(options.client && (ownFieldErrors || standard) ? ["Iterable"] : []),
      "Mapping",
    ]),
    params: options.client && (ownParams || standard),
    fieldErrors: options.client && (ownFieldErrors || standard),
    standard,
    encoders: options.server && standard,
    decoders: options.client && standard,
    files: filesText([
      ...(options.client ? ["``decode.jsonl``"] : []),
      ...(options.server ? ["``encode.jsonl``"] : []),
      ...(standard ? ["``envelopes.jsonl``"] : []),
    ]),
    makesFieldErrors: fieldErrors,
    ownParams,
    ownFieldErrors,
    requestId: sdk.decode.hasRequestId,
    spelledImport: options.client && hex ? `from ${options.package}._info import spelled` : "",
    codeLine: choice(
      "code",
      '""',
      "error.code is None",
      spelled(catalog, "error.code", common === undefined ? "error.module" : `"${common.id}"`),
      "    ",
    ),
    spelledModuleCode: spelled(catalog, "own", "error.module"),
    enums: tupleAssignment(
      "CODES: Final[tuple[type[Enum], ...]]",
      catalog.modules.map((module) => `_sdk.${moduleName(module.id, options)}.${enumName(module)}`),
    ),
    aliases: catalog.modules.flatMap((module) => module.entries.flatMap((entry) => aliasViews(entry, module, context))),
  };
}

/** `a, b and c` */
function filesText(files: readonly string[]): string {
  return files.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function aliasViews(entry: Entry, module: Module, { catalog, options }: Context) {
  return entry.aliases.map((alias) => ({
    module: moduleName(module.id, options),
    enum: enumName(module),
    old: memberName(alias),
    new: memberName(entry.name),
    oldClass: options.perKind ? "" : codeClass(alias, module, catalog, options),
    newClass: codeClass(entry.name, module, catalog, options),
  }));
}
