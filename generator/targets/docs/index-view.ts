import { commonModule, textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Envelope, ModuleCodeSource, Pointer } from "../../model/catalog.js";
import { pointerText } from "../../model/pointer.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { cell, code, link } from "./markdown.js";
import { entryLink, moduleCell } from "./context.js";
import type { Edition } from "./context.js";
import { indexPagesOf } from "./names.js";
import { table } from "./table.js";

/** What the template of the index prints, besides what every page has. */
export interface IndexView {
  readonly description: FreeText;
  readonly responseTitle: string;
  readonly exampleLabel: string;
  readonly examples: readonly FreeText[];
  readonly reading: readonly string[];
  readonly entryHint: string;
  readonly modulesTitle: string;
  readonly modules: string;
  readonly indexesTitle: string;
  readonly indexes: readonly string[];
}

export function indexView({ context, locale, messages }: Edition): IndexView {
  const { catalog } = context;
  const { columns, hints, pages } = messages;
  const example = exampleOf(catalog);
  return {
    description: freeText(textIn(catalog.description, locale, catalog)),
    responseTitle: messages.response.heading,
    exampleLabel: messages.example,
    examples: example === undefined ? [] : [freeText(example.body)],
    reading: [
      ...(example === undefined ? [] : [messages.thisOne(entryLink(example.entry, context))]),
      ...readingOf(catalog, { context, locale, messages }),
    ],
    entryHint: messages.entryHint,
    modulesTitle: messages.modules,
    modules: table(
      [columns.module, columns.name],
      catalog.modules.map(({ id, title }) => [moduleCell(id), cell(textIn(title, locale, catalog))]),
    ),
    indexesTitle: messages.indexes,
    indexes: indexPagesOf(catalog).flatMap((page) =>
      page === "index" ? [] : `${link(pages[page], `${page}.md`)} — ${hints[page]}`,
    ),
  };
}

/** The example response to explain: one with a module's own code, if there is one. */
function exampleOf(catalog: Catalog): { readonly entry: Entry; readonly body: string } | undefined {
  const entries = catalog.modules.flatMap((module) => module.entries).filter(({ examples }) => examples.length > 0);
  const entry = entries.find(({ module }) => module !== catalog.envelope.common) ?? entries[0];
  const body = entry?.examples[0];
  return entry === undefined || body === undefined ? undefined : { entry, body };
}

/** Describes the envelope in sentences. */
function readingOf(catalog: Catalog, { locale, messages }: Edition): string[] {
  const { envelope } = catalog;
  const { response } = messages;
  const common = commonModule(catalog);
  const anyOf = (pointers: readonly Pointer[]): string => pointers.map(pointerCode).join(response.or);
  const lines: string[] = [];
  if (common === undefined) lines.push(response.code(anyOf(envelope.code)));
  else {
    const page = link(textIn(common.title, locale, catalog), `${common.id}.md`);
    lines.push(response.commonCode(anyOf(envelope.code), page));
    const sources = envelope.moduleCode.map((source) => sourceOf(source, messages.response));
    if (sources.length > 0) lines.push(response.moduleCode(sources.join(response.orElse)));
  }
  if (envelope.text.length > 0) lines.push(response.text(anyOf(envelope.text)));
  if (envelope.requestId.length > 0) lines.push(response.requestId(anyOf(envelope.requestId)));
  lines.push(...headersOf(envelope, response));
  const conditions = successConditions(envelope, response);
  if (conditions.length > 0) lines.push(response.success(conditions.join(response.and)));
  return lines;
}

/** Describes what is outside the body: headers and the status. */
function headersOf({ headers, status }: Envelope, response: Edition["messages"]["response"]): string[] {
  const anyOf = (names: readonly string[]): string => names.map(code).join(response.or);
  const delays = headers.retryAfter.map(({ header, unit }) => code(header) + response.units[unit]);
  return [
    ...(headers.code.length === 0 ? [] : [response.codeHeader(anyOf(headers.code))]),
    ...(headers.requestId.length === 0 ? [] : [response.requestIdHeader(anyOf(headers.requestId))]),
    ...(delays.length === 0 ? [] : [response.delay(delays.join(response.or))]),
    ...(status === undefined ? [] : [status === "entry" ? response.statusOfEntry : response.statusOfAll(status)]),
  ];
}

function sourceOf({ at, forms }: ModuleCodeSource, response: Edition["messages"]["response"]): string {
  if (forms.length === 0) return response.field(pointerCode(at));
  const shapes = forms.map(({ before, after }) => code(`${before}{code}${after}`)).join(response.or);
  return response.form(pointerCode(at), shapes);
}

function successConditions({ success }: Envelope, response: Edition["messages"]["response"]): string[] {
  return [
    ...(success.code === undefined ? [] : [response.successCode(code(success.code))]),
    ...(success.absent === undefined ? [] : [response.absent(pointerCode(success.absent))]),
    ...(success.present === undefined ? [] : [response.present(pointerCode(success.present))]),
  ];
}

function pointerCode(pointer: Pointer): string {
  return code(pointerText(pointer));
}
