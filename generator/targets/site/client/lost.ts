import type { SiteData } from "../data.js";
import { messagesFor } from "../messages.js";
import type { Item } from "./catalog.js";
import { decoded } from "./decoded.js";
import { element, itemLink } from "./elements.js";

/** What the page for lost addresses needs to suggest codes. */
interface LostContext {
  readonly data: SiteData;
  /** The path of the folder of a locale. */
  readonly baseOf: (locale: string) => string;
  readonly near: (text: string) => readonly Item[];
}

/** Suggests the codes whose address the visitor may have meant, in the language of that address. */
export function suggestPages(list: HTMLElement, { data, baseOf, near }: LostContext): void {
  const steps = location.pathname.split("/").filter((step) => step !== "" && step !== "index.html");
  const locale = data.locales.find((each) => steps.includes(each)) ?? data.locales[0] ?? "en";
  const asked = decoded(steps.at(-1) ?? "").replace(/\.(?:html|md)$/, "");
  const found = near(asked);
  if (found.length === 0) return;
  const links = found.map((item) => element("li", {}, itemLink(item, baseOf(locale))));
  list.lang = locale;
  list.replaceChildren(
    element("p", {}, `${messagesFor(locale, data.words).script.near}:`),
    element("ul", {}, ...links),
  );
  list.hidden = false;
}
