import type { Pointer, SuccessCondition } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { follow } from "./body.js";
import type { Reason } from "./invalid.js";

/** What the conditions of success are checked against. */
export interface SuccessInputs {
  readonly root: JsonObject;
  readonly conditions: SuccessCondition;
  /** The code found in the body, and the success code, both in canonical spelling. */
  readonly code: string | undefined;
  readonly successCode: string | undefined;
  readonly status: number | undefined;
}

/**
 * "success" if a body reports success; the reason not to trust it if it only seems to; undefined for an error. Section 4 of
 * the decode contract, steps 2 to 5.
 */
export function readSuccess(inputs: SuccessInputs): "success" | Reason | undefined {
  const { root, conditions, status } = inputs;
  if (!conditionsHold(inputs)) return undefined;
  if (status !== undefined && status >= 400) return "failed_status";
  const isProven = status !== undefined && status >= 200 && status <= 299;
  const { absent } = conditions;
  const isAbsentAlone = absent !== undefined && conditions.code === undefined && conditions.present === undefined;
  return isAbsentAlone && !isProven && looksForeign(root, absent) ? "foreign" : "success";
}

function conditionsHold({ root, conditions, code, successCode }: SuccessInputs): boolean {
  const { absent, present } = conditions;
  const held: boolean[] = [];
  if (successCode !== undefined) held.push(code === successCode);
  if (absent !== undefined) {
    held.push((follow(root, absent) ?? null) === null && isObject(follow(root, absent.slice(0, -1))));
  }
  if (present !== undefined) held.push(follow(root, present) !== undefined);
  return held.length > 0 && !held.includes(false);
}

/** The keys of errors that gateways and frameworks send. */
// prettier-ignore
export const foreignKeys: ReadonlySet<string> = new Set([
  "__type", "code", "detail", "details", "error", "error_description", "errors", "fault", "instance", "message",
  "Message", "path", "request_id", "requestId", "status", "statusCode", "timestamp", "title", "trace_id", "traceId", "type",
]);

function looksForeign(root: JsonObject, absent: Pointer): boolean {
  if (follow(root, absent) !== undefined) return false; // null means that this API answered
  const failed = (value: Json | undefined): boolean => typeof value === "number" && value >= 400 && value <= 599;
  return (
    Object.keys(root).every((key) => foreignKeys.has(key)) ||
    failed(follow(root, ["status"])) ||
    failed(follow(root, ["statusCode"]))
  );
}
