import { follow, parseBody } from "../decode/body.js";
import { decodeValue, entryOf } from "../decode/decode.js";
import type { Verdict } from "../decode/decode.js";
import { firstHeader } from "../decode/header.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { calledModules } from "../model/called.js";
import { isObject } from "../model/json.js";
import { samePointer } from "../model/pointer.js";
import type { Json, JsonObject } from "../model/json.js";
import type { Operation } from "../model/operation.js";
import type { Observation } from "./observation.js";
import { hasText } from "./texts.js";

/** What a response means. Sections 5 and 6 of the observe contract. */
export interface Judgement {
  readonly result: "success" | "error" | "invalid" | "unread";
  /** The ID of the called module; empty for `unread`. */
  readonly module: string;
  readonly code: string;
  readonly moduleCode: string;
  readonly reason: string;
  readonly text: "" | "same" | "other";
  /** The entry of the error's own code. */
  readonly entry: Entry | undefined;
  /** The entry as text if it is not retryable, otherwise empty. */
  readonly failing: string;
  /** Whether the spec has each of the codes of an error. */
  readonly isKnown: boolean;
  /** The message of an error whose own code the spec lacks. */
  readonly detail: string;
}

const none = {
  code: "",
  moduleCode: "",
  reason: "",
  text: "",
  entry: undefined,
  failing: "",
  isKnown: true,
  detail: "",
} as const;

const unread: Judgement = { ...none, result: "unread", module: "" };

/** Gives each response its result. The result of the same values is found again without decoding. */
export type Judge = (observation: Observation, operation: Operation | undefined) => Judgement;

/** Makes a judge; `module` is the ID of the module that is called where nothing else says so. */
export function judgeFor(catalog: Catalog, module: string | undefined): Judge {
  const byId = new Map(catalog.modules.map((each) => [each.id, [each] as const]));
  const called = calledModules(catalog);
  const fallback = (module === undefined ? undefined : byId.get(module)) ?? called;
  const byOperation = new Map(catalog.operations.map((each) => [each, byId.get(each.module ?? "") ?? fallback]));
  const judged = remembered(catalog);
  return (observation, operation) => {
    const { body, status, method, header, printed } = observation;
    const modules =
      (observation.module === undefined ? undefined : byId.get(observation.module)) ??
      (operation === undefined ? undefined : byOperation.get(operation)) ??
      fallback;
    if (printed !== undefined) return errorOf(catalog, printed.module, printed);
    const headerCode = header === undefined ? undefined : firstHeader(header, catalog.envelope.headers.code);
    if (body === undefined && headerCode === undefined) return unread;
    const text = body === undefined ? "" : "text" in body ? body.text : undefined;
    const isEmpty = text === "" && (status === 204 || status === 205); // the decoder's first rule, whatever the headers say
    if (text !== undefined && (isEmpty || (headerCode === undefined && isBlank(text)))) {
      const result = isBodyless(method, status) ? "success" : "invalid";
      return { ...none, result, module: modules[0]?.id ?? "", reason: result === "invalid" ? "empty" : "" };
    }
    const parsed = body !== undefined && "value" in body ? body.value : parseBody(text ?? "");
    return judged({ modules, parsed, status, headerCode, isPlain: observation.isPlain === true });
  };
}

/** Whether there is nothing but blanks, after a byte order mark, in a body. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return first !== 0x7b && /^\ufeff?[ \t\r\n]*$/.test(text);
}

/** Whether a response without a body is as it should be: RFC 9110, sections 6.4.1 and 15. */
function isBodyless(method: string | undefined, status: number | undefined): boolean {
  return method === "HEAD" || (status !== undefined && (status < 200 || [204, 205, 304].includes(status)));
}

/** What a verdict depends on. */
interface Inputs {
  readonly modules: readonly Module[];
  readonly parsed: Json | undefined;
  readonly status: number | undefined;
  readonly headerCode: string | undefined;
  readonly isPlain: boolean;
}

/** The most judgements that are remembered. */
const mostRemembered = 2_000;

type Level = Map<unknown, unknown>;

/**
 * Judges with the reference decoder, and remembers the result under all values that the decoder reads: the status and
 * what is at the pointers of the envelope. Where it may look at more than these, nothing is remembered: for a success,
 * which may look foreign, and if there is an object where a code should be.
 */
function remembered(catalog: Catalog): (inputs: Inputs) => Judgement {
  const { envelope } = catalog;
  const { absent, present } = envelope.success;
  const read: readonly Pointer[] = [
    ...envelope.code,
    ...envelope.moduleCode.map(({ at }) => at),
    ...envelope.text,
    ...(present === undefined ? [] : [present]),
  ];
  const follows = read.filter((each, i) => read.findIndex((other) => samePointer(other, each)) === i).map(follower);
  const absentAt = absent === undefined ? undefined : follower(absent);
  let memory = new Map<unknown, Level>();
  let size = 0;
  const recall = (inputs: Inputs): Judgement => {
    const { modules, parsed, status, headerCode, isPlain } = inputs;
    if (headerCode !== undefined || isPlain || !isObject(parsed)) return judge(catalog, inputs);
    if (absentAt !== undefined && (absentAt(parsed) ?? null) === null) return judge(catalog, inputs);
    let level: Level | undefined = memory.get(modules);
    if (level === undefined) memory.set(modules, (level = new Map()));
    let key: unknown = status;
    for (const valueAt of follows) {
      const next: unknown = level.get(key);
      const below: Level = next === undefined ? new Map() : (next as Level);
      if (next === undefined) level.set(key, below);
      level = below;
      key = valueAt(parsed);
      if (typeof key === "object" && key !== null) return judge(catalog, inputs);
    }
    const known = level.get(key);
    if (known !== undefined) return known as Judgement;
    const judgement = judge(catalog, inputs);
    if ((size += 1) > mostRemembered) {
      memory = new Map();
      size = 0;
    } else level.set(key, judgement);
    return judgement;
  };
  // A record that may be a response itself is judged to see whether it is, and then again.
  let [latest, result]: [Inputs | undefined, Judgement] = [undefined, unread];
  return (inputs) => {
    const isSame = isObject(inputs.parsed) && latest?.parsed === inputs.parsed && latest.status === inputs.status; // a header is only in archives
    if (isSame && latest?.modules === inputs.modules && latest.isPlain === inputs.isPlain) return result;
    [latest, result] = [inputs, recall(inputs)];
    return result;
  };
}

/** Follows a pointer. A step or two into objects are by far the most frequent. */
function follower(pointer: Pointer): (root: JsonObject) => Json | undefined {
  const [first = "", second = ""] = pointer;
  const own = (object: JsonObject, key: string): Json | undefined =>
    Object.hasOwn(object, key) ? object[key] : undefined;
  if (pointer.length === 1) return (root) => own(root, first);
  if (pointer.length !== 2) return (root) => follow(root, pointer);
  return (root) => {
    const value = own(root, first);
    return isObject(value) ? own(value, second) : follow(root, pointer);
  };
}

/** Judges with the decoder alone. */
function judge(catalog: Catalog, { modules, parsed, status, headerCode, isPlain }: Inputs): Judgement {
  const verdicts = modules.map((module) => ({
    module,
    verdict: decodeValue(catalog, module, { parsed, status, headerCode }),
  }));
  const own = verdicts.find(({ module, verdict }) => knowsOwnCode(catalog, module, verdict));
  const chosen = own ?? verdicts[0];
  if (chosen === undefined) return unread;
  const { module, verdict } = chosen;
  if (verdict.result === "success") return { ...none, result: "success", module: module.id };
  if (verdict.result === "invalid") return { ...none, result: "invalid", module: module.id, reason: verdict.reason };
  const { detail } = verdict;
  const known = errorOf(catalog, module, verdict);
  const { entry } = known;
  if (entry === undefined) return { ...known, detail };
  return { ...known, text: detail === "" || isPlain ? "" : hasText(entry, detail) ? "same" : "other" };
}

/** What the codes of an error say. */
function errorOf(
  catalog: Catalog,
  module: Module,
  { code, moduleCode = "" }: { readonly code: string; readonly moduleCode: string | undefined },
): Judgement {
  const entry = ownEntry(catalog, module, code, moduleCode);
  return {
    ...none,
    result: "error",
    module: module.id,
    code,
    moduleCode,
    entry,
    failing: failing(entry),
    isKnown: entry !== undefined && knowsCode(catalog, module, code),
  };
}

function failing(entry: Entry | undefined): string {
  return entry === undefined || entry.retryable ? "" : `${entry.module}\n${entry.code}`;
}

function knowsCode(catalog: Catalog, module: Module, code: string): boolean {
  return entryOf(commonModule(catalog) ?? module, code) !== undefined;
}

/** Whether a verdict is an error with a code that the called module itself knows. */
function knowsOwnCode(catalog: Catalog, module: Module, verdict: Verdict): boolean {
  if (verdict.result !== "error") return false;
  const hasCommon = commonModule(catalog) !== undefined;
  const own = hasCommon ? verdict.moduleCode : verdict.code;
  return own !== undefined && entryOf(module, own) !== undefined;
}

/** The entry of an error's own code. */
export function ownEntry(
  catalog: Catalog,
  module: Module,
  code: string,
  moduleCode: string | undefined,
): Entry | undefined {
  const owner = commonModule(catalog) ?? module;
  return moduleCode === undefined || moduleCode === "" ? entryOf(owner, code) : entryOf(module, moduleCode);
}
