import { allEntries, commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import type { Range } from "../../model/position.js";
import { entryNames } from "../../sdk/entry-names.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Identifier } from "../target.js";
import { adapterEntryPoints } from "./adapters.js";
import { catalogNames, entryClass, formerClasses, moduleNames, ownModules, parameterName, textNames } from "./names.js";
import { explanationsPath } from "./explanations-view.js";
import { hasOperations, operationNames, ownOperationNames } from "./operations-view.js";
import { optionsOf } from "./options.js";
import type { Options } from "./options.js";
import { constructorName, namespaceName, paramsName } from "./raise-view.js";
import { valueNames } from "./root-view.js";
import { hasClientHalf, hasServerHalf, packaged } from "./server.js";
import { standardDecoder } from "./standard-view.js";
import { hasValues, standardFiles } from "./values.js";

/** What every package exports besides what its catalog names. */
const ownNames = [
  "Action",
  "Effect",
  "ErrorInfo",
  "ErrorTexts",
  "FailedResponse",
  "Kind",
  "Locale",
  "Localizable",
  "closestLocale",
  "localize",
  "textsOf",
];

/** What packages for clients also export. */
const ownClientNames = [
  "DecodeOptions",
  "InvalidReason",
  "InvalidResponse",
  "InvalidResponseError",
  "ReceivedResponse",
  "ResponseBody",
  "ResponseHeaders",
  "ResponseOptions",
  "RetryDecision",
  "RetryOptions",
  "RetryReason",
  "isInvalidResponseError",
  "retryDecision",
];

/** What a package exports besides what its catalog names, in the order of the alphabet. */
export function ownNamesOf(options: Options): readonly string[] {
  return hasClientHalf(options) ? [...ownNames, ...ownClientNames].sort() : ownNames;
}

/** What the entry point for servers exports besides the constructors of each module. */
export const ownServerNames = ["EncodeOptions", "EncodedResponse", "LogRecord", "RaiseOptions", "encode", "log"];

/** Names of JavaScript and of TypeScript's library that a declaration would hide, where generated or user code needs them. */
const globals = new Set(
  (
    "AggregateError Array ArrayBuffer Atomics BigInt Boolean DataView Date Error EvalError Function Infinity Intl " +
    "Iterator JSON Map Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String " +
    "SuppressedError Symbol SyntaxError TypeError URIError WeakMap WeakRef WeakSet Awaited Capitalize Exclude Extract " +
    "InstanceType NonNullable Omit Parameters Partial Pick Readonly Record Required ReturnType Uncapitalize Uppercase " +
    "Lowercase Uint8Array TextDecoder Buffer Event Request Response Headers Blob File FormData URL AbortSignal " +
    "DOMException ArrayBufferLike ArrayBufferView PromiseLike SharedArrayBuffer decodeURI decodeURIComponent isFinite isNaN"
  ).split(" "),
);

function reservedFolder(id: string): string | undefined {
  if (id === "node_modules") return "a folder that npm leaves out of packages";
  return isDeviceName(id) ? "a reserved device name on Windows" : undefined;
}

/** Every name that the package would declare, so that those that meet or hide something are reported. */
export function identifiers(given: Catalog): readonly Identifier[] {
  const found: Identifier[] = [];
  const add = (scope: string, text: string, of: string, at: () => Range, reserved?: string): void =>
    void found.push({ scope: `the TypeScript ${scope}`, text, of, at, reserved });
  // Members of an enum or an interface hide nothing; declarations do.
  const declare = (scope: string, text: string, of: string, at: () => Range): void =>
    add(scope, text, of, at, globals.has(text) ? "a global name of JavaScript or TypeScript" : undefined);

  const options = optionsOf(given);
  const catalog = packaged(given, options);
  const isServer = hasServerHalf(catalog, options);
  const { error, guard } = catalogNames(catalog, options);
  const common = commonModule(catalog);
  const commonCodes = common === undefined ? [] : [moduleNames(catalog, common, options).codes];
  for (const text of [...ownNamesOf(options), ...(hasValues(catalog) ? valueNames : [])]) {
    declare("package", text, "every package", () => catalog.at());
  }
  for (const text of [error, guard]) declare("package", text, "the catalog's name", () => catalog.at("name"));

  for (const { adapter, name } of adapterEntryPoints(catalog, options)) {
    add("folder", name, `the adapter ${adapter}`, () => catalog.at("targets", "typescript", "adapters"));
  }

  for (const id of standardFiles(catalog, options)) {
    add("folder", id, `the envelope ${id}`, () => catalog.at("envelopes", id));
    for (const module of hasClientHalf(options) ? catalog.modules : []) {
      const text = standardDecoder(catalog, module, options, id);
      declare(`file ${id}`, text, `the module ${module.id}`, () => module.at("module"));
    }
  }

  if (isServer) {
    add("folder", "server", "the entry point for servers", () => catalog.at("targets", "typescript", "side"));
    for (const text of ownServerNames) add("file server", text, "every package", () => catalog.at());
  }

  if (hasExplanations(catalog)) {
    add("folder", explanationsPath, "the entry point for explanations", () => catalog.at());
  }

  if (hasOperations(catalog)) {
    add("folder", "operations", "the entry point for operations", () => catalog.at("operations"));
    for (const text of [...ownOperationNames, guard, "has", "isReturned"]) {
      declare("file operations", text, "every package", () => catalog.at());
    }
    const imported = catalog.modules.map((module) => moduleNames(catalog, module, options));
    for (const text of new Set(imported.flatMap((names) => [names.codes, names.error]))) {
      declare("file operations", text, "a module", () => catalog.at());
    }
    const namesOf = operationNames(catalog, options);
    for (const operation of operationsWithErrors(catalog)) {
      const of = `the operation ${operation.id}`;
      const { error, guard, returns, codes, raise } = namesOf(operation);
      for (const text of [error, guard, returns, codes, ...(isServer ? [raise] : [])]) {
        declare("file operations", text, of, () => operation.at());
      }
    }
  }

  if (options.testkit) {
    add("folder", "testing", "the entry point for tests", () => catalog.at("targets", "typescript", "testkit"));
  }

  const own = ownModules(catalog);
  for (const module of catalog.modules) {
    const names = moduleNames(catalog, module, options);
    const of = `the module ${module.id}`;
    const at = (): Range => module.at("module");
    add("folder", module.id, of, at, reservedFolder(module.id));
    const decoders = hasClientHalf(options) ? [names.decode, names.decodeResponse] : [];
    const declared = [names.codes, ...decoders, names.info];
    for (const text of own.includes(module) ? [...declared, names.error, names.guard] : declared) {
      declare("package", text, of, at);
    }
    if (options.classes === "per-code" && own.includes(module)) {
      for (const text of [names.error, ...decoders, ...(decoders.length > 0 ? ["InvalidResponseError"] : [])])
        declare(`file ${module.id}/errors`, text, of, at);
    }
    if (isServer) {
      add("file server", namespaceName(module), of, at);
      const imported = ["Created", "RaiseOptions", names.codes, ...commonCodes];
      for (const text of new Set(imported)) add(`file ${module.id}/raise`, text, "every module", () => catalog.at());
    }
    for (const entry of allEntries(module)) {
      addEntry(module, entry, names.codes);
    }
  }
  return found;

  function addEntry(module: Module, entry: Entry, codes: string): void {
    const of = `the name of ${module.id}/${entry.code}`;
    const at = (): Range => entry.at("name");
    // The one word that an enum's members cannot be called besides numbers. Source: TS2452.
    const reserved = (name: string): string | undefined =>
      options.style === "enum" && name === "Infinity" ? "a number of JavaScript" : undefined;
    for (const { name, of, at } of entryNames(module, entry)) add(`enum ${codes}`, name, of, at, reserved(name));
    if (entry.params.length > 0) {
      const { text, values } = textNames(module, entry, options);
      declare("package", text, of, at);
      declare("package", values, of, at);
      for (const param of entry.params) {
        add(`type ${values}`, parameterName(param.name), `the parameter ${param.name}`, () => param.at("name"));
      }
    }
    if (isServer && entry !== module.success) {
      for (const { name, of, at } of entryNames(module, entry)) {
        add(`file ${module.id}/raise`, constructorName({ name }), of, at);
        if (entry.params.length > 0) add(`file ${module.id}/raise`, paramsName({ name }), of, at);
      }
    }
    if (options.classes === "per-code" && entry !== module.success && module !== commonModule(catalog)) {
      for (const name of [entryClass(entry), ...formerClasses(entry)]) {
        declare(`file ${module.id}/errors`, name, of, at);
      }
    }
  }
}
