import type { Catalog, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { kindIds } from "../../model/kind.js";
import type { Kind } from "../../model/kind.js";
import { nameFromId, screamingCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import { perCatalog } from "../../model/per-catalog.js";
import { sendsFieldErrors } from "../../model/sent.js";
import { subpackage } from "./adapters.js";
import { builtinClasses, builtinFunctions, isKeyword } from "./reserved.js";

/** The prefix and the suffix of exception classes. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** What a module file imports, and what users may import beside it: a class of this name would hide it. */
const imported: ReadonlySet<string> = new Set([
  "Body",
  "Decoded",
  "Enum",
  "ErrorInfo",
  "Final",
  "Headers",
  "IntEnum",
  "InvalidResponseError",
  "Mapping",
]);

/** What the files that have the base class define and import besides it. */
const beside: ReadonlySet<string> = new Set([
  ...imported,
  ...(
    "Action Callable ClassVar Codes Effect EncodedResponse ErrorClass Iterator Kind Literal NamedTuple Path Reason " +
    "RetryDecision RetryReason Texts TypeVar Union"
  ).split(" "),
]);

/** What the package has besides modules of codes: a function, and the adapters. A module of that name would hide it. */
const packageNames: ReadonlySet<string> = new Set(["retry_decision", subpackage]);

/** What it has too if it is also for servers. */
const serverNames: ReadonlySet<string> = new Set(["encode", "log"]);

/** What a package has besides the modules of codes. */
interface Parts {
  readonly server: boolean;
  readonly testkit: boolean;
  readonly operations: boolean;
  readonly explanations: boolean;
  readonly envelopes: readonly StandardEnvelopeId[];
}

/** `rate_limit`, of `rate-limit`: the name of the module, and of its file. */
export function moduleName(id: string, { server, testkit, operations, explanations, envelopes }: Parts): string {
  const name = id.replaceAll("-", "_");
  const isOfServer = serverNames.has(name) || envelopes.some((envelope) => envelopeModule(envelope) === name);
  const isOfOptions =
    (testkit && name === "testing") ||
    (operations && name === "operations") ||
    (explanations && name === "explanations");
  const isHidden = packageNames.has(name) || (server && isOfServer) || isOfOptions;
  return isHidden || isKeyword(name) || builtinFunctions.has(name) || isDeviceName(name) ? `${name}_` : name;
}

/** `json_rpc`: the module with the encoder of a standard envelope, and a part of the names of functions. */
export function envelopeModule(id: StandardEnvelopeId): string {
  return id.replaceAll("-", "_");
}

/** `DsaCode` */
export function enumName(module: Module): string {
  return `${module.name}Code`;
}

/** `INVALID_PROJECT_ID` */
export const memberName = (name: Name): string => screamingCase(name);

/** A parameter of a function that has some of its own: `class` gives `class_`, and `locale` gives `locale_`. */
export function parameterName(name: string): string {
  return isKeyword(name) || name === "cls" || name === "locale" ? `${name}_` : name;
}

/** A parameter of a constructor, which has some of its own: `class` gives `class_`, and `detail` gives `detail_`. */
export function argumentName(name: string, catalog: Catalog): string {
  const isTaken = constructorNames.has(name) || (name === "field_errors" && sendsFieldErrors(catalog));
  return isKeyword(name) || isTaken ? `${name}_` : name;
}

const constructorNames: ReadonlySet<string> = new Set(["self", "detail", "retry_after", "log"]);

/** `make_name_too_long`, where a package has no class for a code. */
export const makerName = (name: Name): string => `make_${memberName(name).toLowerCase()}`;

/** `TencentCloudError` */
export function baseClass(catalog: Catalog, { suffix }: Affixes): string {
  return suffixed(catalog.name, suffix);
}

/** `NotFoundError`; undefined for `unknown`, whose errors are of the base class. */
export function kindClass(kind: Kind, { prefix, suffix }: Affixes): string | undefined {
  if (kind === "unknown") return undefined;
  return `${prefix}${kindNames.get(kind) ?? ""}${suffix}`;
}

/** `InternalError` does not say whose error it is, and many APIs have a code of that name. */
const kindNames: ReadonlyMap<Kind, string> = new Map(
  kindIds.map((kind) => [kind, kind === "internal" ? "InternalServer" : nameFromId(kind)]),
);

/**
 * The class of every error of a module's calls: `DsaError`. A name that something else has already takes `Module` in:
 * `TimeoutModuleError`. The codes of the module do not decide, so that a new code renames nothing.
 */
export function moduleClass(module: Module, catalog: Catalog, affixes: Affixes): string {
  return takenIn(module, catalog, affixes).moduleClass;
}

function moduleClassOf(module: Module, catalog: Catalog, affixes: Affixes): string {
  const wanted = `${affixes.prefix}${suffixed(module.name, affixes.suffix)}`;
  const isTaken =
    takenInPackage(wanted, catalog, affixes) !== undefined ||
    wanted === enumName(module) ||
    kindIds.some((kind) => kindClass(kind, affixes) === wanted);
  return isTaken ? `${affixes.prefix}${module.name}Module${affixes.suffix}` : wanted;
}

/**
 * The class of a code: `InvalidProjectIdError`. A name that would hide a builtin (`TimeoutError`) or a class that the
 * module imports (`NotFoundError`) or has for all errors takes the module's name in front: `DsaTimeoutError`.
 */
export function codeClass(name: Name, module: Module, catalog: Catalog, affixes: Affixes): string {
  const wanted = `${affixes.prefix}${suffixed(name, affixes.suffix)}`;
  return takenBy(wanted, module, catalog, affixes) === undefined
    ? wanted
    : `${affixes.prefix}${module.name}${suffixed(name, affixes.suffix)}`;
}

/** What Python, or the generated module itself, has under this name already. */
export function takenBy(name: string, module: Module, catalog: Catalog, affixes: Affixes): string | undefined {
  const taken = takenInPackage(name, catalog, affixes);
  if (taken !== undefined) return taken;
  if (name === enumName(module)) return "the enum of the module";
  const { moduleClass, kindClasses } = takenIn(module, catalog, affixes);
  if (name === moduleClass) return "the class of the module's errors";
  return kindClasses.has(name) ? "the class of a kind" : undefined;
}

/** What the name of the base class is already. */
export function baseTakenBy(name: string, catalog: Catalog, affixes: Affixes): string | undefined {
  if (isKeyword(name)) return "a keyword of Python";
  if (builtinClasses.has(name)) return "a builtin of Python";
  if (beside.has(name) || isOfFieldErrors(name, catalog)) return "a name that the generated package uses";
  return kindClassesIn(catalog, affixes).has(name) ? "the class of a kind" : undefined;
}

function takenInPackage(name: string, catalog: Catalog, affixes: Affixes): string | undefined {
  if (isKeyword(name)) return "a keyword of Python";
  if (builtinClasses.has(name)) return "a builtin of Python";
  if (imported.has(name) || isOfFieldErrors(name, catalog)) return "a name that the generated package uses";
  return name === baseClass(catalog, affixes) ? "the class of all errors" : undefined;
}

/** Whether a package has a name only for field errors. */
function isOfFieldErrors(name: string, catalog: Catalog): boolean {
  return (name === "FieldError" || name === "Iterable") && sendsFieldErrors(catalog);
}

/** What classes of codes may not be called, for one module and its catalog. */
interface Taken {
  readonly catalog: Catalog;
  readonly affixes: Affixes;
  readonly moduleClass: string;
  readonly kindClasses: ReadonlySet<string | undefined>;
}

const known = new WeakMap<Module, Taken>();

/** They are asked for with every name, and so not looked for every time. */
function takenIn(module: Module, catalog: Catalog, affixes: Affixes): Taken {
  const found = known.get(module);
  const { prefix, suffix } = affixes;
  if (found?.catalog === catalog && found.affixes.prefix === prefix && found.affixes.suffix === suffix) return found;
  const classes = kindClassesIn(catalog, affixes);
  const taken = { catalog, affixes, moduleClass: moduleClassOf(module, catalog, affixes), kindClasses: classes };
  known.set(module, taken);
  return taken;
}

const kindsIn = perCatalog(({ modules }) => new Set(modules.flatMap(({ entries }) => entries.map(({ kind }) => kind))));

function kindClassesIn(catalog: Catalog, affixes: Affixes): ReadonlySet<string | undefined> {
  return new Set(Array.from(kindsIn(catalog), (kind) => kindClass(kind, affixes)));
}

function suffixed(name: string, suffix: string): string {
  return name.endsWith(suffix) ? name : `${name}${suffix}`;
}
