import { actionIds, actionLabel } from "../../model/action.js";
import { englishTitle, textIn } from "../../model/catalog.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds, kindMeanings, kinds } from "../../model/kind.js";
import { nameFromId } from "../../model/name.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { javadoc } from "./docs.js";
import { listed, withCall, withText } from "./layout.js";
import { javaString } from "./literals.js";
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
  const { catalog, sdk } = context;
  return {
    ...kindView(context),
    commonDoc: sdk.common === undefined ? "" : ": the one that all modules share",
    params: catalog.envelope.params !== undefined,
    fieldErrors: catalog.envelope.fieldErrors !== undefined,
  };
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
              `Decode a response with the class of its module, such as {@link ${context.pkg}.${errorsClass(called)}}. An error is an {@link ${context.pkg}.ApiException}, of which each kind of error is a class; its codes are constants of enums, such as {@link ${context.pkg}.${codeClass(called)}}.`,
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
  const tags = context.locales.map((locale) => javaString(locale.toLowerCase()));
  return { ...fileView(context), tags: withCall(2, "private static final List<String> TAGS =", "List.of", tags) };
}
