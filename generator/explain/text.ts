import type { FailedResponse } from "../decode/decode.js";
import type { InvalidResponse } from "../decode/invalid.js";
import type { Paint } from "../diagnostic/text.js";
import { visible } from "../diagnostic/visible.js";
import { cells } from "../diagnostic/width.js";
import { advice, hasAdvice, hasEffect } from "../model/advice.js";
import { commonModule, textIn } from "../model/catalog.js";
import type { Catalog, Entry, StandardEnvelopeId } from "../model/catalog.js";
import { effectLabel } from "../model/effect.js";
import { changesOf, sinceText } from "../model/history.js";
import { kinds } from "../model/kind.js";
import { originText } from "../model/origin.js";
import { isPublic } from "../model/sent.js";
import { errorsOfOperation, requestOf } from "../model/operation.js";
import type { Operation } from "../model/operation.js";
import { returnedBy } from "../model/returned-by.js";
import type { ReturnedBy } from "../model/returned-by.js";
import type { Answer, KnownEntry, Meaning } from "./answer.js";
import { notResponse } from "./not-response.js";
import { sameText } from "./same-text.js";
import { messagesFor } from "./messages.js";
import type { Messages } from "./messages.js";
import { usageText } from "./usage.js";
import type { Usage } from "./usage.js";

/** A label and its text. Text from a spec or a response has not been made safe for a terminal yet. */
type Row = readonly [label: string, text: string];

/**
 * An answer for people: what it is, what it means, what to do, and then the details. If it has one meaning, `usage` follows
 * with the response in an envelope.
 */
export function answerText(
  catalog: Catalog,
  answer: Answer,
  query: string,
  locale: string,
  paint: Paint,
  { usage, envelope }: { readonly usage?: Usage | undefined; readonly envelope?: StandardEnvelopeId | undefined } = {},
): string {
  const messages = messagesFor(locale);
  const page: Page = { catalog, locale, messages, paint };
  const { meanings, operations, unknown, invalid } = answer;
  if (meanings.length > 0 || operations.length > 0) {
    const blocks = [
      ...meanings.map((meaning) => meaningText(meaning, page)),
      ...operations.map((operation) => operationText(operation, page)),
    ];
    const heading = blocks.length > 1 ? [messages.meanings(blocks.length, shortened(query))] : [];
    const unreadable = invalid === undefined ? [] : [invalidText(invalid, query, page)];
    const code = usage === undefined ? [] : usageText(usage, envelope, messages, paint);
    return [...heading, ...blocks, ...unreadable, ...code].join("\n\n");
  }
  if (invalid !== undefined) return invalidText(invalid, query, page);
  const lines =
    unknown === undefined
      ? [messages.nothing(shortened(query))]
      : [messages.unknownCode(visible(codesOf(unknown))), ...table(responseRows(unknown, undefined, page), page)];
  const near = nearLines(answer, page);
  return [...lines, ...(near.length > 0 ? ["", messages.didYouMean, ...near] : [])].join("\n");
}

interface Page {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  readonly paint: Paint;
}

function meaningText(meaning: Meaning, page: Page): string {
  const { messages, paint } = page;
  switch (meaning.kind) {
    case "success":
      return paint("bold", messages.succeeded);
    case "reserved": {
      const { module, asked, reserved } = meaning;
      const head = `${paint("bold", `${module.id}/${asked}`)}\n${messages.reservedHint}`;
      return `${head}\n\n${table([[messages.reserved, reserved.reason]], page).join("\n")}`;
    }
    case "entry":
      return entryText(meaning, page);
  }
}

/** The most operations of an error that are listed. */
const mostOperations = 10;

function operationText(operation: Operation, page: Page): string {
  const { catalog, locale, messages, paint } = page;
  const { summary } = operation;
  const rows = errorsOfOperation(catalog, operation).map(({ entry, error: { when } }): Row => {
    const text = textIn(when, locale, catalog) || textIn(entry.text, locale, catalog);
    return [step(entry.module, entry.code, entry), text];
  });
  return [
    paint("bold", visible(requestLine(operation))),
    ...[textIn(summary, locale, catalog)].filter((text) => text !== "").map(visible),
    "",
    rows.length === 0 ? messages.returnsNothing : messages.returns,
    ...table(rows, page),
  ].join("\n");
}

function entryText(known: KnownEntry, page: Page): string {
  const { catalog, locale, messages, paint } = page;
  const { module, entry, response } = known;
  const title = textIn(entry.title, locale, catalog);
  const text = textIn(entry.text, locale, catalog);
  const isSuccess = entry === module.success;
  const head = [
    paint("bold", visible(`${module.id}/${entry.code} ${entry.name}`)),
    ...(title === "" || title === text ? [] : [visible(title)]),
    visible(text),
  ];
  const { deprecated } = entry;
  const warning =
    deprecated === undefined
      ? []
      : [
          `${paint("yellow", visible(messages.deprecated(deprecated.since, deprecated.sunset, deprecated.replacedBy)))}: ${visible(textIn(deprecated.reason, locale, catalog))}`,
        ];
  return [
    ...head,
    "",
    ...(isPublic(entry) ? [] : [paint("yellow", messages.internal)]),
    ...(entry.stability === "experimental" ? [paint("yellow", messages.experimental)] : []),
    ...warning,
    ...(isSuccess || hasAdvice(entry) ? [paint("bold", isSuccess ? messages.success : advice(entry, locale)), ""] : []),
    ...table([...responseRows(response, known, page), ...entryRows(known, isSuccess, page)], page),
  ].join("\n");
}

/** Why a body is not a response of the API, and what could be read from it. */
function invalidText(invalid: InvalidResponse, query: string, page: Page): string {
  const { detail, requestId } = invalid;
  const { labels } = page.messages;
  const rows: Row[] = [
    ...(detail === "" ? [] : [[labels.serverMessage, detail] as const]),
    ...(requestId === undefined ? [] : [[labels.request, requestId] as const]),
  ];
  return [...notResponse(invalid, query, page.locale), ...table(rows, page)].join("\n");
}

/** The codes of the response, and what the server said. */
function responseRows(response: FailedResponse | undefined, known: KnownEntry | undefined, page: Page): Row[] {
  if (response === undefined) return [];
  const { catalog, messages } = page;
  const { labels } = messages;
  const common = commonModule(catalog);
  const commonEntry = common?.entries.find(({ code }) => code === response.code);
  const chain = [
    ...(common === undefined || known?.module === common ? [] : [step(common.id, response.code, commonEntry)]),
    known === undefined ? response.moduleCode : step(known.module.id, known.entry.code, known.entry),
    // The module code is unknown, so the common code decides.
    known?.module === common && response.moduleCode !== undefined
      ? messages.unknownStep(response.moduleCode)
      : undefined,
  ].filter((part) => part !== undefined);
  return [
    [labels.response, chain.join(" → ")],
    ...(response.detail === "" ? [] : [[labels.serverMessage, response.detail] as const]),
    ...(response.requestId === undefined ? [] : [[labels.request, response.requestId] as const]),
  ];
}

function step(module: string, code: string, entry: Entry | undefined): string {
  return entry === undefined ? `${module}/${code}` : `${module}/${code} ${entry.name}`;
}

function entryRows({ module, entry }: KnownEntry, isSuccess: boolean, { catalog, locale, messages }: Page): Row[] {
  const { labels } = messages;
  const [source] = catalog.locales;
  const inLocale = (text: Entry["text"]): string => textIn(text, locale, catalog);
  const group = module.groups.find(({ id }) => id === entry.group);
  const same = sameText(catalog, entry);
  const rows: Row[] = [];
  const add = (label: string, text: string | undefined): void => {
    if (text !== undefined && text !== "") rows.push([label, text]);
  };
  for (const [index, solution] of entry.solutions.entries()) add(messages.step(index + 1), inLocale(solution));
  add(labels.otherwise, inLocale(entry.otherwise));
  for (const cause of entry.causes) add(labels.cause, inLocale(cause));
  if (locale !== source && entry.text[source] !== inLocale(entry.text))
    add(`${labels.source} (${source})`, entry.text[source]);
  add(labels.group, group && (inLocale(group.title) || group.id));
  add(labels.origin, originText(module, locale, catalog));
  if (!isSuccess) {
    add(
      labels.kind,
      `${entry.kind} · HTTP ${entry.http} · gRPC ${entry.kind.toUpperCase()} (${kinds[entry.kind].grpc})`,
    );
    if (hasEffect(entry)) add(labels.effect, effectLabel(entry.effect, locale));
  }
  const params = entry.params.map(
    ({ name, type, sensitive }) => `${name} (${type}${sensitive ? messages.sensitive : ""})`,
  );
  add(labels.params, params.join(", "));
  add(labels.since, sinceText(catalog, entry, locale));
  for (const { version, text, textBefore } of changesOf(catalog, entry, locale)) {
    add(messages.changedIn(version), text);
    add(messages.textBefore(version), inLocale(textBefore));
  }
  add(labels.formerly, entry.aliases.join(", "));
  for (const was of entry.was) add(messages.was(was.until), inLocale(was.text));
  add(labels.note, inLocale(entry.note));
  add(labels.operations, returnedByText(returnedBy(catalog, entry), messages));
  add(labels.sameText, same.map((other) => step(other.module, other.code, other)).join(", "));
  for (const link of entry.links)
    add(labels.link, [inLocale(link.title), link.url].filter((part) => part !== "").join(" "));
  add(labels.docs, entry.url);
  return rows;
}

/** `every operation of orders, getCart, 3 more` */
function returnedByText(found: ReturnedBy | undefined, messages: Messages): string {
  if (found === undefined) return "";
  const { isEvery, except, modules, operations } = found;
  const names = (list: readonly Operation[]): string => list.map(({ id }) => id).join(", ");
  if (isEvery) return messages.everyOperation(names(except));
  const more = operations.length - mostOperations;
  return [
    ...modules.map(messages.everyOperationOf),
    names(operations.slice(0, mostOperations)),
    more > 0 ? messages.more(more) : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** Rows whose texts start in the same column of the terminal. Chinese characters fill two cells. */
function table(rows: readonly Row[], { paint }: Page): string[] {
  const labels = rows.map(([label]) => visible(label));
  const width = Math.max(0, ...labels.map(cells));
  return rows.map(([, text], index) => {
    const label = labels[index] ?? "";
    return `  ${paint("dim", label)}${" ".repeat(width - cells(label))}  ${visible(text)}`;
  });
}

/** What the text may have meant, each with its text. */
function nearLines({ near, nearOperations }: Answer, page: Page): string[] {
  const { catalog, locale } = page;
  const rows = [
    ...near.map(
      ({ module, code, name, text }) => [`${module}/${code} ${name}`, textIn(text, locale, catalog)] as const,
    ),
    ...nearOperations.map((operation) => [requestLine(operation), textIn(operation.summary, locale, catalog)] as const),
  ];
  const width = Math.max(0, ...rows.map(([head]) => cells(visible(head))));
  return rows.map(([head, text]) => {
    const shown = visible(head);
    return `  ${shown}${" ".repeat(width - cells(shown))}  ${visible(text)}`.trimEnd();
  });
}

/** `getOrder · GET /orders/{id}` */
function requestLine(operation: Operation): string {
  const request = requestOf(operation);
  return request === "" ? operation.id : `${operation.id} · ${request}`;
}

function codesOf({ code, moduleCode }: FailedResponse): string {
  return moduleCode === undefined ? code : `${code}/${moduleCode}`;
}

/** The first line of a query, shortened to fit into a sentence. */
function shortened(query: string): string {
  const [line = ""] = query.trim().split(/[\r\n]/);
  return visible(line.length > 60 ? `${line.slice(0, 59).replace(/[\ud800-\udbff]$/, "")}…` : line);
}
