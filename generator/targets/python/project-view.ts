import { commonModule } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { calledModules, hexDigits, spelled } from "./codes.js";
import { hasOnlyAbsent } from "./decode-view.js";
import { assignment, call, fitting, importLine, tupleAssignment } from "./layout.js";
import { markdownUrl } from "./literals.js";
import { header, titleOf } from "./module-view.js";
import type { Context } from "./module-view.js";
import { baseClass, codeClass, enumName, kindClass, memberName, moduleClass, moduleName } from "./names.js";
import { usage } from "./package-view.js";

/** `pyproject.toml` and `MANIFEST.in` */
export function projectView({ catalog, options }: Context) {
  return {
    header: header(catalog.file),
    package: options.package,
    distribution: options.distribution,
    version: pythonVersion(catalog.version),
    description: freeText(`Error codes and exceptions: ${titleOf(catalog.title, catalog, options)}`),
    license: options.license ?? "",
    deprecated: catalog.modules.some(({ entries }) => entries.some(({ deprecated }) => deprecated !== undefined)),
    errorSuffix: options.suffix.endsWith("Error"),
  };
}

/** A semantic version as PEP 440 writes it: `1.2.0-rc.1` is `1.2.0rc1`. */
function pythonVersion(version: string): string {
  const [release = "", ...rest] = version.split("-");
  const pre = rest.join("-").toLowerCase();
  if (pre === "") return release;
  const [, phase = "", number = "0"] = /^(alpha|beta|rc)[.-]?([0-9]{1,9})?$/.exec(pre) ?? [];
  const phases: Readonly<Record<string, string>> = { alpha: "a", beta: "b", rc: "rc" };
  const short = phases[phase];
  if (short !== undefined) return `${release}${short}${String(Number(number))}`;
  return `${release}.dev0+${
    pre
      .split(/[^a-z0-9]+/)
      .filter((part) => part !== "")
      .join(".") || "pre"
  }`;
}

/** `README.md` */
export function readmeView(context: Context) {
  const { catalog, options } = context;
  const { exampleModule, base } = usage(context);
  const module = exampleOf(context);
  // What the caller did wrong shows more of catching than what broke on the server.
  const entry = module?.entries.find(({ kind }) => kind !== "internal" && kind !== "unknown") ?? module?.entries[0];
  const kind = entry === undefined ? undefined : kindClass(entry.kind, options);
  const passed = ["response.content", "response.status_code"];
  const exampleClass = module === undefined ? "" : moduleClass(module, catalog, options);
  const common = commonModule(catalog);
  return {
    source: catalog.file.replace(/[^\w./-]/g, "_"),
    title: freeText(titleOf(catalog.title, catalog, options)),
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
    raiseInLoop: call(`${exampleModule}.raise_for_error`, passed, "            "),
    exceptInLoop: fitting(
      `        except (${exampleModule}.${exampleClass}, InvalidResponseError) as error:`,
      `        except (\n            ${exampleModule}.${exampleClass},\n            InvalidResponseError,\n        ) as error:`,
    ),
    exampleError: entry === undefined || module === undefined ? "" : codeClass(entry.name, module, catalog, options),
    hasEntry: entry !== undefined,
    moduleCode: common !== undefined && catalog.envelope.moduleCode.length > 0,
    requestId: catalog.envelope.requestId.length > 0,
    exampleImport: importLine(options.package, [
      "InvalidResponseError",
      ...(kind === undefined ? [] : [kind]),
      exampleModule,
    ]),
    retryImport: importLine(options.package, ["InvalidResponseError", exampleModule]),
    shared: common !== undefined,
    foreign: hasOnlyAbsent(catalog),
    locale: options.locales.at(-1) ?? "",
    modules: catalog.modules.map((module) => ({
      name: moduleName(module.id),
      title: freeText(titleOf(module.title, catalog, options)),
      enum: enumName(module),
      docs: markdownUrl(module.entries[0]?.url?.split("#")[0] ?? ""),
    })),
  };
}

/** `except a.B as error:` */
function except(type: string, binding = ""): string {
  const flat = `except ${type}${binding}:`;
  return fitting(flat, fitting(`except (\n    ${type}\n)${binding}:`, flat));
}

function exampleOf({ catalog }: Context): Module | undefined {
  return calledModules(catalog)[0] ?? catalog.modules[0];
}

/** The package's own tests. */
export function testsView(context: Context) {
  const { catalog, options } = context;
  const base = baseClass(catalog, options);
  const modules = catalog.modules.map((module) => ({
    id: module.id,
    name: moduleName(module.id),
    class: moduleClass(module, catalog, options),
  }));
  const common = commonModule(catalog);
  const hex = hexDigits(catalog).length > 0;
  const moduleCode = common !== undefined && catalog.envelope.moduleCode.length > 0;
  return {
    header: header(catalog.file),
    package: options.package,
    base,
    iterator: fitting(`def errors() -> Iterator[_sdk.${base}]:`, `def errors() -> Iterator[\n    _sdk.${base}\n]:`),
    common: moduleCode ? common.id : "",
    baseAssignment: assignment("base", `_sdk.${base}`, "        "),
    modules,
    perKind: options.perKind,
    moduleCode,
    requestId: catalog.envelope.requestId.length > 0,
    spelledImport: hex ? `from ${options.package}._info import spelled` : "",
    spelledCode: spelled(catalog, "error.code", common === undefined ? "error.module" : `"${common.id}"`),
    spelledModuleCode: spelled(catalog, "own", "error.module"),
    enums: tupleAssignment(
      "CODES: Final[tuple[type[Enum], ...]]",
      catalog.modules.map((module) => `_sdk.${moduleName(module.id)}.${enumName(module)}`),
    ),
    aliases: catalog.modules.flatMap((module) => module.entries.flatMap((entry) => aliasViews(entry, module, context))),
  };
}

function aliasViews(entry: Entry, module: Module, { catalog, options }: Context) {
  return entry.aliases.map((alias) => ({
    module: moduleName(module.id),
    enum: enumName(module),
    old: memberName(alias),
    new: memberName(entry.name),
    oldClass: options.perKind ? "" : codeClass(alias, module, catalog, options),
    newClass: codeClass(entry.name, module, catalog, options),
  }));
}
