import { actionIds, actionLabel } from "../../model/action.js";
import { englishTitle, textIn } from "../../model/catalog.js";
import type { Pointer } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds, kindMeanings, kinds } from "../../model/kind.js";
import type { Kind } from "../../model/kind.js";
import { nameFromId } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { calledModule, shownEntry } from "../../sdk/sdk.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpString } from "./literals.js";
import { caseName, codeEnum, creatorName, errorsClass, exceptionClass } from "./names.js";
import { operationsExample } from "./operations-view.js";
import { exampleValues } from "./raise-view.js";
import { replacementOf } from "./served-view.js";
import { standardNames, standardView } from "./standard-view.js";

/** The enums of kinds and of actions, and the classes of exceptions. */
export function kindView(context: Context) {
  return {
    ...fileView(context),
    tail: context.sdk.tail ?? false,
    kinds: kindIds.map((id) => ({
      id,
      name: nameFromId(id),
      type: exceptionClass(id),
      grpc: kinds[id].grpc,
      meaning: kindMeanings[id],
    })),
    actions: actionIds.map((id) => ({ id, name: nameFromId(id), label: actionLabel(id, "en") })),
  };
}

/** The class of a kind of errors. */
export function exceptionView(context: Context, kind: Kind) {
  return { ...fileView(context), type: exceptionClass(kind), meaning: kindMeanings[kind] };
}

/** `src/Internal/LogFields.php` */
export function logView(context: Context) {
  return { ...fileView(context), type: phpString(`${context.catalog.id}.`) };
}

/** `src/InvalidResponseException.php` */
export function invalidView(context: Context) {
  return {
    ...fileView(context),
    notResponse: phpString(`not a response of ${englishTitle(context.catalog)}: `),
    statusKinds: statusKinds.map(({ kind, statuses }) => ({ statuses: statuses.join(", "), name: nameFromId(kind) })),
  };
}

/** `src/Internal/Plan.php`: where things are in a response. */
export function planView(context: Context) {
  const { catalog, sdk, locales } = context;
  const { code, text, requestId, success, sources, headers, foreignKeys, status } = sdk.decode;
  const { params, fieldErrors } = catalog.envelope;
  const optional = (pointer: Pointer | undefined): string => (pointer === undefined ? "null" : pointerList(pointer));
  return {
    ...fileView(context),
    common: sdk.common === undefined ? "" : errorsClass(sdk.common),
    code: code.map(pointerList),
    text: text.map(pointerList),
    requestId: requestId.map(pointerList),
    successCode: success.code !== undefined,
    absent: optional(success.absent),
    parent: optional(success.parent),
    present: optional(success.present),
    foreignKeys: foreignKeys.map(phpString),
    sources: sources.map(({ at, forms }) => ({
      at: pointerList(at),
      forms: forms.map(({ before, after }) => `[${phpString(before)}, ${phpString(after)}]`).join(", "),
    })),
    params: optional(params),
    fieldErrors: optional(fieldErrors?.at),
    field: optional(fieldErrors?.field),
    fieldCode: optional(fieldErrors?.code),
    fieldText: optional(fieldErrors?.text),
    codeHeaders: stringList(headers.code),
    requestIdHeaders: stringList(headers.requestId),
    delays: headers.retryAfter.map(({ header, unit }) => `[${phpString(header)}, '${unit}']`),
    status: status === undefined ? "null" : typeof status === "number" ? String(status) : "'entry'",
    locales: stringList(locales.map((locale) => locale.toLowerCase())),
  };
}

const stringList = (texts: readonly string[]): string => `[${texts.map(phpString).join(", ")}]`;

/** A JSON pointer as the list of its steps. */
const pointerList = (pointer: Pointer): string => stringList(pointer);

/** `README.md`, `composer.json` and the files of the tests. */
export function packageView(context: Context) {
  const { catalog, client, fieldErrors, sdk, server, docs, locales, pkg, license, namespace } = context;
  const title = textIn(catalog.title, docs, catalog);
  const shown = shownEntry(catalog, sdk);
  const travels = server ? sendsParams(catalog) : context.params;
  return {
    ...standardView(context),
    title: freeText(title),
    description: freeText(`The error codes of ${title}.`),
    id: catalog.id,
    pkg,
    license,
    jsonNamespace: namespace.replaceAll("\\", "\\\\"),
    locale: locales[0],
    explanations: hasExplanations(catalog),
    layered: sdk.common !== undefined,
    testkit: context.testkit,
    kitEnvelopes: catalog.envelopes.length > 0,
    modules: catalog.modules.map((each) => ({ id: each.id, errors: errorsClass(each), code: codeEnum(each) })),
    params: travels,
    fieldErrors,
    ownParams: catalog.envelope.params !== undefined,
    ownFieldErrors: catalog.envelope.fieldErrors !== undefined,
    does: [...(client ? ["decodes"] : []), ...(server ? ["encodes"] : [])].join(" and "),
    envelopes: catalog.envelopes.map(({ id }) => ({
      id,
      ...standardNames[id],
      more: id === "json-rpc" ? ", $id" : "",
    })),
    operation: operationsExample(context),
    sends: server && replacementOf(context) !== undefined,
    example:
      shown === undefined
        ? false
        : {
            errors: errorsClass(calledModule(sdk, shown.module)),
            type: codeEnum(shown.module),
            name: caseName(shown.entry.name),
            owner: errorsClass(shown.module),
            creator: `${creatorName(shown.entry.name)}(${[...exampleValues(shown.entry), ""].join(", ")}`,
            instead: replacementOf(context) ?? "",
          },
  };
}

/** `Json.php`, which is a part of the tests in a package that does not read JSON. */
export function jsonView(context: Context, place: "Internal" | "Tests") {
  return { ...fileView(context), place };
}
