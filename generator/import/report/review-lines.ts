import { count } from "../../diagnostic/count.js";
import { visible } from "../../diagnostic/visible.js";
import { allEntries } from "../../model/catalog.js";
import type { Draft, DraftEntry, DraftModule } from "../draft/draft.js";

/**
 * Formats everything that an import proposes and nobody has confirmed, for one pass of review: codes with the same proposal
 * and the same evidence are together.
 */
export function reviewLines({ modules }: Draft): string[] {
  const groups = new Map<string, string[]>();
  for (const module of modules) {
    for (const entry of allEntries(module)) {
      for (const proposal of proposalsFor(entry))
        groups.set(proposal, [...(groups.get(proposal) ?? []), label(entry, module, modules.length)]);
    }
  }
  if (groups.size === 0) return ["review: nothing is proposed; all of the spec is what the document says"];
  return [...groups].map(
    ([proposal, codes]) => `review: ${proposal}: ${count(codes.length, "code")}: ${codes.join(", ")}`,
  );
}

const label = ({ code, name }: DraftEntry, { id }: DraftModule, modules: number): string =>
  visible(`${modules === 1 ? "" : `${id}/`}${code} ${name}`);

/** What is proposed for an entry, each with its evidence. */
function* proposalsFor({ advice, deprecated, nameFrom }: DraftEntry): Generator<string> {
  if (advice !== undefined) {
    const action = advice.action === undefined ? "" : `, action ${advice.action}`;
    yield `kind ${advice.kind}${action}, from ${advice.from}`;
  }
  if (deprecated !== undefined) yield `deprecated, from ${JSON.stringify(visible(deprecated))}`;
  if (nameFrom === "text") yield "name, from the text";
  if (nameFrom === "placeholder") yield "name, a placeholder";
}
