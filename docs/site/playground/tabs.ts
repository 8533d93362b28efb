/** Arrow keys, Home and End move in a list of tabs, and choose the tab that they reach. */
export function withArrows(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    const index = tabs.findIndex((tab) => tab === document.activeElement);
    const next: Readonly<Partial<Record<string, number>>> = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const tab = tabs[next[event.key] ?? -1];
    if (index === -1 || tab === undefined) return;
    event.preventDefault();
    tab.focus();
    tab.click();
  });
}

/** Marks the tab that is chosen. It is the only one that the Tab key reaches. */
export function choose(list: HTMLElement, chosen: (tab: HTMLElement) => boolean): void {
  for (const tab of list.querySelectorAll<HTMLElement>("[role=tab]")) {
    const isChosen = chosen(tab);
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.clientWidth) / 2;
  }
}
