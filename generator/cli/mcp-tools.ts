import { decode } from "../decode/decode.js";
import { decodeResponse } from "../decode/response.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { explain } from "../explain/explain.js";
import { answerText } from "../explain/text.js";
import { lintSpec } from "../lint.js";
import { calledModules } from "../model/called.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { matchingLocale } from "../model/locale.js";
import { nextCode } from "../next-code.js";
import { isNumeric } from "../sdk/code-reader.js";
import { createSearch } from "../targets/site/client/search.js";
import type { Item } from "../targets/site/client/catalog.js";
import { targets } from "../targets/index.js";
import { UsageError } from "./exit.js";
import { checkSpecFolder } from "./open.js";

type Input = Readonly<Record<string, unknown>>;

/** What tools read. */
export interface McpSetting {
  /** The folder of the spec. Each call reads it again. */
  readonly spec: string;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

/** What a client of the Model Context Protocol can ask. The answer is text for a model to read. */
interface Tool {
  readonly name: string;
  readonly description: string;
  /** A JSON Schema. */
  readonly inputSchema: object;
  /** Throws a `UsageError` if the spec or the input is unusable. */
  readonly run: (setting: McpSetting, input: Input) => Promise<string>;
}

const string = { type: "string" } as const;

/** The most codes that a search returns. */
const most = 10;

export const tools: readonly Tool[] = [
  {
    name: "search",
    description: "Find error codes by words, part of a code, name or HTTP status",
    inputSchema: { type: "object", properties: { query: string }, required: ["query"] },
    async run({ spec }, input) {
      const catalog = await catalogOf(spec);
      const found = await search(catalog, textOf(input, "query"));
      const more = found.length - most;
      const lines = found.slice(0, most).map((entry) => lineOf(entry, catalog));
      return [...lines, ...(more > 0 ? [`${more} more; use more words`] : [])].join("\n") || "no matching codes";
    },
  },
  {
    name: "explain",
    description: "What a code, name, operation ID, response or log line means, what to do, and code that handles it",
    inputSchema: { type: "object", properties: { query: string, locale: string }, required: ["query"] },
    async run({ spec }, input) {
      const catalog = await catalogOf(spec);
      const query = textOf(input, "query");
      const answer = explain(catalog, query, decode);
      const [meaning, ...others] = answer.meanings;
      const locale = localeOf(catalog, input);
      const isAsked = meaning?.kind === "entry" && meaning.response === undefined && others.length === 0;
      const { laidOut, usageIn } = await import("../usage.js");
      const usage = isAsked ? laidOut(usageIn(catalog, targets, locale)(meaning)) : undefined;
      return answerText(catalog, answer, query, locale, (_, text) => text, { usage });
    },
  },
  {
    name: "decode",
    description: "What a client makes of an HTTP response: code, name, retryable and delay as JSON",
    inputSchema: {
      type: "object",
      properties: {
        body: string,
        status: { type: "integer" },
        headers: { type: "object", additionalProperties: string },
        module: { type: "string", description: "The module that was called" },
      },
      required: ["body"],
    },
    async run({ spec }, input) {
      const catalog = await catalogOf(spec);
      const body = textOf(input, "body", true);
      const status = typeof input["status"] === "number" ? input["status"] : 200;
      const headers = Object.entries(input["headers"] ?? {}).map(([name, value]) => [name, String(value)] as const);
      const [called] = calledModules(catalog);
      const module = moduleOf(catalog, input) ?? called;
      if (module === undefined) throw new UsageError("the spec has no modules");
      const verdict = decodeResponse(catalog, module, { status, headers, body }, Date.now);
      return JSON.stringify(
        verdict.result === "error" ? { ...verdict, entry: verdict.entry && known(verdict.entry) } : verdict,
      );
    },
  },
  {
    name: "lint",
    description: "Problems of the spec files, with file, line, column and remedy",
    inputSchema: { type: "object", properties: { preset: { enum: ["minimal", "standard", "strict"] } } },
    async run({ spec, today }, input) {
      const { spec: files, catalog, diagnostics } = await checkSpecFolder(spec);
      const preset = (["minimal", "standard", "strict"] as const).find((each) => each === input["preset"]);
      const options = { targets, custom: [], preset, today };
      const found = catalog === undefined ? diagnostics : lintSpec(files, options).diagnostics;
      return found.map(problemLine).join("\n") || "nothing found";
    },
  },
  {
    name: "next",
    description: "The next free code of a module, and the gaps before it",
    inputSchema: { type: "object", properties: { module: string, group: string } },
    async run({ spec }, input) {
      const catalog = await catalogOf(spec);
      // The codes of another catalog are given out there.
      const modules = catalog.modules.filter(({ origin }) => origin === undefined);
      const [only] = modules.length === 1 ? modules : [];
      const module = moduleOf({ modules }, input) ?? only;
      if (module === undefined) throw new UsageError(`name one of the modules ${idsOf(modules)}`);
      const group = input["group"] === undefined ? undefined : textOf(input, "group");
      if (group !== undefined && !module.groups.some(({ id }) => id === group))
        throw new UsageError(`there is no group ${group}; there are ${idsOf(module.groups)}`);
      if (!isNumeric(module.codeType))
        throw new UsageError(`codes of ${module.id} are of type ${module.codeType.kind}; only numbers have a next one`);
      return JSON.stringify(nextCode(catalog, module, group));
    },
  },
];

/** The catalog of a spec as it is now. */
async function catalogOf(spec: string): Promise<Catalog> {
  const { catalog, diagnostics } = await checkSpecFolder(spec);
  if (catalog !== undefined) return catalog;
  throw new UsageError(`the spec has errors:\n${diagnostics.map(problemLine).join("\n")}`);
}

function problemLine({ at, severity, rule, message, help }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}: ${severity}[${rule}]: ${message}${help === undefined ? "" : `; ${help}`}`;
}

async function search(catalog: Catalog, query: string): Promise<readonly Entry[]> {
  const entries = catalog.modules.flatMap((module) => module.entries);
  const items = entries.map((entry): Item => {
    const texts = [...Object.values(entry.text), ...Object.values(entry.title)].filter((text) => text !== undefined);
    return { ...entry, is: "error", text: "", title: "", texts, path: "" };
  });
  const { find, ready } = createSearch(items);
  await ready;
  const byItem = new Map(items.map((item, index) => [item, entries[index]]));
  return find(query).flatMap((item) => byItem.get(item) ?? []);
}

/** `dsa/2130 InvalidProjectId: The ProjectID is invalid. (fix_request, not retryable)` */
function lineOf(entry: Entry, catalog: Catalog): string {
  const { module, code, name, action, retryable, deprecated } = entry;
  const notes = [
    action,
    retryable ? "retryable" : "not retryable",
    ...(deprecated === undefined ? [] : ["deprecated"]),
  ];
  return `${module}/${code} ${name}: ${textIn(entry.text, englishOf(catalog), catalog)} (${notes.join(", ")})`;
}

const known = ({ module, code, name, kind, action, retryable }: Entry): object => ({
  ...{ module, code, name, kind, action, retryable },
});

/** English where the catalog has it: models know it best. */
const englishOf = ({ locales }: Catalog): string => matchingLocale("en", locales) ?? locales[0];

function localeOf(catalog: Catalog, input: Input): string {
  if (input["locale"] === undefined) return englishOf(catalog);
  const wanted = textOf(input, "locale");
  const found = matchingLocale(wanted, catalog.locales);
  if (found !== undefined) return found;
  throw new UsageError(`the catalog has no texts in ${wanted}; it has ${catalog.locales.join(", ")}`);
}

function moduleOf({ modules }: Pick<Catalog, "modules">, input: Input): Module | undefined {
  if (input["module"] === undefined) return undefined;
  const id = textOf(input, "module");
  const found = modules.find((module) => module.id === id);
  if (found !== undefined) return found;
  throw new UsageError(`there is no module ${id}; there are ${idsOf(modules)}`);
}

const idsOf = (all: readonly { readonly id: string }[]): string => all.map(({ id }) => id).join(", ") || "none";

function textOf(input: Input, name: string, mayBeEmpty = false): string {
  const value = input[name];
  if (typeof value === "string" && (mayBeEmpty || value.trim() !== "")) return value;
  throw new UsageError(`${name} must be a text`);
}
