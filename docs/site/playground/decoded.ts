import { decodeResponse } from "../../../generator/decode/response.js";
import type { ReceivedError, ReceivedInvalid } from "../../../generator/decode/response.js";
import { actionLabel } from "../../../generator/model/action.js";
import { calledModules } from "../../../generator/model/called.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { Decoded, Response } from "./protocol.js";

/** What a client of a module makes of a response. */
export function decoded(catalog: Catalog, { module: id, status, headers, body }: Response, locale: string): Decoded {
  const called = calledModules(catalog);
  const module = called.find((each) => each.id === id) ?? called[0];
  if (module === undefined) return { modules: [], fields: [] };
  const verdict = decodeResponse(catalog, module, { status, headers: headersIn(headers), body }, Date.now);
  const fields: Fields =
    verdict.result === "success"
      ? { result: "success" }
      : verdict.result === "error"
        ? errorFields(verdict, locale)
        : invalidFields(verdict);
  return {
    modules: called.map((each) => each.id),
    fields: Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)] as const],
    ),
  };
}

/** The fields that are shown, by name. */
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

function errorFields(verdict: ReceivedError, locale: string): Fields {
  const { entry, code, moduleCode, detail, requestId, effect, retryAfter, params = {}, text } = verdict;
  return {
    error: text,
    name: entry?.name,
    code,
    moduleCode,
    kind: entry?.kind ?? "unknown",
    action: entry && `${entry.action}: ${actionLabel(entry.action, locale)}`,
    retryable: entry?.retryable ?? false,
    effect,
    retryAfter: retryAfter && `${retryAfter} ms`,
    detail,
    params: Object.keys(params).length === 0 ? undefined : JSON.stringify(params),
    requestId,
    docs: entry?.url,
  };
}

function invalidFields(verdict: ReceivedInvalid): Fields {
  const { text, reason, kind, retryable, effect, requestId, excerpt } = verdict;
  return { error: text, reason, kind, retryable, effect, requestId, excerpt };
}

function headersIn(text: string): readonly (readonly [name: string, value: string])[] {
  return text.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });
}
