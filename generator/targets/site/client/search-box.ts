import { hasAdvice } from "../../../model/advice.js";
import { requestOf } from "../../../model/operation.js";
import { operationsPage } from "../paths.js";
import { element, identifier } from "./elements.js";
import type { Item } from "./catalog.js";
import type { Call, CallSearch, FoundCalls } from "./operations.js";
import type { Setting } from "./results.js";
import type { Search } from "./search.js";

/** The pages of all codes and of all operations show the rest. */
const mostShown = 8;
/** How much room operations leave for codes, and codes for operations, if there are both. */
const fewestShown = 3;

interface Choice {
  readonly href: string;
  readonly content: HTMLElement;
}

/** What the search field finds. */
export interface Searches {
  readonly codes: Search;
  readonly calls: CallSearch;
  /** The codes that are nearest to a text that finds none. */
  readonly near: (text: string) => readonly Item[];
}

/** The search field at the top of every page: a combobox by the pattern of ARIA. */
export function searchBox(input: HTMLInputElement, { codes: search, calls, near }: Searches, setting: Setting): void {
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
    const found = calls.find(query);
    const count = found.meant.length + found.others.length;
    const items = query === "" ? [] : search.find(query, count === 0);
    choices = choicesFor(query, items, found, setting);
    list.replaceChildren(
      ...choices.map(({ content, href }, index) => {
        const option = element("li", { role: "option", id: `found-${index}`, "aria-selected": "false" }, content);
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => location.assign(href));
        return option;
      }),
    );
    const results = messages.script.results(Math.min(items.length, mostShown), items.length);
    status.textContent =
      query === "" ? "" : [results, ...(count === 0 ? [] : [messages.script.operations(count)])].join(", ");
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

  function choicesFor(query: string, items: readonly Item[], calls: FoundCalls, setting: Setting): Choice[] {
    if (query === "") return [];
    const all = [...calls.meant, ...calls.others];
    // The decoder reads both a response and a line that matches nothing. The path of an operation may have braces, too.
    if (all.length === 0 && (query.includes("{") || items.length === 0)) {
      const none = query.includes("{") ? [] : [element("span", { class: "none" }, messages.script.none)];
      const content = element("span", { class: "all" }, ...none, messages.script.decodeThis);
      const decode = { href: `${base}decode.html#${encodeURIComponent(query.toWellFormed())}`, content };
      if (query.includes("{")) return [decode];
      return [decode, ...near(query).map((item) => nearChoice(item, setting)), ...supportChoices(setting)];
    }
    const meant = calls.meant.slice(0, mostShown - (items.length > 0 ? fewestShown : 0));
    const shown = items.slice(0, mostShown - meant.length - Math.min(calls.others.length, fewestShown));
    const others = calls.others.slice(0, mostShown - meant.length - shown.length);
    const callChoice = (call: Call): Choice => ({ href: base + call.href, content: callLine(call) });
    const rest = (href: string, text: string): Choice => ({ href, content: element("span", { class: "all" }, text) });
    const asked = encodeURIComponent(query.toWellFormed());
    return [
      ...meant.map(callChoice),
      ...shown.map((item) => ({ href: base + item.path, content: line(item, setting) })),
      ...others.map(callChoice),
      ...(items.length > shown.length
        ? [rest(`${base}codes.html?q=${asked}`, messages.script.results(shown.length, items.length))]
        : []),
      ...(all.length > meant.length + others.length
        ? [rest(base + operationsPage, messages.script.operations(all.length))]
        : []),
    ];
  }
}

/** The last way out of a search that finds nothing. */
function supportChoices({ messages, support }: Setting): readonly Choice[] {
  return support === undefined ? [] : [{ href: support, content: element("span", { class: "all" }, messages.support) }];
}

function nearChoice(item: Item, setting: Setting): Choice {
  const { base, messages } = setting;
  const content = element("span", {}, element("small", { class: "near" }, messages.script.near), line(item, setting));
  return { href: base + item.path, content };
}

function callLine(call: Call): HTMLElement {
  return element(
    "span",
    { class: "line" },
    element("b", {}, ...identifier(call.id)),
    element("code", {}, requestOf(call)),
    element("span", { class: "text" }, call.summary),
  );
}

function line(item: Item, { messages }: Setting): HTMLElement {
  const todo =
    item.is === "error"
      ? hasAdvice(item)
        ? messages.actions[item.action]
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
