import { nearEntries } from "../../../explain/near.js";
import type { SiteData } from "../data.js";
import { messagesFor } from "../messages.js";
import { operationsIn } from "./calls.js";
import { catalogOf, itemsOf } from "./catalog.js";
import type { Item } from "./catalog.js";
import { decodeBox } from "./decode-box.js";
import { filters } from "./filters.js";
import { suggestPages } from "./lost.js";
import type { Setting } from "./results.js";
import type { Script } from "./scripts.js";
import { createSearch } from "./search.js";
import { createCallSearch } from "./operations.js";
import { searchBox } from "./search-box.js";

/** What a page passes to the finder. */
interface PageContext {
  readonly root: string;
  readonly base: string;
  readonly locale: string;
  readonly load: (script: Script) => Promise<void>;
}

export type Finder = (page: PageContext) => void;

declare global {
  /** Set by `catalog.js`. */
  var errspecData: SiteData | undefined;
}

globalThis.errspecFinder = ({ root, base, locale, load }) => {
  const data = globalThis.errspecData;
  if (data === undefined) return;
  const items = itemsOf(data, locale);
  const search = createSearch(items);
  const setting: Setting = { base, locale, messages: messagesFor(locale, data.words), support: data.support };
  let known: ReturnType<typeof catalogOf> | undefined;
  const near = (text: string): readonly Item[] => {
    known ??= catalogOf(data, items, []);
    const { catalog, itemOf } = known;
    return nearEntries(catalog, text).flatMap((entry) => itemOf(entry) ?? []);
  };
  const input = document.querySelector<HTMLInputElement>("[data-find]");
  if (input !== null) searchBox(input, { codes: search, calls: createCallSearch(data, locale), near }, setting);
  const form = document.querySelector<HTMLFormElement>("[data-filters]");
  if (form !== null) filters(form, search, near, setting);
  const lost = document.querySelector<HTMLElement>("[data-lost]");
  if (lost !== null) suggestPages(lost, { data, baseOf: (each) => `${root}${each}/`, near });
  const field = document.querySelector<HTMLTextAreaElement>("[data-decode]");
  if (field === null) return;
  const start = (): void => {
    const scripts: readonly Script[] = data.operations === undefined ? ["sdk"] : ["sdk", "operations"];
    void Promise.all(scripts.map(load)).then(() =>
      decodeBox(field, { ...setting, ...catalogOf(data, items, operationsIn(data, locale)) }),
    );
  };
  // Search needs none of the scripts of the decoder.
  const isLater = field.dataset["decode"] === "later" && input !== null && input === document.activeElement;
  if (isLater) field.addEventListener("focus", start, { once: true });
  else start();
};
