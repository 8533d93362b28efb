import { asyncapiMessage, describedCatalog, describedErrors, graphqlTypes } from "../../conformance/other-formats.js";
import type { Described } from "../../conformance/other-formats.js";
import { responsesBesideExamples } from "../../conformance/shown-responses.js";
import { jsonText } from "../../decode/body.js";
import type { Entry, Module, StandardEnvelopeId } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import type { Operation } from "../../model/operation.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { escapeInvisible, layoutJson } from "../../render/json-layout.js";
import type { Snippet } from "../target.js";
import { logLine } from "./log-line.js";
import type { SiteMessages } from "./messages.js";
import { keepingSome } from "./recent.js";
import type { Edition } from "./site.js";

/** Blocks of code, of which a tab chooses one. */
export interface BlocksView {
  readonly id: string;
  readonly heading: string;
  /** What the tabs choose, and the name under which the browser remembers it. */
  readonly legend: string;
  readonly choice: "language" | "envelope" | "format";
  /** Whether there are tabs. */
  readonly tabbed: boolean;
  /** The text for the decoder. Empty for none. */
  readonly decoded: FreeText;
  readonly items: readonly BlockView[];
}

interface BlockView {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** The status and the headers of a response. */
  readonly head: FreeText;
  readonly code: FreeText;
  /** Whether it is text, without marks for keywords. */
  readonly plain: boolean;
  readonly first: boolean;
}

/** A response with an error. */
interface ErrorResponse {
  /** Undefined for the catalog's own envelope. */
  readonly envelope: StandardEnvelopeId | undefined;
  readonly head: string;
  readonly body: string;
}

/** The responses with an entry, how to handle and to raise it, and how it looks in a log, as far as they are known. */
export function blocksOf(entry: Entry, module: Module, edition: Edition): readonly BlocksView[] {
  const { site, messages } = edition;
  const snippets = entry === module.success ? [] : site.snippets(entry);
  const responses = responsesTo(entry, module, edition);
  const own = responses.find(({ envelope }) => envelope === undefined)?.body;
  return [
    responseBlocks(responses, messages),
    snippetBlocks("handle", messages.handle, snippets, messages),
    snippetBlocks("raise", messages.raise, snippets, messages),
    logBlock(own, entry, module, edition),
  ].filter(({ items }) => items.length > 0);
}

/** The spec's own example of a response, or else what a server answers, and the same error in standard envelopes. */
function responsesTo(entry: Entry, module: Module, { site, locale }: Edition): readonly ErrorResponse[] {
  const [example] = entry.examples;
  return [
    ...(example === undefined ? [] : [{ envelope: undefined, head: "", body: example }]),
    ...responsesBesideExamples(site.catalog, module, entry, locale).map(({ envelope, status, headers, body }) => ({
      envelope,
      head: [`HTTP ${status}`, ...headers.map((header) => header.join(": "))].join("\n"),
      body,
    })),
  ];
}

function responseBlocks(responses: readonly ErrorResponse[], messages: SiteMessages): BlocksView {
  const isAlone = responses.length === 1;
  const [first] = responses;
  return {
    id: "response",
    heading: messages.response,
    legend: messages.envelope,
    choice: "envelope",
    tabbed: !isAlone,
    decoded: freeText(first?.envelope === undefined && first !== undefined ? laidOut(first.body) : ""),
    items: responses.map(({ envelope, head, body }, index) => {
      const title = envelope === undefined ? messages.ownEnvelope : envelopeTitles[envelope];
      return {
        id: `response-${index + 1}`,
        title,
        label: isAlone ? messages.responseHint : title,
        value: envelope ?? "own",
        head: freeText(head),
        code: freeText(laidOut(body)),
        plain: false,
        first: index === 0,
      };
    }),
  };
}

/** The errors of an operation in other formats. None if it has no errors. */
export function formatBlocks(operation: Operation, edition: Edition): readonly BlocksView[] {
  const { site, messages, say } = edition;
  const errors = describedErrors(site.catalog, operation, say);
  const { name, id } = operation;
  return inFormats(errors, { name, title: messages.operation.failed(id) }, edition);
}

/** All errors in other formats. */
export function allFormatBlocks(edition: Edition): readonly BlocksView[] {
  const { site, messages, say } = edition;
  const { name } = site.catalog;
  return inFormats(describedCatalog(site.catalog, say), { name, title: messages.operation.anyFailed }, edition);
}

function inFormats(
  errors: readonly Described[],
  named: { readonly name: Name; readonly title: string },
  { site, locale, messages }: Edition,
): readonly BlocksView[] {
  const { catalog } = site;
  if (errors.length === 0) return [];
  const message = asyncapiMessage(catalog, named, errors, locale);
  const formats = [
    {
      title: "GraphQL",
      value: "graphql",
      code: graphqlTypes(catalog, named.name, errors, messages.operation.otherCode),
    },
    { title: "AsyncAPI", value: "asyncapi", code: laidOut(JSON.stringify(message)) },
  ];
  return [
    {
      id: "formats",
      heading: messages.operation.formats,
      legend: messages.envelope,
      choice: "format",
      tabbed: true,
      decoded: freeText(""),
      items: formats.map(({ title, value, code }, index) => ({
        id: `format-${index + 1}`,
        title,
        label: title,
        value,
        head: freeText(""),
        code: freeText(code),
        plain: false,
        first: index === 0,
      })),
    },
  ];
}

/** The code of each language that has some. */
function snippetBlocks(
  id: "handle" | "raise",
  heading: string,
  snippets: readonly Snippet[],
  messages: SiteMessages,
): BlocksView {
  return {
    id,
    heading,
    legend: messages.language,
    choice: "language",
    tabbed: true,
    decoded: freeText(""),
    items: snippets
      .filter((snippet) => snippet[id] !== "")
      .map((snippet, index) => ({
        id: `${id}-${index + 1}`,
        title: snippet.title,
        // Regions of a page have different names.
        label: id === "handle" ? snippet.title : `${heading}: ${snippet.title}`,
        value: snippet.language,
        head: freeText(""),
        code: freeText(snippet[id]),
        plain: false,
        first: index === 0,
      })),
  };
}

/** How every SDK prints the error of a response. */
function logBlock(response: string | undefined, entry: Entry, module: Module, { site, messages }: Edition): BlocksView {
  const [example] = entry.examples;
  const line = example === undefined ? logLine(site.catalog, module, response) : site.lineOfExample(entry);
  const block = {
    id: "log-1",
    title: "",
    label: `${messages.logLine}: ${entry.code}`,
    value: "",
    head: freeText(""),
    plain: true,
    first: true,
  };
  return {
    id: "log",
    heading: messages.logLine,
    legend: "",
    choice: "format",
    tabbed: false,
    decoded: freeText(""),
    items: line === "" ? [] : [{ ...block, code: freeText(line) }],
  };
}

/** A response, laid out where it is JSON. */
export const laidOut = keepingSome((response) => {
  const text = jsonText(response);
  return text === undefined ? response : layoutJson(escapeInvisible(text));
});
