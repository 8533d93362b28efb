import type { Catalog, Entry, Module, StandardEnvelope } from "../model/catalog.js";
import { inLocales, isPublic, shownParams } from "../model/sent.js";
import { fixtureTemplate } from "./fixture-template.js";
import { exampleParams, fixtureOf, successFixture } from "./fixtures.js";

/** What a test kit has for one code: a response that clients read as this code. */
interface FixtureRow {
  readonly module: Module;
  readonly entry: Entry;
  readonly status: number;
  /** The language of the text; empty if the response does not say it. */
  readonly language: string;
  /** The body, with places for the values of params. */
  readonly template: string;
}

/** The request ID of every fixture. */
const fixtureRequestId = "request-1";

/** The rows of a module in an envelope, of which undefined is the API's own. */
export function fixtureRows(
  catalog: Catalog,
  locales: readonly string[],
  module: Module,
  envelope: StandardEnvelope | undefined,
): readonly FixtureRow[] {
  const chosen = inLocales(catalog, locales);
  const options = { requestId: fixtureRequestId, envelope };
  return module.entries.filter(isPublic).flatMap((entry): FixtureRow[] => {
    const fixture = fixtureOf(chosen, module, entry, options);
    const { status, headers } = fixture.response;
    if (fixture.problem !== undefined) return [];
    const language = headers.find(([name]) => name === "content-language")?.[1] ?? "";
    const template = fixtureTemplate(chosen, fixture, options, (name) => name);
    return [{ module, entry, status, language, template }];
  });
}

/** The envelopes that there are fixtures in: the API's own, which is undefined, and the standard ones. */
export function fixtureEnvelopes({ envelopes }: Catalog): readonly (StandardEnvelope | undefined)[] {
  return [undefined, ...envelopes];
}

/** The response to a call that succeeds. */
export function fixtureOfSuccess(
  catalog: Catalog,
  envelope: StandardEnvelope | undefined,
): { readonly status: number; readonly body: string } {
  const { status, body } = successFixture(catalog, envelope);
  return { status, body };
}

/** An example for each value that the response for an entry shows, as JSON text. */
export function fixtureExamples(entry: Entry): readonly { readonly name: string; readonly json: string }[] {
  const values = exampleParams(entry);
  return shownParams(entry).map(({ name }) => ({ name, json: JSON.stringify(values[name] ?? "") }));
}

/** Whether the response for some entry shows values. */
export function hasExamples({ modules }: Catalog): boolean {
  return modules.some(({ entries }) => entries.some((entry) => isPublic(entry) && shownParams(entry).length > 0));
}
