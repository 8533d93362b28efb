import { foreignKeys } from "../decode/success.js";
import type { Catalog, Envelope, Form, Module, Pointer } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import { samePointer } from "../model/pointer.js";

/** How generated code decodes a response. `test/conformance/README.md` is the contract. */
export interface DecodePlan {
  readonly code: readonly Pointer[];
  readonly text: readonly Pointer[];
  readonly requestId: readonly Pointer[];
  /** Where a response has what its body lacks, and the delay before a retry. */
  readonly headers: Envelope["headers"];
  /** Whether an error can have a request ID. */
  readonly hasRequestId: boolean;
  /** The HTTP status of an error: its entry's, a fixed one, or undefined if any may come. */
  readonly status: Envelope["status"];
  readonly success: SuccessPlan;
  /** Where the called module's own code is when every response has a common code. The first source with a code counts. */
  readonly sources: readonly SourcePlan[];
  /** Whether a source is a text that begins with a code. */
  readonly hasForms: boolean;
  /** Whether a decoder reads codes of the called module: not if the envelope has no place for them. */
  readonly readsModuleCodes: boolean;
  /** The keys of errors from gateways and frameworks. Empty if such a body cannot look like a success. */
  readonly foreignKeys: readonly string[];
  /** Every pointer of the plan. */
  readonly pointers: readonly Pointer[];
}

/** When a call has succeeded: all of the conditions that are given hold. */
export interface SuccessPlan {
  readonly code: string | undefined;
  readonly absent: Pointer | undefined;
  /** The parent of {@link absent}, which must be an object; undefined if it is the body itself. */
  readonly parent: Pointer | undefined;
  readonly present: Pointer | undefined;
}

/** A field that is the module's own code, or a text that begins with it. */
export interface SourcePlan {
  readonly at: Pointer;
  /** Empty: the field is the code. */
  readonly forms: readonly Form[];
  /** Which of the plan's text pointers is this place; undefined if none is. Its message loses the code. */
  readonly textIndex: number | undefined;
}

/** The plan of a catalog's envelope, given the module of the codes that every response has. */
export function decodePlan(catalog: Catalog, common: Module | undefined): DecodePlan {
  const { envelope } = catalog;
  const { code, text, requestId, headers, status, success } = envelope;
  const { absent, present } = success;
  const moduleCode = common === undefined ? [] : envelope.moduleCode;
  const sources = moduleCode.map(({ at, forms }): SourcePlan => {
    const index = text.findIndex((pointer) => samePointer(pointer, at));
    return { at, forms, textIndex: index < 0 ? undefined : index };
  });
  const isAbsentAlone = absent !== undefined && present === undefined && success.code === undefined;
  const parent = absent?.slice(0, -1) ?? [];
  return {
    code,
    text,
    requestId,
    headers,
    hasRequestId: requestId.length > 0 || headers.requestId.length > 0 || catalog.envelopes.length > 0,
    status,
    success: { code: success.code, absent, parent: parent.length === 0 ? undefined : parent, present },
    sources,
    hasForms: sources.some(({ forms }) => forms.length > 0),
    readsModuleCodes: common === undefined || sources.length > 0,
    foreignKeys: isAbsentAlone ? [...foreignKeys] : [],
    pointers: [
      ...code,
      ...text,
      ...requestId,
      ...sources.map(({ at }) => at),
      ...(absent === undefined ? [] : [absent]),
      ...(present === undefined ? [] : [present]),
    ],
  };
}

/**
 * The code of success as a module writes it; undefined if success has no code. A code that the module cannot write has
 * been reported by the loader.
 */
export function successCode({ success }: DecodePlan, { codeType }: Pick<Module, "codeType">): string | undefined {
  if (success.code === undefined) return undefined;
  const parsed = parseCode(codeType, success.code);
  return "code" in parsed ? parsed.code : success.code;
}
