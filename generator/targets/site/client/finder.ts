import type { SiteData } from "../data.js";
import { messagesFor } from "../messages.js";
import { operationsIn } from "./calls.js";
import { catalogOf, itemsOf } from "./catalog.js";
import { decodeBox } from "./decode-box.js";
import { filters } from "./filters.js";
import type { Setting } from "./results.js";
import type { Script } from "./scripts.js";
import { createSearch } from "./search.js";
import { createCallSearch } from "./operations.js";
import { searchBox } from "./search-box.js";

/** What a page passes to the finder. */
interface PageContext {
  readonly base: string;
  readonly locale: string;
  readonly load: (script: Script) => Promise<void>;
}

export type Finder = (page: PageContext) => void;

declare global {
  /** Set by `catalog.js`. */
  var errspecData: SiteData | undefined;
}

globalThis.errspecFinder = ({ base, locale, load }) => {
  const data = globalThis.errspecData;
  if (data === undefined) return;
  const items = itemsOf(data, locale);
  const search = createSearch(items);
  const setting: Setting = { base, locale, messages: messagesFor(locale) };
  const input = document.querySelector<HTMLInputElement>("[data-find]");
  if (input !== null) searchBox(input, { codes: search, calls: createCallSearch(data, locale) }, setting);
  const form = document.querySelector<HTMLFormElement>("[data-filters]");
  if (form !== null) filters(form, search, setting);
  const field = document.querySelector<HTMLTextAreaElement>("[data-decode]");
  if (field === null) return;
  const scripts: readonly Script[] = data.operations === undefined ? ["sdk"] : ["sdk", "operations"];
  void Promise.all(scripts.map(load)).then(() =>
    decodeBox(field, { ...setting, ...catalogOf(data, items, operationsIn(data, locale)) }),
  );
};
