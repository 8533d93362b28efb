import type { Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { camelFromSnake, nameFromId } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import type { Name } from "../../model/name.js";

const list = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that an identifier may be only behind `@`. Source: section 6.4.4 of the C# language specification. */
const keywords = list(
  "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while",
);

/**
 * What the exception of a module is not called, with `Exception` behind it: our own classes, and those of .NET in namespaces
 * that most files use.
 */
const exceptions = list(
  "Api InvalidResponse Response AbandonedMutex Access AccessViolation Aggregate AppDomainUnloaded Application Argument ArgumentNull ArgumentOutOfRange Arithmetic ArrayTypeMismatch BadImageFormat BarrierPostPhase CannotUnloadAppDomain ContextMarshal DataMisaligned DirectoryNotFound DivideByZero DllNotFound DriveNotFound DuplicateWaitObject EndOfStream EntryPointNotFound ExecutionEngine FieldAccess FileLoad FileNotFound Format HttpIo HttpProtocol HttpRequest IndexOutOfRange InsufficientExecutionStack InsufficientMemory InternalBufferOverflow InvalidCast InvalidData InvalidOperation InvalidProgram InvalidTimeZone Io Json KeyNotFound LockRecursion MemberAccess MethodAccess MissingField MissingMember MissingMethod MulticastNotSupported NotFiniteNumber NotImplemented NotSupported NullReference ObjectDisposed OperationCanceled OutOfMemory Overflow PathTooLong PlatformNotSupported Rank SemaphoreFull StackOverflow SynchronizationLock System TaskCanceled TaskScheduler ThreadAbort ThreadInterrupted ThreadStart ThreadState Timeout TimeZoneNotFound TypeAccess TypeInitialization TypeLoad TypeUnloaded UnauthorizedAccess UriFormat WaitHandleCannotBeOpened",
);

/** What the enum of a module is not called, with `Code` behind it: types of .NET in `System`. */
const codes = list("Hash Type");

type Named = Pick<Module, "id">;

/** The types of a module: `DsaCode`, `DsaErrors`, `DsaException`, and the internal `DsaTable`. */
export function codeEnum({ id }: Named): string {
  const name = nameFromId(id);
  return codes.has(name) ? `${name}ModuleCode` : `${name}Code`;
}
export const errorsClass = ({ id }: Named): string => `${nameFromId(id)}Errors`;
/** In the namespace of the test kit. */
export const fixturesClass = ({ id }: Named): string => `${nameFromId(id)}Fixtures`;
export const tableClass = ({ id }: Named): string => `${nameFromId(id)}Table`;
/** The internal class with the explanations of a module. */
export const explanationsClass = ({ id }: Named): string => `${nameFromId(id)}Explanations`;

/** `InPtBr`: the method with the explanations in a locale. */
export const localeMethod = (locale: string): string => `In${nameFromId(locale.toLowerCase())}`;

export function exceptionClass({ id }: Named): string {
  const name = nameFromId(id);
  return exceptions.has(name) ? `${name}ModuleException` : `${name}Exception`;
}

/** `FormatInvalidProjectId`: the method that fills in the params of a text. */
export const formatName = (name: Name): string => `Format${name}`;

/** Members that the class of a module has already, those of every object among them, and what it uses: a member hides it. */
const members = list(
  "ApiException Decode DecodeGraphql DecodeGrpc DecodeJsonRpc DecodeProblem Entry Equals Find GetHashCode GetType Is MemberwiseClone Of ReferenceEquals ToString ArgumentNullException ArgumentOutOfRangeException Decoder Invariant Placeholders Raise StandardDecoder TimeProvider",
);

/** `InvalidProjectId`: the method of a module that creates the error. */
export function creatorName(name: Name, module: Named): string {
  return memberProblem(name, module) === undefined ? name : `${name}Error`;
}

/** Why a member of the class of a module cannot have a name, or undefined. */
export function memberProblem(name: string, module: Named): string | undefined {
  if (members.has(name) || name === codeEnum(module) || name === tableClass(module))
    return "another name of the generated package";
  return name === errorsClass(module) ? "the name of its class" : undefined;
}

/** `CreateOrderError`, and the class with its methods: `CreateOrderOperation`. */
export const operationEnum = ({ name }: Pick<Operation, "name">): string => `${name}Error`;
export const operationClass = ({ name }: Pick<Operation, "name">): string => `${name}Operation`;

/** The method of an operation that creates one of its errors. It must not hide the types of modules that the class uses. */
export function operationCreator(name: Name, operation: Pick<Operation, "name">, modules: readonly Named[]): string {
  const taken =
    members.has(name) ||
    name === operationEnum(operation) ||
    name === operationClass(operation) ||
    modules.some((module) => name === codeEnum(module) || name === errorsClass(module));
  return taken ? `${name}Error` : name;
}

/** What a method has beside the params of an error: the `locale` of a text, or `options` of an error. */
export type Beside = "locale" | "options";

/** `projectId` from `project_id`, for a parameter; `@class` where it is a keyword. */
export function parameterName(snake: string, beside: Beside): string {
  const name = camelFromSnake(snake);
  if (name === beside) return `${name}Value`;
  return keywords.has(name) ? `@${name}` : name;
}

/** The namespace of a catalog's ID: `TencentCloud.Errors`. */
export function namespaceOf(id: string): string {
  const name = nameFromId(id);
  return namespaceProblem(name) === undefined ? `${name}.Errors` : `${name}Api.Errors`;
}

/** Why a namespace cannot have a name, or undefined. */
export function namespaceProblem(name: string): string | undefined {
  const parts = name.split(".");
  const taken = parts.find((part) => part === "System" || part === "Microsoft");
  if (taken !== undefined) return `contains \`${taken}\`, which .NET keeps for itself`;
  const device = parts.find(isDeviceName);
  return device === undefined ? undefined : `contains \`${device}\`, which is the name of a device on Windows`;
}
