import { actionIds, actionLabel } from "../model/action.js";
import type { Action } from "../model/action.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog, Entry, Text } from "../model/catalog.js";
import { kindMeanings } from "../model/kind.js";
import type { Kind } from "../model/kind.js";
import type { Range } from "../model/position.js";
import { rangeOf, spotAt } from "./document.js";
import type { SpecDocument } from "./document.js";
import { mentionsIn } from "./mentions.js";
import { mentionAt } from "./references.js";
import { descriptionAt } from "./schema.js";
import type { JsonSchema } from "./schema.js";

/** Markdown about a range of a document. */
export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** What hovers need besides the document. */
export interface HoverContext {
  readonly documents: readonly SpecDocument[];
  /** Undefined while the spec cannot be read. */
  readonly catalog: Catalog | undefined;
  readonly schema: JsonSchema;
}

/** Says what an error is, wherever its name or its code is, and what a key or a value means. */
export function hoverAt(document: SpecDocument, offset: number, context: HoverContext): Hover | undefined {
  const { documents, catalog, schema } = context;
  const mention = mentionAt(mentionsIn(documents), document, offset);
  if (mention?.kind === "error" && catalog !== undefined) {
    const entry = entryOf(catalog, mention.key.slice("error ".length));
    if (entry !== undefined) {
      return { range: rangeOf(document, mention.start, mention.end), markdown: entryCard(entry, catalog) };
    }
  }
  const spot = document.tree && spotAt(document.tree, offset);
  if (spot === undefined) return undefined;
  const range = rangeOf(document, spot.start, spot.end);
  const key = spot.path.at(-1);
  if (spot.part === "value" && typeof key === "string") {
    const meaning = meaningOf(key, spot.text ?? "");
    if (meaning !== undefined) return { range, markdown: escaped(meaning) };
  }
  const description = descriptionAt(schema, spot.path);
  return description === undefined ? undefined : { range, markdown: escaped(description) };
}

/** The entry with an ID such as `orders/OutOfStock`. */
function entryOf({ modules }: Catalog, id: string): Entry | undefined {
  const [moduleId, name] = id.split("/");
  const module = modules.find((each) => each.id === moduleId);
  return module && allEntries(module).find((entry) => entry.name === name);
}

/** What a value of a closed set means. */
function meaningOf(key: string, value: string): string | undefined {
  if (key === "kind") return Object.hasOwn(kindMeanings, value) ? kindMeanings[value as Kind] : undefined;
  const isAction = (key === "action" || key === "fallback") && actionIds.includes(value as Action);
  return isAction ? actionLabel(value as Action, "en") : undefined;
}

/** What an author wants to see of an error: its texts, how it is sent, and what callers should do. */
export function entryCard(entry: Entry, { locales }: Catalog): string {
  const { module, code, name, text, kind, http, action, retryable, effect, url, deprecated } = entry;
  const rows = [
    ...(deprecated === undefined ? [] : ["deprecated"]),
    `kind: ${kind}, HTTP ${http}`,
    `action: ${actionLabel(action, "en")} (${action}), ${retryable ? "retryable" : "not retryable"}`,
    `effect: ${effect}`,
  ].map((row) => `- ${escaped(row)}`);
  return [
    `**${escaped(name)}** (${escaped(`${module}/${code}`)})`,
    ...textsOf(text, locales),
    rows.join("\n"),
    ...(url === undefined ? [] : [`<${encodeURI(decodeSafely(url))}>`]),
  ].join("\n\n");
}

function textsOf(text: Text, locales: readonly string[]): readonly string[] {
  return locales.flatMap((locale) => {
    const shown = text[locale];
    return shown === undefined ? [] : [locales.length === 1 ? escaped(shown) : `${locale}: ${escaped(shown)}`];
  });
}

/** An address that is encoded in part, such as `…/%24ref`, is not encoded twice. */
function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Text that Markdown shows as it is. Its own line breaks stay. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, "\\$&").replace(/\s*\r?\n\s*/g, "\\\n");
}
