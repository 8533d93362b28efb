import type { FailedResponse, Verdict } from "./decode.js";
import type { InvalidResponse } from "./invalid.js";
import type { ResponseVerdict } from "./response.js";
import type { RetryDecision } from "./retry.js";

/** A verdict as every program under test prints it: section 7 of the decode contract. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.result) {
    case "success":
      return asciiJson(verdict);
    case "invalid":
      return asciiJson(invalidFields(verdict));
    case "error":
      return asciiJson(errorFields(verdict));
  }
}

/** The verdict on a response as every program under test prints it: section 7 of the response contract. */
export function responseText(verdict: ResponseVerdict): string {
  switch (verdict.result) {
    case "success":
      return asciiJson(verdict);
    case "invalid":
      return asciiJson({
        ...invalidFields(verdict),
        kind: verdict.kind,
        effect: verdict.effect,
        contentType: verdict.contentType ?? null,
        excerpt: verdict.excerpt,
        retryAfter: verdict.retryAfter ?? null,
      });
    case "error":
      return asciiJson({
        ...errorFields(verdict),
        effect: verdict.effect,
        retryAfter: verdict.retryAfter ?? null,
      });
  }
}

/** A decision as every program under test prints it. */
export function decisionText({ retry, delay, reason }: RetryDecision): string {
  return asciiJson({ retry, delay, reason });
}

function invalidFields(verdict: InvalidResponse<string>): object {
  return {
    result: "invalid",
    reason: verdict.reason,
    detail: verdict.detail,
    requestId: verdict.requestId ?? null,
    retryable: verdict.retryable,
    text: verdict.text,
  };
}

function errorFields(verdict: FailedResponse): object {
  return {
    result: "error",
    code: verdict.code,
    moduleCode: verdict.moduleCode ?? null,
    name: verdict.entry?.name ?? null,
    kind: verdict.entry?.kind ?? "unknown",
    action: verdict.entry?.action ?? "none",
    retryable: verdict.entry?.retryable ?? false,
    httpStatus: verdict.entry?.http ?? 500,
    detail: verdict.detail,
    requestId: verdict.requestId ?? null,
    text: verdict.text,
    params: verdict.params,
    fieldErrors: verdict.fieldErrors?.map(({ field, code, text }) => ({ field, code: code ?? null, text: text ?? "" })),
  };
}

function asciiJson(value: object): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\ud")) return ascii(json);
  // A lone surrogate may be among the texts.
  return ascii(
    JSON.stringify(value, (_, field: unknown) => (typeof field === "string" ? field.toWellFormed() : field)),
  );
}

/** JSON text in which characters beyond `~` and control characters are escapes in lower-case hexadecimal. */
export function ascii(json: string): string {
  const spelled = /\\[bfnrt]/.test(json) // most texts have no other escape than that of a quotation mark
    ? json.replace(/\\(.)/g, (escape, letter: string) => (letter in controls ? unicode(controls[letter] ?? 0) : escape))
    : json;
  return spelled.replace(/[\u007f-\uffff]+/g, escaped);
}

function escaped(text: string): string {
  let escapes = "";
  for (let index = 0; index < text.length; index++) escapes += unicode(text.charCodeAt(index));
  return escapes;
}

/** The control characters that have short escapes in JSON. */
const controls: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

/** The escapes that were made: a catalog has the same characters again and again. */
const known = new Map<number, string>();

function unicode(unit: number): string {
  const found = known.get(unit);
  if (found !== undefined) return found;
  const made = `\\u${unit.toString(16).padStart(4, "0")}`;
  known.set(unit, made);
  return made;
}
