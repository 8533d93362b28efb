import type { Catalog, Module } from "../../model/catalog.js";
import type { Kind } from "../../model/kind.js";
import { nameFromId, screamingCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";

/** How exception classes are called. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** The hard keywords of Python 3.9 to 3.14. Soft ones (`match`, `type`) are fine as names. */
const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The builtins that a class could be called like: all that begin with a capital, of Python 3.9 to 3.14. */
export const builtinClasses: ReadonlySet<string> = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError " +
    "BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError " +
    "ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception " +
    "ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError " +
    "ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError " +
    "KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented " +
    "NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError " +
    "PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning " +
    "StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True " +
    "TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError " +
    "UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError"
  ).split(" "),
);

/** The builtin functions and types, of Python 3.9 to 3.14. */
export const builtinFunctions: ReadonlySet<string> = new Set(
  (
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex " +
    "copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals " +
    "hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next " +
    "object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str " +
    "sum super tuple type vars zip"
  ).split(" "),
);

/** What Windows keeps for devices, whatever the extension. */
const devices = /^(?:aux|con|nul|prn|com[0-9]|lpt[0-9])$/;

/** What a module file imports: a class of this name would hide it. */
const imported: ReadonlySet<string> = new Set([
  "Body",
  "Enum",
  "ErrorClass",
  "ErrorInfo",
  "Final",
  "IntEnum",
  "Mapping",
]);

/** Whether Python keeps the word for itself. */
export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

/** `rate_limit`, of `rate-limit`: the name of the module, and of its file. */
export function moduleName(id: string): string {
  const name = id.replaceAll("-", "_");
  return isKeyword(name) || builtinFunctions.has(name) || devices.test(name) ? `${name}_` : name;
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

/** `TencentCloudError` */
export function baseClass(catalog: Catalog, { suffix }: Affixes): string {
  return suffixed(catalog.name, suffix);
}

/** `NotFoundError`; undefined for `unknown`, whose errors are of the base class. */
export function kindClass(kind: Kind, { prefix, suffix }: Affixes): string | undefined {
  if (kind === "unknown") return undefined;
  // `InternalError` says nothing of whose; and it is what many APIs call a code.
  const name = kind === "internal" ? "InternalServer" : nameFromId(kind);
  return `${prefix}${name}${suffix}`;
}

/**
 * The class of a code: `InvalidProjectIdError`. A name that would hide a builtin (`TimeoutError`) or a class that the
 * module imports (`NotFoundError`) takes the module's name in front: `DsaTimeoutError`.
 */
export function codeClass(name: Name, module: Module, catalog: Catalog, affixes: Affixes): string {
  const wanted = `${affixes.prefix}${suffixed(name, affixes.suffix)}`;
  return isTaken(wanted, catalog, affixes)
    ? `${affixes.prefix}${module.name}${suffixed(name, affixes.suffix)}`
    : wanted;
}

/** What Python, or the generated module itself, has under this name already. */
export function takenBy(name: string, catalog: Catalog, affixes: Affixes): string | undefined {
  if (isKeyword(name)) return "a keyword of Python";
  if (builtinClasses.has(name)) return "a builtin of Python";
  return isTaken(name, catalog, affixes) ? "imported by the generated module" : undefined;
}

function isTaken(name: string, catalog: Catalog, affixes: Affixes): boolean {
  if (isKeyword(name) || builtinClasses.has(name) || imported.has(name) || name === baseClass(catalog, affixes)) {
    return true;
  }
  return [...kindsIn(catalog)].some((kind) => kindClass(kind, affixes) === name);
}

const kindsOfCatalogs = new WeakMap<Catalog, ReadonlySet<Kind>>();

/** The kinds that entries have: asked for every name, and so not looked for every time. */
function kindsIn(catalog: Catalog): ReadonlySet<Kind> {
  const known = kindsOfCatalogs.get(catalog);
  if (known !== undefined) return known;
  const kinds = new Set(catalog.modules.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  kindsOfCatalogs.set(catalog, kinds);
  return kinds;
}

function suffixed(name: string, suffix: string): string {
  return name.endsWith(suffix) ? name : `${name}${suffix}`;
}
