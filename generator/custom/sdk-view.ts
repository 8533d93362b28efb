import { sdkFormatVersion } from "../api/sdk.js";
import type {
  DocView,
  EncodeView,
  EntryView,
  FieldErrorsView,
  ModuleView,
  OperationView,
  SdkView,
} from "../api/sdk.js";
import { allEntries, commonModule, englishTitle } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { carrierOf, freeIn, sentInstead } from "../model/sent.js";
import { isNumeric, readerOf } from "../sdk/code-reader.js";
import { successCode } from "../sdk/decode-plan.js";
import type { DecodePlan } from "../sdk/decode-plan.js";
import { docLocale, docOf } from "../sdk/entry-doc.js";
import { namesOf } from "../sdk/entry-names.js";
import { docOfOperation, operationsWithErrors } from "../sdk/operations.js";
import { sdkOf } from "../sdk/sdk.js";
import type { Sdk } from "../sdk/sdk.js";
import { everyText } from "../sdk/texts.js";

/** The shared SDK model of a catalog, as targets of the spec's authors receive it. What it does not have is left out. */
export function sdkView(catalog: Catalog): SdkView {
  const sdk = sdkOf(catalog, commonModule(catalog));
  const { common, called, owners, kinds } = sdk;
  return withoutUndefined<SdkView>({
    formatVersion: sdkFormatVersion,
    title: englishTitle(catalog),
    docLocale: docLocale(catalog.locales),
    common: common?.id,
    called: called.map(({ id }) => id),
    owners: owners.map(({ id }) => id),
    kinds,
    messageTail: sdk.tail,
    decode: decodeView(catalog, sdk),
    encode: encodeView(catalog, sdk.decode),
    modules: catalog.modules.map((module) => moduleView(catalog, module, sdk.decode)),
    operations: operationsWithErrors(catalog).map((operation): OperationView => {
      const { called, summary, errors } = docOfOperation(catalog, operation, docLocale(catalog.locales));
      return {
        id: operation.id,
        called,
        summary,
        errors: errors.map(({ entry, remark }) => ({ module: entry.module, code: entry.code, remark })),
      };
    }),
  });
}

/** Objects with keys that may be undefined, although their type leaves such keys out. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> | (object extends Pick<T, Key> ? undefined : never) }
    : T;

/** The same value without keys that are undefined, at any depth. */
function withoutUndefined<T>(value: Loose<T>): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (typeof value !== "object" || value === null) return value as T;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutUndefined(inner)])) as T;
}

function decodeView({ envelope }: Catalog, { decode }: Sdk): Loose<SdkView["decode"]> {
  const { code, text, requestId, headers, hasRequestId, status } = decode;
  const { success, sources, hasForms, readsModuleCodes, foreignKeys } = decode;
  const { params, fieldErrors } = envelope;
  return {
    ...{ code, text, requestId, params, fieldErrors, headers, hasRequestId, status },
    ...{ success, sources, hasForms, readsModuleCodes, foreignKeys },
  };
}

function encodeView({ envelope }: Catalog, plan: DecodePlan): Loose<EncodeView> {
  const isFree = freeIn(envelope);
  const free = (pointer: Pointer | undefined): Pointer | undefined =>
    pointer === undefined || !isFree(pointer) ? undefined : pointer;
  const places = envelope.fieldErrors;
  const fieldErrors: Loose<FieldErrorsView> | undefined = places && isFree(places.at) ? places : undefined;
  return {
    code: plan.code.filter(isFree),
    text: plan.text.filter(isFree),
    requestId: plan.requestId.filter(isFree),
    sources: plan.sources.map(({ at, forms }) => ({ at: free(at), forms })),
    params: free(envelope.params),
    fieldErrors,
    absent: free(envelope.success.absent),
    status: typeof envelope.status === "number" ? envelope.status : "entry",
    requestIdHeader: plan.headers.requestId[0],
  };
}

function moduleView(catalog: Catalog, module: Module, plan: DecodePlan): Loose<ModuleView> {
  const instead = sentInstead(catalog, module);
  return {
    id: module.id,
    reader: readerOf(module.codeType),
    isNumeric: isNumeric(module.codeType),
    success: successCode(plan, module),
    unexpected: instead && { module: instead.module, code: instead.code },
    entries: allEntries(module).map((entry) => entryView(catalog, entry)),
  };
}

function entryView(catalog: Catalog, entry: Entry): Loose<EntryView> {
  return {
    code: entry.code,
    names: namesOf(entry),
    texts: everyText(catalog, catalog.locales, entry.text),
    sensitive: entry.params.filter(({ sensitive }) => sensitive).map(({ name }) => name),
    carrier: carrierOf(catalog, entry)?.code,
    doc: docOf(catalog, entry, docLocale(catalog.locales)) satisfies Loose<DocView>,
  };
}
