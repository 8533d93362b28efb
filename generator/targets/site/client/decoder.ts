import { readCode } from "../../../decode/code.js";
import { entryOf } from "../../../decode/decode.js";
import type { Verdict } from "../../../decode/decode.js";
import type { FieldError } from "../../../decode/field-errors.js";
import type { InvalidResponse } from "../../../decode/invalid.js";
import type { Params } from "../../../decode/params.js";
import { commonModule } from "../../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../../model/catalog.js";

/** An error of the generated SDK: the properties that the decoder reads. */
interface SdkError {
  readonly code: number | string;
  readonly moduleCode: number | string | undefined;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly message: string;
  /** Only where the envelope has a place for them. */
  readonly params?: Params;
  readonly fieldErrors?: readonly FieldError[];
  readonly info: { readonly module: string; readonly code: number | string } | undefined;
}

/** The error that the generated SDK throws for a body that is not a response: the properties that the decoder reads. */
type InvalidResponseError = TypeError & Omit<InvalidResponse, "result" | "text">;

declare global {
  /** The exports of a module of the generated SDK. */
  var errspecSdk: ((module: string) => Readonly<Record<string, unknown>>) | undefined;
}

/** Decodes a response with the SDK that users have in their programs, so that both give the same result. */
export function decodeWithSdk(catalog: Catalog, module: Module, body: string): Verdict {
  const decode = decoderOf(module.id);
  let error: SdkError | undefined;
  try {
    error = decode(body);
  } catch (problem) {
    if (!isInvalidResponse(problem)) throw problem;
    const { reason, detail, requestId, status, retryable, message } = problem;
    return { result: "invalid", reason, detail, requestId, status, retryable, text: message };
  }
  if (error === undefined) return { result: "success" };
  const owner = commonModule(catalog) ?? module;
  const { moduleCode, detail, requestId, message, params, fieldErrors, info } = error;
  return {
    result: "error",
    code: readCode(owner.codeType, error.code) ?? String(error.code),
    moduleCode: moduleCode === undefined ? undefined : (readCode(module.codeType, moduleCode) ?? String(moduleCode)),
    entry: info && entryFor(catalog, info),
    detail,
    requestId,
    text: message,
    params,
    fieldErrors,
  };
}

function isInvalidResponse(problem: unknown): problem is InvalidResponseError {
  return problem instanceof TypeError && "reason" in problem;
}

function entryFor(catalog: Catalog, info: NonNullable<SdkError["info"]>): Entry | undefined {
  const module = catalog.modules.find(({ id }) => id === info.module);
  const code = module && readCode(module.codeType, info.code);
  return module === undefined || code === undefined ? undefined : entryOf(module, code);
}

/** Finds the decoder of a module: its first export that starts with `decode`, such as `decodeDsa`. The next reads headers. */
function decoderOf(module: string): (body: string) => SdkError | undefined {
  const found = Object.entries(globalThis.errspecSdk?.(module) ?? {}).find(
    ([name, value]) => name.startsWith("decode") && typeof value === "function",
  );
  if (found === undefined) throw new Error(`the SDK has no decoder for ${module}`);
  return found[1] as (body: string) => SdkError | undefined;
}
