import type { DraftEntry } from "./draft.js";

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
