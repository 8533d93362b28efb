/**
 * Section 4 of the decode contract: the verdict, including what a code in a header changes (section 3, step 2, of the
 * response contract).
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
import { decodeUtf8, isObject, readJson, type Json, type JsonObject } from "./json.js";
import { find, findFirst, hasObjectParent } from "./pointer.js";

/** A call of `decode`. */
export interface OracleCase {
  readonly module: string;
  readonly body: Uint8Array;
  readonly status?: number;
}

type Reason = "not_json" | "not_object" | "no_code" | "bad_code" | "failed_status" | "foreign";

/** What became of a body. */
export type Outcome = { readonly result: "success" } | InvalidOutcome | ErrorOutcome;

/** A body that is not a response of this API. */
export interface InvalidOutcome {
  readonly result: "invalid";
  readonly reason: Reason;
  readonly detail: string;
  readonly requestId: string | undefined;
}

/** An error that the API reports. */
export interface ErrorOutcome {
  readonly result: "error";
  readonly code: string;
  readonly moduleCode: string | undefined;
  /** The code and the module code, as step 11 prints them. */
  readonly codes: string;
  readonly entry: OracleEntry | undefined;
  readonly detail: string;
  readonly requestId: string | undefined;
  /** The object that everything was found in. */
  readonly root: JsonObject;
}

/** The called module's own code, and the text without the form that the code was found in. */
interface ModuleCode {
  readonly code: string;
  readonly form?: { readonly at: string; readonly rest: string };
}

const EMPTY_STATUSES: readonly number[] = [204, 205];
const NO_KEYS: JsonObject = new Map();
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

/** Puts what an object has at the places where the pointers of a catalog find it. */
export type Reshape = (root: JsonObject) => JsonObject;

/** Judges a body. The code of a header counts where the body has none. */
export function judge(
  catalog: OracleCatalog,
  input: OracleCase,
  headerCode?: string,
  reshape: Reshape = (root) => root,
): Outcome {
  const { body, status } = input;
  const called = moduleOf(catalog, input.module);
  const { success, code: pointers } = catalog.envelope;

  // Step 1.
  if (status !== undefined && EMPTY_STATUSES.includes(status) && body.length === 0) return { result: "success" };

  // Step 2. With a code in a header, a body that is not an object counts as one without keys.
  const value = readJson(decodeUtf8(body));
  const isSound = isObject(value);
  if (!isSound && headerCode === undefined) return invalid(catalog, value === undefined ? "not_json" : "not_object");
  const root = isSound ? reshape(value) : NO_KEYS;
  const inBody = findFirst(root, pointers);
  const found = inBody ?? headerCode;

  if (conditionsHold(catalog, called, root, found) && (isSound || success.code !== undefined)) {
    // Steps 3 to 5. A code in a header refutes a success that no code proves.
    const refuted = refutation(catalog, root, status);
    if (refuted === undefined) return { result: "success" };
    const isJudgedAsError = inBody === undefined && headerCode !== undefined && success.code === undefined;
    if (!isJudgedAsError) return invalid(catalog, refuted, root);
  }

  // Step 6.
  if (found === undefined) return invalid(catalog, "no_code", root);
  const code = readCode(ownerOf(catalog, called).type, found);
  return code === undefined ? invalid(catalog, "bad_code", root) : errorOf(catalog, called, root, code);
}

/** Steps 3 and 4: why a body is invalid although the success conditions hold. */
function refutation(catalog: OracleCatalog, root: JsonObject, status: number | undefined): Reason | undefined {
  if (status !== undefined && status >= 400) return "failed_status";
  const isConfirmed = status !== undefined && status >= 200 && status <= 299;
  return !isConfirmed && looksForeign(catalog, root) ? "foreign" : undefined;
}

/** Returns the module that the code at `envelope.code` belongs to. */
function ownerOf(catalog: OracleCatalog, called: OracleModule): OracleModule {
  const { common } = catalog.envelope;
  return common === undefined ? called : moduleOf(catalog, common);
}

/** Step 2: there is at least one condition, and each of them holds. */
function conditionsHold(
  catalog: OracleCatalog,
  called: OracleModule,
  root: JsonObject,
  found: Json | undefined,
): boolean {
  const { code, absent, present } = catalog.envelope.success;
  if (code === undefined && absent === undefined && present === undefined) return false;
  if (code !== undefined) {
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

function invalid(catalog: OracleCatalog, reason: Reason, root?: JsonObject): InvalidOutcome {
  if (root === undefined) return { result: "invalid", reason, detail: "", requestId: undefined };
  const detail = detailOf(catalog, root, undefined);
  return { result: "invalid", reason, detail, requestId: requestIdOf(catalog, root) };
}

/** Steps 7 to 10. */
function errorOf(catalog: OracleCatalog, called: OracleModule, root: JsonObject, code: string): ErrorOutcome {
  const sought = moduleCodeOf(catalog, called, root);
  const moduleCode = sought === undefined || isDropped(catalog, called, sought.code, code) ? undefined : sought.code;
  const ownEntry = moduleCode === undefined ? undefined : entryOf(called, moduleCode);
  return {
    result: "error",
    code,
    moduleCode,
    codes: moduleCode === undefined ? code : `${code}/${moduleCode}`,
    entry: ownEntry ?? entryOf(ownerOf(catalog, called), code),
    detail: detailOf(catalog, root, sought?.form),
    requestId: requestIdOf(catalog, root),
    root,
  };
}
