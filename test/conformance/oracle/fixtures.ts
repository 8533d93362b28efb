/**
 * Catalogs and expected lines for the tests of the oracle.
 */

import type { OracleCatalog, OracleSuccess, OracleType } from "./oracle.js";

type Entry = OracleCatalog["modules"][number]["entries"][number];

function entry(code: string, name: string, text: Readonly<Record<string, string>> = {}): Entry {
  return {
    code,
    name,
    kind: "invalid_argument",
    action: "fix_request",
    retryable: false,
    httpStatus: 400,
    effect: "none",
    text,
  };
}

const BUSY: Entry = {
  code: "5000",
  name: "Busy",
  kind: "unavailable",
  action: "retry",
  retryable: true,
  httpStatus: 503,
  effect: "unknown",
  text: {},
};

export const NO_HEADERS = { code: [], requestId: [], retryAfter: [] };

/** A catalog with a common module and a module of each type. */
export const SHOP: OracleCatalog = {
  title: "Shop API",
  locales: ["en"],
  fallbackLocales: [],
  envelope: {
    success: { code: "0" },
    code: ["/code", "/errors/0/code"],
    common: "base",
    moduleCode: [
      { at: "/message", forms: ["({code})", "[{code}]:", "{code}"] },
      { at: "/detail/code", forms: [] },
    ],
    text: ["/message", "/msg"],
    requestId: ["/requestId", "/meta/0"],
    headers: NO_HEADERS,
  },
  modules: [
    { id: "base", type: { kind: "int" }, entries: [entry("4000", "BadParameter"), BUSY] },
    { id: "cart", type: { kind: "int" }, entries: [entry("2130", "NoCart"), entry("7", "Seven")] },
    { id: "disk", type: { kind: "hex", bits: 16 }, entries: [entry("0x0010", "DiskFull"), entry("0xFFFF", "Lost")] },
    { id: "user", type: { kind: "dotted" }, entries: [entry("User.NotFound", "UserNotFound"), entry("a-b", "Dash")] },
    { id: "db", type: { kind: "sqlstate" }, entries: [entry("23505", "UniqueViolation")] },
  ],
};

/** A catalog without a common module, whose module `api` knows no codes. */
export function plain(type: OracleType, success: OracleSuccess = {}): OracleCatalog {
  return {
    title: "Plain",
    locales: ["en"],
    fallbackLocales: [],
    envelope: {
      success,
      code: ["/code"],
      moduleCode: [{ at: "/message", forms: ["({code})"] }],
      text: ["/message"],
      requestId: ["/requestId"],
      headers: NO_HEADERS,
    },
    modules: [{ id: "api", type, entries: [] }],
  };
}

export const SUCCESS = '{"result":"success"}';

interface Invalid {
  readonly reason: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly retryable?: boolean;
  readonly text: string;
}

/** The expected line of an invalid body. The fields that a test leaves out are empty. */
export function invalid(fields: Invalid): string {
  const { reason, detail = "", requestId = null, retryable = false, text } = fields;
  return JSON.stringify({ result: "invalid", reason, detail, requestId, retryable, text });
}

interface Expected {
  readonly code: string;
  readonly moduleCode?: string;
  /** The name of an entry with the usual kind, action and status. */
  readonly name?: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly text: string;
}

/** The expected line of an error. The entry is an `entry` above if there is a name, otherwise there is none. */
export function error(fields: Expected): string {
  const { code, moduleCode = null, name = null, detail = "", requestId = null, text } = fields;
  const known = { name, kind: "invalid_argument", action: "fix_request", retryable: false, httpStatus: 400 };
  const unknown = { name, kind: "unknown", action: "none", retryable: false, httpStatus: 500 };
  const meaning = name === null ? unknown : known;
  return JSON.stringify({ result: "error", code, moduleCode, ...meaning, detail, requestId, text });
}

/** The bytes of a text. */
export function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "utf8"));
}

/** The bytes of texts and of single bytes, one after another. */
export function joined(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...bytes(part)])));
}
