import { decodeResponse } from "../decode/response.js";
import type { ResponseVerdict } from "../decode/response.js";
import { decodeStandard } from "../decode/standard.js";
import { encode } from "../encode/encode.js";
import type { Encoded, Raised } from "../encode/encode.js";
import { encodeStandard } from "../encode/standard.js";
import type { Catalog, Entry, Module, StandardEnvelopeId } from "../model/catalog.js";
import { isPublic } from "../model/sent.js";
import { exampleParams } from "./fixtures.js";

/** What a server answers for a code in one envelope, as documentation shows it. */
export interface ShownResponse {
  /** Undefined for the catalog's own envelope. */
  readonly envelope: StandardEnvelopeId | undefined;
  readonly status: number;
  /** The headers that a reader has to know about. */
  readonly headers: Encoded["headers"];
  readonly body: string;
}

const requestId = "req-1";

/**
 * The responses for a code in each envelope of its catalog, with example values for its params and texts in a locale. None
 * for success and for internal codes, and none in an envelope from which clients would read another code.
 */
export function shownResponses(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  locale: string,
): readonly ShownResponse[] {
  if (entry === module.success || !isPublic(entry)) return [];
  // Where clients have to slow down, they read for how long.
  const retryAfter = entry.action === "back_off" ? 1000 : undefined;
  const raised: Raised = { module, entry, params: exampleParams(entry), retryAfter };
  const options = { locale, requestId };
  const shown = (
    envelope: StandardEnvelopeId | undefined,
    { status, headers, body }: Encoded,
    verdict: ResponseVerdict,
  ): ShownResponse[] =>
    verdict.result === "error" && verdict.entry === entry
      ? [{ envelope, status, headers: headers.filter(isShown), body }]
      : [];
  const own = encode(catalog, raised, options);
  return [
    ...shown(undefined, own, decodeResponse(catalog, module, own, atStart)),
    ...catalog.envelopes.flatMap((envelope) => {
      const response = encodeStandard(catalog, envelope, raised, options);
      return shown(envelope.id, response, decodeStandard(catalog, envelope, module, response, atStart));
    }),
  ];
}

/** The clock for delays that are dates. These responses have none. */
const atStart = (): number => 0;

/** Nearly every response has the other headers, and their values say nothing about the error. */
function isShown([name, value]: Encoded["headers"][number]): boolean {
  return name !== "vary" && name !== "content-language" && value !== "application/json";
}
