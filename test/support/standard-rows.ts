import fc from "fast-check";
import { decodeStandard } from "../../generator/decode/standard.js";
import type { FieldError } from "../../generator/decode/field-errors.js";
import { ascii, responseText } from "../../generator/decode/verdict-text.js";
import { encodeStandard } from "../../generator/encode/standard.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { inLocales, isPublic } from "../../generator/model/sent.js";
import { mutated, randomFrom } from "../conformance/bodies.js";
import { paramValues } from "./raised.js";
import { seed } from "./seed.js";

/** A case for a program under test, and its answer. */
export interface StandardRow {
  readonly question: string;
  readonly answer: string;
}

const text = fc.string({ unit: "binary", maxLength: 8 });

const fieldError: fc.Arbitrary<FieldError> = fc.record({ field: text, code: text, text }, { requiredKeys: ["field"] });

/**
 * Random errors in the standard envelopes of a catalog, the responses of a package with texts in `locales`, and the verdicts
 * on those and on damaged ones.
 */
export function standardRows(catalog: Catalog, locales: readonly string[], count: number): readonly StandardRow[] {
  const chosen = inLocales(catalog, locales);
  const random = randomFrom(seed);
  const errors = catalog.modules.flatMap((module) =>
    module.entries.filter(isPublic).map((entry) => ({ module, entry })),
  );
  const made = fc
    .tuple(fc.constantFrom(...errors), fc.constantFrom(...catalog.envelopes))
    .chain(([{ module, entry }, envelope]) =>
      fc
        .record({
          params: fc.record(Object.fromEntries(entry.params.map(({ name, type }) => [name, paramValues[type]]))),
          detail: fc.oneof(fc.constant(""), text),
          fieldErrors: fc.array(fieldError, { maxLength: 3 }),
          retryAfter: fc.nat({ max: 10_000 }),
          requestId: fc.stringMatching(/^[!-~]{1,5}$/),
          locale: fc.constantFrom(...chosen.locales, "*", "tlh"),
        })
        .map((given) => ({ module, entry, envelope, given })),
    );
  return fc.sample(made, { numRuns: count, seed }).flatMap(({ module, entry, envelope, given }) => {
    const response = encodeStandard(chosen, envelope, { module, entry, ...given }, given);
    const { params, ...rest } = given;
    const withParams = entry.params.length === 0 ? rest : { params, ...rest };
    const row = { envelope: envelope.id, encode: { module: module.id, code: entry.code, ...withParams } };
    const received = [response.body, mutated(response.body, random).toWellFormed()].map((body) => {
      const { status, headers } = response;
      const verdict = decodeStandard(catalog, envelope, module, { status, headers, body }, () => 0);
      return {
        question: json({ envelope: envelope.id, module: module.id, body, status, headers }),
        answer: responseText(verdict),
      };
    });
    const { status, headers, body } = response;
    return [{ question: json(row), answer: json({ status, headers, body }) }, ...received];
  });
}

const json = (value: object): string => ascii(JSON.stringify(value));
