import { shownResponses } from "./conformance/shown-responses.js";
import { jsonText } from "./decode/body.js";
import { snippetsIn } from "./emit.js";
import type { KnownEntry } from "./explain/answer.js";
import type { Usage } from "./explain/usage.js";
import type { Catalog } from "./model/catalog.js";
import { escapeInvisible, layoutJson } from "./render/json-layout.js";
import type { Target } from "./targets/target.js";

/** Returns a function that gives what a server answers for an entry in a locale, and code in each language of a catalog. */
export function usageIn(catalog: Catalog, targets: readonly Target[], locale: string): (known: KnownEntry) => Usage {
  const snippets = snippetsIn(catalog, targets);
  return ({ module, entry }) => ({
    responses: shownResponses(catalog, module, entry, locale),
    snippets: entry === module.success ? [] : snippets(entry),
  });
}

/** The same with bodies laid out for people. */
export function laidOut({ responses, snippets }: Usage): Usage {
  const layout = (body: string): string => layoutJson(escapeInvisible(jsonText(body) ?? body));
  return { snippets, responses: responses.map((response) => ({ ...response, body: layout(response.body) })) };
}
