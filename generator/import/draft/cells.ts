import type { DraftEntry } from "./draft.js";
import type { Fragment } from "./fragment.js";

/** Adds cells to those of an entry. A cell that is already there gets the new text as one more line. */
export function withCells(cells: DraftEntry["cells"], added: DraftEntry["cells"]): DraftEntry["cells"] {
  const all: Record<string, string> = { ...cells };
  for (const [header, text] of Object.entries(added)) {
    const before = all[header];
    if (before === undefined) all[header] = text;
    else if (before !== text && !`\n${before}\n`.includes(`\n${text}\n`)) all[header] = `${before}\n${text}`;
  }
  return all;
}

/** The facts of an entry with those of another row of its code. A fact that differs becomes a cell, so that none is lost. */
export function factsWith(entry: DraftEntry, fragment: Fragment): Pick<DraftEntry, "http" | "retryable" | "cells"> {
  const http = entry.http ?? fragment.http;
  const cells = {
    ...fragment.cells,
    ...(fragment.http !== undefined && fragment.http !== http ? { http: String(fragment.http) } : {}),
    ...(fragment.identifier === "" ? {} : { name: fragment.identifier }),
  };
  return { http, retryable: entry.retryable ?? fragment.retryable, cells: withCells(entry.cells, cells) };
}
