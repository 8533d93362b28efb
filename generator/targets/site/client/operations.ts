import MiniSearch from "minisearch";
import { namedOperations } from "../../../explain/operations.js";
import { requestOf } from "../../../model/operation.js";
import type { Operation } from "../../../model/operation.js";
import type { SiteData } from "../data.js";
import { operationsFolder } from "../paths.js";
import { wordOptions } from "./search.js";

/** An operation, as search shows it. */
export interface Call extends Pick<Operation, "id" | "method" | "path"> {
  /** What it does, in the locale of the page. */
  readonly summary: string;
  /** The path of its page below the folder of the locale. */
  readonly href: string;
}

/** Finds operations for a query. */
export interface CallSearch {
  readonly find: (query: string) => FoundCalls;
}

export interface FoundCalls {
  /** Those whose ID, method and path or path the query is, or begins. */
  readonly meant: readonly Call[];
  /** Those that have the words of the query. */
  readonly others: readonly Call[];
}

/** A search for the operations of a site: by ID, method, path, and by the words of the summary in every language. */
export function createCallSearch({ operations = [], locales }: SiteData, locale: string): CallSearch {
  const index = Math.max(0, locales.indexOf(locale));
  const calls = operations.map(([id, folder, method, path, summaries]): Call => ({
    id,
    method: method === "" ? undefined : (method as Call["method"]), // the data was made from an operation
    path: path === "" ? undefined : path,
    summary: summaries[index] ?? "",
    href: `${operationsFolder}/${folder}/index.html`,
  }));
  const words = new MiniSearch<Words>({ fields: ["name", "path", "summary"], ...wordOptions });
  words.addAll(
    operations.map(([name, folder, method, path, summaries], id) => ({
      id,
      name: `${name} ${folder}`,
      path: `${method} ${path}`,
      summary: summaries.join(" "),
    })),
  );
  return {
    find: (query) => {
      const text = query.normalize("NFKC").trim();
      if (text === "" || calls.length === 0) return { meant: [], others: [] };
      const meant = new Set([...namedOperations({ operations: calls }, text), ...calls.filter(beginsWith(text))]);
      // A response to decode may have any words.
      const found = text.includes("{") ? [] : words.search(text).flatMap(({ id }) => calls[id as number] ?? []);
      return { meant: [...meant], others: found.filter((call) => !meant.has(call)) };
    },
  };
}

interface Words {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly summary: string;
}

/** A short text begins too many IDs to mean them. */
function beginsWith(text: string): (call: Call) => boolean {
  const key = text.toLowerCase();
  return (call) =>
    (key.length > 2 && [call.id, requestOf(call)].some((name) => name.toLowerCase().startsWith(key))) ||
    (key.startsWith("/") && key.length > 1 && call.path?.toLowerCase().startsWith(key) === true);
}
