/** Makes each map one stop of the Tab key. In it, arrow keys lead to the next code, and to the nearest one above and below. */
export function mapKeys(): void {
  for (const map of document.querySelectorAll<HTMLElement>("[data-map]")) {
    const cells = [...map.querySelectorAll<HTMLElement | SVGElement>("a")];
    let stop = cells[0];
    for (const cell of cells.slice(1)) cell.setAttribute("tabindex", "-1");
    map.addEventListener("focusin", ({ target }) => {
      const cell = cells.find((candidate) => candidate === target);
      if (cell === undefined || cell === stop) return;
      stop?.setAttribute("tabindex", "-1");
      cell.removeAttribute("tabindex");
      stop = cell;
    });
    map.addEventListener("keydown", (event) => {
      if (stop === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = reached(event.key, stop, cells);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    });
  }
}

/** The cell that a key leads to. Undefined if the key has no meaning here, or there is no cell in its direction. */
function reached<Cell extends Element>(key: string, from: Cell, cells: readonly Cell[]): Cell | undefined {
  const index = cells.indexOf(from);
  switch (key) {
    case "ArrowRight":
      return cells[index + 1];
    case "ArrowLeft":
      return cells[index - 1];
    case "Home":
      return cells[0];
    case "End":
      return cells.at(-1);
    case "ArrowDown":
      return nearest(from, cells.slice(index + 1));
    case "ArrowUp":
      return nearest(from, cells.slice(0, index).reverse());
    default:
      return undefined;
  }
}

/** The cell nearest in its column, in the first row of `cells` that is not the row of `from`. */
function nearest<Cell extends Element>(from: Cell, cells: readonly Cell[]): Cell | undefined {
  const { left, top } = from.getBoundingClientRect();
  let row: number | undefined;
  let found: Cell | undefined;
  let distance = Infinity;
  for (const cell of cells) {
    const place = cell.getBoundingClientRect();
    if (Math.abs(place.top - top) < 1) continue;
    row ??= place.top;
    if (Math.abs(place.top - row) >= 1) break;
    const away = Math.abs(place.left - left);
    if (away >= distance) continue;
    found = cell;
    distance = away;
  }
  return found;
}
