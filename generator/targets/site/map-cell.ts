import { hasAdvice } from "../../model/advice.js";
import { allEntries } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { reservedCodes } from "./paths.js";
import { entryPath } from "./site.js";
import type { Edition } from "./site.js";

/** A code on the map. */
export interface CellView {
  readonly path: FreeText;
  readonly code: FreeText;
  /** Empty for a reserved code without one. */
  readonly name: FreeText;
  /** Its description in lines: code and name, text, what to do. */
  readonly title: FreeText;
  readonly colour: string;
  readonly retryable: boolean;
}

/** A code to place, and how it is shown. */
export interface Placed {
  readonly code: string;
  readonly cell: CellView;
}

export interface EntryCell extends Placed {
  readonly entry: Entry;
}

/** The number of hues that can be told apart. */
const hues = 10;

export function entryCells(module: Module, { site, messages, say }: Edition): readonly EntryCell[] {
  return allEntries(module).map((entry) => {
    const { code, name, text, action, group, retryable } = entry;
    const success = entry === module.success;
    const todo = success ? messages.todoSuccess : hasAdvice(entry) ? messages.actions[action] : "";
    return {
      entry,
      code,
      cell: {
        path: freeText(entryPath(site, module.id, code)),
        code: freeText(code),
        name: freeText(name),
        title: freeText([`${code} ${name}`, say(text), todo].join("\n")),
        colour: success ? "success" : colourOf(module, group),
        retryable,
      },
    };
  });
}

export function reservedCells(module: Module, { site }: Edition): readonly Placed[] {
  return reservedCodes(module).map(({ code, name, reason }) => ({
    code,
    cell: {
      path: freeText(entryPath(site, module.id, code)),
      code: freeText(code),
      name: freeText(name ?? ""),
      title: freeText(`${code}${name === undefined ? "" : ` ${name}`}\n${reason}`),
      colour: "reserved",
      retryable: false,
    },
  }));
}

/** The CSS class with the color of a group. */
export function colourOf(module: Module, group: string | undefined): string {
  const index = module.groups.findIndex(({ id }) => id === group);
  return index === -1 ? "plain" : `hue-${index % hues}`;
}
