import type { Item } from "./catalog.js";
import { rowOf } from "./results.js";
import type { Setting } from "./results.js";
import { isExactly } from "./search.js";
import type { Search } from "./search.js";

const pageSize = 100;

/** The page of all codes. The query and the filters are kept in its address, so that the result can be shared. */
export function filters(
  form: HTMLFormElement,
  search: Search,
  near: (text: string) => readonly Item[],
  setting: Setting,
): void {
  const { messages, base } = setting;
  const table = document.querySelector<HTMLTableElement>("[data-results]");
  const count = document.querySelector<HTMLElement>("[data-count]");
  const more = document.querySelector<HTMLButtonElement>("[data-more]");
  const body = table?.tBodies[0];
  if (table === null || count === null || more === null || body === undefined) return;

  const given = new URLSearchParams(location.search);
  for (const [name, value] of given) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  let found: readonly Item[] = [];
  let shown = 0;
  let isNear = false;
  const showMore = (): void => {
    body.append(...found.slice(shown, shown + pageSize).map((item) => rowOf(item, setting)));
    shown = Math.min(shown + pageSize, found.length);
    more.hidden = shown === found.length;
    const { none, near: nearest, results } = messages.script;
    if (isNear) count.textContent = `${none} ${nearest}:`;
    else count.textContent = found.length === 0 ? none : results(shown, found.length);
  };
  const update = (): void => {
    const values = new FormData(form);
    const wanted = new Map(
      [...values].flatMap(([name, value]) => (typeof value !== "string" || value === "" ? [] : [[name, value]])),
    );
    const query = wanted.get("q") ?? "";
    const exact = search.find(query).filter((item) => matches(item, wanted));
    const nearest = exact.length === 0 && query !== "" && wanted.size === 1 ? near(query) : [];
    isNear = nearest.length > 0;
    found = isNear ? nearest : exact;
    shown = 0;
    body.replaceChildren();
    showMore();
    keepInAddress(wanted);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  more.addEventListener("click", showMore);
  update();
  void search.ready.then(update);
  const meant = given.has("go") ? found.find((item) => isExactly(item, given.get("q") ?? "")) : undefined;
  if (meant !== undefined) location.replace(base + meant.path);
}

function matches({ module, group, action, kind, retryable, is }: Item, wanted: ReadonlyMap<string, string>): boolean {
  const values = { module, group: `${module}/${group ?? ""}`, action, kind, retry: retryable ? "yes" : "no" };
  const isNarrowed = ["action", "kind", "retry"].some((name) => wanted.has(name));
  return (
    (is === "error" || !isNarrowed) &&
    Object.entries(values).every(([name, value]) => (wanted.get(name) ?? value) === value)
  );
}

function keepInAddress(wanted: ReadonlyMap<string, string>): void {
  const query = new URLSearchParams([...wanted]);
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  try {
    history.replaceState(null, "", `${location.pathname}${search}`);
  } catch {
    // Some browsers do not let pages on the disk change their address.
  }
}
