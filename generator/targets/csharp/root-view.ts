import { actionIds, actionLabel } from "../../model/action.js";
import { englishTitle } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { statusKinds } from "../../model/http-kind.js";
import { kindIds, kindMeanings, kinds } from "../../model/kind.js";
import { nameFromId } from "../../model/name.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { codeEnum } from "./names.js";

/** `ErrorKind.cs` and `ErrorAction.cs` */
export function kindView(context: Context) {
  return {
    ...fileView(context),
    kinds: kindIds.map((id) => ({ constant: nameFromId(id), grpc: kinds[id].grpc, meaning: kindMeanings[id] })),
    actions: actionIds.map((id, value) => ({ constant: nameFromId(id), value, label: actionLabel(id, "en") })),
  };
}

/** What errors have, for the classes that hold or pass it. */
export function factsView(context: Context) {
  const { client, server, params, fieldErrors, sdk } = context;
  return {
    ...fileView(context),
    client,
    server,
    params,
    fieldErrors,
    lists: params || fieldErrors || server,
    tail: sdk.tail ?? false,
    common: sdk.common === undefined ? "" : codeEnum(sdk.common),
    commonDoc: sdk.common === undefined ? "" : ", the one that all modules share",
  };
}

/** `Spelling.cs` */
export function spellingView(context: Context) {
  const { client, server, sdk } = context;
  return { ...fileView(context), client, server, forms: sdk.decode.hasForms };
}

/** `Param.cs` */
export function paramView(context: Context) {
  const { client, catalog } = context;
  const read = client && sendsParams(catalog);
  const keys = catalog.envelopes.some(({ id }) => id === "grpc");
  return { ...fileView(context), read, keys, grpc: read && keys, body: read || keys };
}

/** `Raise.cs` and `RaiseOptions.cs` */
export function raiseView(context: Context) {
  const { common } = context.sdk;
  return {
    ...factsView(context),
    common: common !== undefined,
    commonId: common?.id ?? "",
    lists: context.params || context.fieldErrors,
  };
}

/** `InvalidResponseException.cs` */
export function invalidView(context: Context) {
  return {
    ...fileView(context),
    notResponse: csharpString(`not a response of ${englishTitle(context.catalog)}: `),
    statusKinds: statusKinds.map(({ kind, statuses }) => ({
      statuses: statuses.join(" or "),
      constant: nameFromId(kind),
    })),
  };
}

/** `Locales.cs` */
export function localesView(context: Context) {
  return {
    ...fileView(context),
    tags: context.locales.map((locale) => csharpString(locale.toLowerCase())).join(", "),
  };
}
