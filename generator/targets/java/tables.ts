import type { Entry } from "../../model/catalog.js";
import { withCall, withExpression, withText } from "./layout.js";
import type { Call } from "./layout.js";
import { utf16String } from "../text-line.js";

/** A method that gives a text for each code, without those that have none. */
export interface Table {
  readonly method: string;
  readonly type: string;
  readonly otherwise: string;
  /** A text, code, the items of a list, or a call. */
  readonly value: (entry: Entry) => string | { readonly code: string } | readonly string[] | Call | undefined;
}

/** The rows of a table for some entries; `otherwise` is what it gives for other codes. */
export function tableView(
  { method, type, value }: Table,
  entries: readonly Entry[],
  otherwise: string,
  indent: number,
) {
  const rows = entries.flatMap((entry) => {
    const found = value(entry);
    if (found === undefined) return [];
    const head = `case ${utf16String(entry.code)} ->`;
    if (typeof found === "string") return withText(indent + 6, head, found);
    if ("call" in found) return withExpression(indent + 6, head, found);
    return "code" in found
      ? [`${" ".repeat(indent + 6)}${head} ${found.code};`]
      : withCall(indent + 6, head, "List.of", found);
  });
  return { method, type, rows, otherwise };
}
