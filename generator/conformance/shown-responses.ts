import type { Encoded } from "../encode/encode.js";
import type { Catalog, Entry, Module, StandardEnvelope, StandardEnvelopeId } from "../model/catalog.js";
import { isPublic } from "../model/sent.js";
import { fixtureOf } from "./fixtures.js";

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
  return responsesIn([undefined, ...catalog.envelopes], catalog, module, entry, locale);
}

/** The same for pages that show the examples of the spec: these stand in for the response in the catalog's own envelope. */
export function responsesBesideExamples(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  locale: string,
): readonly ShownResponse[] {
  const own = entry.examples.length === 0 ? [undefined] : [];
  return responsesIn([...own, ...catalog.envelopes], catalog, module, entry, locale);
}

/** The responses in some envelopes; undefined stands for the catalog's own. */
function responsesIn(
  envelopes: readonly (StandardEnvelope | undefined)[],
  catalog: Catalog,
  module: Module,
  entry: Entry,
  locale: string,
): readonly ShownResponse[] {
  if (entry === module.success || !isPublic(entry)) return [];
  // Where clients have to slow down, they read for how long.
  const retryAfter = entry.action === "back_off" ? 1000 : undefined;
  return envelopes.flatMap((envelope) => {
    const { response, problem } = fixtureOf(catalog, module, entry, { locale, requestId, retryAfter, envelope });
    if (problem !== undefined) return [];
    const { status, headers, body } = response;
    return { envelope: envelope?.id, status, headers: headers.filter(isShown), body };
  });
}

/** Nearly every response has the other headers, and their values say nothing about the error. */
function isShown([name, value]: Encoded["headers"][number]): boolean {
  return name !== "vary" && name !== "content-language" && value !== "application/json";
}
