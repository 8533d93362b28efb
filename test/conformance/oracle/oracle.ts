/**
 * The oracle of the decode contract: section 4 (the verdict). Other files hold the other sections.
 *
 * The oracle was written from the contract alone, and shares no code with the SDKs. It follows the contract step by
 * step, so that both can be read side by side.
 */

import {
  entryOf,
  moduleOf,
  type OracleCatalog,
  type OracleEntry,
  type OracleModule,
  type OracleSource,
} from "./catalog.js";
import { decimalDigits, readCode } from "./code.js";
import { matchForms } from "./form.js";
import { decodeUtf8, isObject, readJson, type JsonObject } from "./json.js";
import { writeLine } from "./line.js";
import { find, findFirst, hasObjectParent } from "./pointer.js";

export type * from "./catalog.js";
export { localized } from "./locale.js";

/** A call of `decode`. */
export interface OracleCase {
  readonly module: string;
  readonly body: Uint8Array;
  readonly status?: number;
}

type Reason = "not_json" | "not_object" | "no_code" | "bad_code" | "failed_status" | "foreign";

/** The called module's own code, and the text without the form that the code was found in. */
interface ModuleCode {
  readonly code: string;
  readonly form?: { readonly at: string; readonly rest: string };
}

const EMPTY_STATUSES: readonly number[] = [204, 205];
const RETRYABLE_STATUSES: readonly number[] = [408, 429, 502, 503, 504];
const FOREIGN_KEYS: ReadonlySet<string> = new Set([
  "__type",
  "code",
  "detail",
  "details",
  "error",
  "error_description",
  "errors",
  "fault",
  "instance",
  "message",
  "Message",
  "path",
  "request_id",
  "requestId",
  "status",
  "statusCode",
  "timestamp",
  "title",
  "trace_id",
  "traceId",
  "type",
]);

/** Returns the canonical verdict, one line, exactly as section 7 defines it. */
export function verdict(catalog: OracleCatalog, input: OracleCase): string {
  const { body, status } = input;
  const called = moduleOf(catalog, input.module);

  // Step 1.
  if (status !== undefined && EMPTY_STATUSES.includes(status) && body.length === 0) return successLine();

  // Step 2.
  const root = readJson(decodeUtf8(body));
  if (root === undefined) return invalidLine(catalog, "not_json", undefined, status);
  if (!isObject(root)) return invalidLine(catalog, "not_object", undefined, status);

  if (conditionsHold(catalog, called, root)) {
    // Steps 3 to 5.
    if (status !== undefined && status >= 400) return invalidLine(catalog, "failed_status", root, status);
    const isConfirmed = status !== undefined && status >= 200 && status <= 299;
    if (!isConfirmed && looksForeign(catalog, root)) return invalidLine(catalog, "foreign", root, status);
    return successLine();
  }

  // Step 6.
  const owner = ownerOf(catalog, called);
  const found = findFirst(root, catalog.envelope.code);
  if (found === undefined) return invalidLine(catalog, "no_code", root, status);
  const code = readCode(owner.type, found);
  if (code === undefined) return invalidLine(catalog, "bad_code", root, status);

  return errorLine(catalog, called, root, code);
}

/** Returns the module that the code at `envelope.code` belongs to. */
function ownerOf(catalog: OracleCatalog, called: OracleModule): OracleModule {
  const { common } = catalog.envelope;
  return common === undefined ? called : moduleOf(catalog, common);
}

/** Step 2: there is at least one condition, and each of them holds. */
function conditionsHold(catalog: OracleCatalog, called: OracleModule, root: JsonObject): boolean {
  const { code, absent, present } = catalog.envelope.success;
  if (code === undefined && absent === undefined && present === undefined) return false;
  if (code !== undefined) {
    const found = findFirst(root, catalog.envelope.code);
    if (found === undefined || readCode(ownerOf(catalog, called).type, found) !== code) return false;
  }
  if (absent !== undefined) {
    const value = find(root, absent);
    if ((value !== undefined && value !== null) || !hasObjectParent(root, absent)) return false;
  }
  return present === undefined || find(root, present) !== undefined;
}

/** Step 4: `absent` is the only condition, and the body may come from another server. */
function looksForeign(catalog: OracleCatalog, root: JsonObject): boolean {
  const { code, absent, present } = catalog.envelope.success;
  if (absent === undefined || code !== undefined || present !== undefined) return false;
  if (find(root, absent) !== undefined) return false;
  const hasOnlyForeignKeys = [...root.keys()].every((key) => FOREIGN_KEYS.has(key));
  return hasOnlyForeignKeys || isFailedStatus(root, "status") || isFailedStatus(root, "statusCode");
}

function isFailedStatus(root: JsonObject, key: string): boolean {
  const value = root.get(key);
  return typeof value === "number" && value >= 400 && value <= 599;
}

/** Step 7: the called module's own code, even if it is to be dropped. */
function moduleCodeOf(catalog: OracleCatalog, called: OracleModule, root: JsonObject): ModuleCode | undefined {
  const { common, moduleCode } = catalog.envelope;
  if (common === undefined || common === called.id) return undefined;
  for (const source of moduleCode) {
    const code = source.forms.length > 0 ? codeInText(source, called, root) : codeAt(source, called, root);
    if (code !== undefined) return code;
  }
  return undefined;
}

function codeInText(source: OracleSource, called: OracleModule, root: JsonObject): ModuleCode | undefined {
  const text = find(root, source.at);
  if (typeof text !== "string") return undefined;
  const match = matchForms(source.forms, text, called);
  return match === undefined ? undefined : { code: match.code, form: { at: source.at, rest: match.rest } };
}

function codeAt(source: OracleSource, called: OracleModule, root: JsonObject): ModuleCode | undefined {
  const found = find(root, source.at);
  if (found === undefined) return undefined;
  const code = readCode(called.type, found);
  if (code === undefined) return undefined;
  const isNumeric = called.type.kind === "int" || called.type.kind === "hex";
  return isNumeric || entryOf(called, code) !== undefined ? { code } : undefined;
}

/** Step 7, its second paragraph: an unknown module code that repeats the common code or the success code. */
function isDropped(catalog: OracleCatalog, called: OracleModule, moduleCode: string, code: string): boolean {
  const isRepeated = moduleCode === code || moduleCode === catalog.envelope.success.code;
  return isRepeated && entryOf(called, moduleCode) === undefined;
}

/** Step 9. The form is removed only from the text that it was found in. */
function detailOf(catalog: OracleCatalog, root: JsonObject, form: ModuleCode["form"]): string {
  for (const pointer of catalog.envelope.text) {
    const text = find(root, pointer);
    if (typeof text === "string") return form?.at === pointer ? form.rest : text;
  }
  return "";
}

/** Step 10. */
function requestIdOf(catalog: OracleCatalog, root: JsonObject): string | undefined {
  const found = findFirst(root, catalog.envelope.requestId);
  if (typeof found === "number") return decimalDigits(found);
  return typeof found === "string" && found !== "" ? found : undefined;
}

function successLine(): string {
  return writeLine({ result: "success" });
}

function invalidLine(
  catalog: OracleCatalog,
  reason: Reason,
  root: JsonObject | undefined,
  status: number | undefined,
): string {
  const detail = root === undefined ? "" : detailOf(catalog, root, undefined);
  return writeLine({
    result: "invalid",
    reason,
    detail,
    requestId: root === undefined ? null : (requestIdOf(catalog, root) ?? null),
    retryable: status !== undefined && RETRYABLE_STATUSES.includes(status),
    text: withDetail(`not a response of ${catalog.title}: ${whyOf(reason, status)}`, detail),
  });
}

function whyOf(reason: Reason, status: number | undefined): string {
  switch (reason) {
    case "not_json":
      return "the body is not JSON";
    case "not_object":
      return "the body is not a JSON object";
    case "no_code":
      return "the body has no code";
    case "bad_code":
      return "the code cannot be read";
    case "failed_status":
      return `the status is ${String(status)}`;
    case "foreign":
      return "the body looks like another server's error";
  }
}

/** Steps 7 to 11. */
function errorLine(catalog: OracleCatalog, called: OracleModule, root: JsonObject, code: string): string {
  const sought = moduleCodeOf(catalog, called, root);
  const moduleCode = sought === undefined || isDropped(catalog, called, sought.code, code) ? undefined : sought.code;
  const ownEntry = moduleCode === undefined ? undefined : entryOf(called, moduleCode);
  const entry: OracleEntry | undefined = ownEntry ?? entryOf(ownerOf(catalog, called), code);
  const detail = detailOf(catalog, root, sought?.form);
  const codes = moduleCode === undefined ? code : `${code}/${moduleCode}`;
  return writeLine({
    result: "error",
    code,
    moduleCode: moduleCode ?? null,
    name: entry?.name ?? null,
    kind: entry?.kind ?? "unknown",
    action: entry?.action ?? "none",
    retryable: entry?.retryable ?? false,
    httpStatus: entry?.httpStatus ?? 500,
    detail,
    requestId: requestIdOf(catalog, root) ?? null,
    text: withDetail(`${called.id}: ${entry?.name ?? "unknown error"} (${codes})`, detail),
  });
}

function withDetail(text: string, detail: string): string {
  return detail === "" ? text : `${text}: ${detail}`;
}
