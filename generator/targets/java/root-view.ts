import { actionIds, actionLabel } from "../../model/action.js";
import { englishTitle, textIn } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds, kindMeanings, kinds } from "../../model/kind.js";
import { nameFromId } from "../../model/name.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { javadoc } from "./docs.js";
import { call, listed, withCall, withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { codeClass, errorsClass } from "./names.js";

export function kindView(context: Context) {
  return {
    ...fileView(context),
    kinds: kindIds.map((id) => ({
      id,
      constant: id.toUpperCase(),
      type: nameFromId(id),
      grpc: kinds[id].grpc,
      meaning: kindMeanings[id],
    })),
    actions: actionIds.map((id) => ({ id, constant: id.toUpperCase(), label: actionLabel(id, "en") })),
  };
}

/** `ApiException.java` and `Facts.java` */
export function exceptionView(context: Context) {
  const { sdk } = context;
  return {
    ...kindView(context),
    tail: sdk.tail ?? false,
    commonDoc: sdk.common === undefined ? "" : ": the one that all modules share",
    params: context.params,
    fieldErrors: context.fieldErrors,
    client: context.client,
    server: context.server,
    maps: context.params || context.server,
    inherited: call(4, "super", [
      "facts.message()",
      context.server ? "facts.cause()" : "null",
      "facts.detail()",
      "facts.requestId()",
      "facts.retryAfter()",
      ...(context.client ? ["facts.body()"] : []),
    ]),
  };
}

/** `CodeType.java` */
export function codeTypeView(context: Context) {
  return { ...sidesView(context), spelled: context.sdk.decode.hasForms };
}

/** `Json.java` */
export function jsonView(context: Context) {
  return { ...fileView(context), standard: context.client && context.catalog.envelopes.length > 0 };
}

/** What a template receives that only has to know the halves of the package. */
export function sidesView(context: Context) {
  const { client, server, fieldErrors, params } = context;
  return { ...fileView(context), client, server, fieldErrors, params };
}

/** `Param.java` */
export function paramView(context: Context) {
  const { client, server, catalog } = context;
  const sent = server && sendsParams(catalog);
  const read = client && sendsParams(catalog);
  const keys = catalog.envelopes.some(({ id }) => id === "grpc");
  return { ...fileView(context), server, sent, read, keys, grpc: read && keys, nullable: sent || read };
}

export function invalidView(context: Context) {
  return {
    ...fileView(context),
    notResponse: withText(4, "String text =", `not a response of ${englishTitle(context.catalog)}: `, " + why;"),
    statusKinds: statusKinds.map(({ kind, statuses }) => ({
      statuses: statuses.join(", "),
      constant: kind.toUpperCase(),
    })),
  };
}

/** `package-info.java` */
export function packageView(context: Context) {
  const { catalog, docs, sdk } = context;
  const called = sdk.called[0] ?? sdk.common;
  return {
    ...fileView(context),
    docs: javadoc(0, [
      ["The errors of ", { free: textIn(catalog.title, docs, catalog) }, `, the API ${catalog.id}.`],
      ...(called === undefined
        ? []
        : [
            [
              `${context.client ? "Decode a response" : "Create an error"} with the class of its module, such as {@link ${context.pkg}.${errorsClass(called)}}. An error is an {@link ${context.pkg}.ApiException}, of which each kind of error is a class; its codes are constants of enums, such as {@link ${context.pkg}.${codeClass(called)}}.`,
            ],
          ]),
    ]),
  };
}

/** `Code.java` */
export function codesView(context: Context) {
  const { modules } = context.catalog;
  const types = modules.map(codeClass);
  return {
    ...fileView(context),
    declaration: listed("public sealed interface Code extends Serializable", "permits", types),
  };
}

/** `Locales.java` */
export function localesView(context: Context) {
  const tags = context.locales.map((locale) => utf16String(locale.toLowerCase()));
  return { ...fileView(context), tags: withCall(2, "private static final List<String> TAGS =", "List.of", tags) };
}
