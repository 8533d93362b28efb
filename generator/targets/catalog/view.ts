import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry, Envelope, Module, Text } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import { kinds } from "../../model/kind.js";
import type { Operation } from "../../model/operation.js";
import { pointerText } from "../../model/pointer.js";
import { lazyList, ownList } from "../../render/list.js";
import type { LazyList } from "../../render/list.js";
import { generatedFrom } from "../header.js";

/** The format version. It changes when readers of the file have to change. */
export const formatVersion = 1;

export const schemaFileName = "catalog.schema.json";

/**
 * The catalog as `catalog.json` holds it, but its modules. Keys are in a fixed order. Keys that the spec does not set are
 * left out, and so are lists that are empty in most entries.
 */
export function catalogView(catalog: Catalog): object {
  return {
    $schema: `./${schemaFileName}`,
    generatedBy: generatedFrom(catalog.file),
    formatVersion,
    id: catalog.id,
    name: catalog.name,
    title: catalog.title,
    description: unlessEmpty(catalog.description),
    version: catalog.version,
    locales: catalog.locales,
    fallbackLocales: unlessNone(catalog.fallbackLocales),
    docs: catalog.docs,
    messageTail: catalog.messageTail === true ? true : undefined,
    initialisms: unlessNone(catalog.initialisms),
    envelope: envelopeView(catalog.envelope),
    envelopes: unlessNone(catalog.envelopes.map(({ id, domain }) => ({ id, domain }))),
    operations: unlessNone(catalog.operations.map(operationView)),
  };
}

/** The modules in `catalog.json`: its last key. */
export function modulesView(catalog: Catalog): LazyList<object> {
  return lazyList(catalog.modules, (module) => moduleView(module, catalog));
}

function operationView(operation: Operation): object {
  const { id, name, module, method, path, summary, tags, errors } = operation;
  return {
    id,
    name,
    module,
    method,
    path,
    summary: unlessEmpty(summary),
    tags: unlessNone(tags),
    errors: unlessNone(
      errors.map((error) => ({
        module: error.module,
        code: error.code,
        from: error.from,
        when: unlessEmpty(error.when),
        params: unlessEmpty(error.params),
      })),
    ),
  };
}

function envelopeView(envelope: Envelope): object {
  const { success, code, common, moduleCode, text, requestId, params, fieldErrors, headers, status } = envelope;
  return {
    success: {
      code: success.code,
      absent: success.absent && pointerText(success.absent),
      present: success.present && pointerText(success.present),
    },
    code: code.map(pointerText),
    common,
    moduleCode: unlessNone(
      moduleCode.map(({ at, forms }) => ({
        at: pointerText(at),
        forms: unlessNone(forms.map(({ before, after }) => `${before}{code}${after}`)),
      })),
    ),
    text: unlessNone(text.map(pointerText)),
    requestId: unlessNone(requestId.map(pointerText)),
    params: params && pointerText(params),
    fieldErrors: fieldErrors && {
      at: pointerText(fieldErrors.at),
      field: pointerText(fieldErrors.field),
      code: fieldErrors.code && pointerText(fieldErrors.code),
      text: fieldErrors.text && pointerText(fieldErrors.text),
    },
    headers: unlessNothing({
      code: unlessNone(headers.code),
      requestId: unlessNone(headers.requestId),
      retryAfter: unlessNone(headers.retryAfter.map(({ header, unit }) => ({ header, unit }))),
    }),
    status,
  };
}

function moduleView(module: Module, catalog: Catalog): object {
  return {
    id: module.id,
    name: module.name,
    title: module.title,
    description: unlessEmpty(module.description),
    from: module.origin && {
      catalog: module.origin.catalog,
      version: module.origin.version,
      title: module.origin.title,
    },
    codeType: codeTypeView(module.codeType),
    stability: module.stability === "stable" ? undefined : module.stability,
    groups: unlessNone(
      module.groups.map(({ id, title, range }) => ({
        id,
        title: unlessEmpty(title),
        range: range && rangeView(range),
      })),
    ),
    reserved: unlessNone(
      module.reserved.map(({ codes, names, reason }) => ({
        codes: unlessNone(codes.map(rangeView)),
        names: unlessNone(names),
        reason,
      })),
    ),
    success: module.success && entryView(module.success, catalog, { success: true }),
    entries: ownList(module.entries, (entry) => entryView(entry, catalog)),
  };
}

/** Success is not an error, so it has neither kind nor action. */
function entryView(entry: Entry, catalog: Catalog, { success = false } = {}): object {
  const reaction = {
    kind: entry.kind,
    grpc: kinds[entry.kind].grpc,
    http: entry.http,
    action: entry.action,
    fallback: entry.fallback,
    retryable: entry.retryable,
    effect: entry.effect,
    advice: unlessEmpty(adviceText(entry, catalog)),
  };
  return {
    code: entry.code,
    name: entry.name,
    aliases: unlessNone(entry.aliases),
    group: entry.group,
    title: unlessEmpty(entry.title),
    text: entry.text,
    ...(success ? {} : reaction),
    url: entry.url,
    params: unlessNone(entry.params.map(({ name, type }) => ({ name, type }))),
    stability: entry.stability === "stable" ? undefined : entry.stability,
    since: entry.since,
    deprecated: entry.deprecated && {
      since: entry.deprecated.since,
      sunset: entry.deprecated.sunset,
      reason: entry.deprecated.reason,
      replacedBy: entry.deprecated.replacedBy,
    },
    was: unlessNone(entry.was.map(({ text, until }) => ({ text, until }))),
    note: unlessEmpty(entry.note),
    causes: unlessNone(entry.causes),
    solutions: unlessNone(entry.solutions),
    otherwise: unlessEmpty(entry.otherwise),
    links: unlessNone(entry.links.map(({ url, title }) => ({ url, title: unlessEmpty(title) }))),
    examples: unlessNone(entry.examples),
    extensions: unlessEmpty(entry.extensions),
  };
}

/** The labels in those locales of the catalog that errspec has messages for. */
function adviceText(entry: Entry, catalog: Catalog): Text {
  if (!hasAdvice(entry)) return {};
  const spoken = catalog.locales.filter((locale) => /^(?:en|zh)(?:-|$)/.test(locale));
  return Object.fromEntries(spoken.map((locale) => [locale, advice(entry, locale)]));
}

function codeTypeView(type: CodeType): object {
  return type.kind === "hex" ? { kind: type.kind, bits: type.bits, signed: type.signed } : { kind: type.kind };
}

const rangeView = ([first, last]: readonly [string, string]): object => ({ first, last });

function unlessEmpty<T extends object>(object: T): T | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

/** A group of keys, unless the spec sets none of them. */
function unlessNothing<T extends object>(object: T): T | undefined {
  return Object.values(object).every((value) => value === undefined) ? undefined : object;
}

function unlessNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
