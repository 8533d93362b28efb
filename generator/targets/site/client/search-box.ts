import { actionLabel } from "../../../model/action.js";
import { hasAdvice } from "../../../model/advice.js";
import { element } from "./elements.js";
import type { Item } from "./catalog.js";
import type { Setting } from "./results.js";
import type { Search } from "./search.js";

/** The page of all codes shows the rest. */
const mostShown = 8;

interface Choice {
  readonly href: string;
  readonly content: HTMLElement;
}

/** The search field at the top of every page: a combobox by the pattern of ARIA. */
export function searchBox(input: HTMLInputElement, search: Search, setting: Setting): void {
  const { base, messages } = setting;
  const list = element("ul", {
    id: "found",
    role: "listbox",
    class: "found",
    "aria-label": messages.search,
    hidden: "",
  });
  const status = element("p", { class: "hidden", role: "status" });
  input.form?.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "found",
    "aria-expanded": "false",
  })) {
    input.setAttribute(name, value);
  }
  let choices: readonly Choice[] = [];
  let active = -1;

  const show = (): void => {
    const query = input.value.trim();
    const items = query === "" ? [] : search.find(query);
    choices = choicesFor(query, items, setting);
    list.replaceChildren(
      ...choices.map(({ content, href }, index) => {
        const option = element("li", { role: "option", id: `found-${index}`, "aria-selected": "false" }, content);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(href));
        return option;
      }),
    );
    status.textContent = query === "" ? "" : messages.script.results(Math.min(items.length, mostShown), items.length);
    open(query !== "");
    select(choices.length > 0 ? 0 : -1);
  };
  const open = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) input.removeAttribute("aria-activedescendant");
  };
  const select = (index: number): void => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (option === undefined || choices.length === 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        const count = choices.length;
        if (list.hidden) show();
        else if (count > 0) select((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
        return;
      }
      case "Enter": {
        const choice = list.hidden ? undefined : choices[active];
        if (choice === undefined) return; // the form opens the page of all codes
        event.preventDefault();
        location.assign(choice.href);
        return;
      }
      case "Escape":
        if (list.hidden) input.blur();
        else if (input.value !== "") {
          event.preventDefault();
          input.value = "";
          open(false);
        }
        return;
      default:
    }
  });
  const refresh = (): void => {
    if (document.activeElement === input) show();
  };
  refresh();
  void search.ready.then(refresh);

  function choicesFor(query: string, items: readonly Item[], setting: Setting): Choice[] {
    // The decoder reads both a response and a line that matches no code.
    if (query === "") return [];
    if (query.includes("{") || items.length === 0) {
      const none = query.includes("{") ? [] : [element("span", { class: "none" }, messages.script.none)];
      const content = element("span", { class: "all" }, ...none, messages.script.decodeThis);
      return [{ href: `${base}decode.html#${encodeURIComponent(query.toWellFormed())}`, content }];
    }
    const found = items.slice(0, mostShown).map((item) => ({ href: base + item.path, content: line(item, setting) }));
    if (items.length <= mostShown) return found;
    const content = element("span", { class: "all" }, messages.script.results(found.length, items.length));
    return [...found, { href: `${base}codes.html?q=${encodeURIComponent(query.toWellFormed())}`, content }];
  }
}

function line(item: Item, { locale, messages }: Setting): HTMLElement {
  const todo =
    item.is === "error"
      ? hasAdvice(item)
        ? actionLabel(item.action, locale)
        : ""
      : item.is === "success"
        ? messages.success
        : messages.legend.reserved;
  return element(
    "span",
    { class: "line" },
    element("b", {}, item.code),
    element("span", { class: "name" }, item.name),
    element("small", { class: item.retryable ? "yes" : "" }, todo),
    element("span", { class: "text" }, `${item.module} · ${item.text}`),
  );
}
