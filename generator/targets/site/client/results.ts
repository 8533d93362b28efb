import { hasAdvice } from "../../../model/advice.js";
import type { Item } from "./catalog.js";
import { element, identifier } from "./elements.js";
import type { SiteMessages } from "../messages.js";

/** What each part of the finder needs to show a code. */
export interface Setting {
  readonly base: string;
  readonly locale: string;
  readonly messages: SiteMessages;
  /** The address of the support, if it is known. */
  readonly support: string | undefined;
}

/** A row of the list of all codes. */
export function rowOf(item: Item, { base, messages }: Setting): HTMLTableRowElement {
  const href = base + item.path;
  const known = item.is === "error";
  const advised = known && hasAdvice(item);
  return element(
    "tr",
    {},
    element(
      "td",
      { class: "number" },
      element("a", { href }, ...identifier(item.code)),
      element("small", {}, item.module),
    ),
    element(
      "td",
      {},
      element("a", { href, class: "name", tabindex: "-1" }, ...identifier(item.name)),
      element("p", {}, item.text),
    ),
    element(
      "td",
      {},
      item.is === "success"
        ? messages.success
        : !known
          ? messages.legend.reserved
          : advised
            ? messages.actions[item.action]
            : "",
    ),
    element(
      "td",
      { class: item.retryable ? "yes" : "no" },
      advised ? (item.retryable ? messages.yes : messages.no) : "",
    ),
  );
}
