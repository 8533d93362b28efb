import { asyncapiMessage, describedCatalog, graphqlTypes } from "../../conformance/other-formats.js";
import type { Described } from "../../conformance/other-formats.js";
import { textIn } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import type { Edition } from "./context.js";
import { graphqlBlock } from "./markdown.js";

/** Errors in other formats. */
export interface FormatsView {
  readonly graphqlLabel: string;
  readonly graphql: string;
  readonly asyncapiLabel: string;
  readonly asyncapi: FreeText;
}

/** All errors of the catalog in other formats. */
export function formatsView(edition: Edition): FormatsView {
  const { context, locale, messages } = edition;
  const { catalog } = context;
  const errors = describedCatalog(catalog, (text) => textIn(text, locale, catalog));
  return inFormats(errors, { name: catalog.name, title: messages.operation.anyFailed }, edition);
}

/** Errors as types that start with a name, and as a message with a title. */
export function inFormats(
  errors: readonly Described[],
  message: { readonly name: Name; readonly title: string },
  { context, locale, messages }: Edition,
): FormatsView {
  const { catalog } = context;
  return {
    graphqlLabel: messages.operation.graphql,
    graphql: graphqlBlock(graphqlTypes(catalog, message.name, errors, messages.operation.otherCode)),
    asyncapiLabel: messages.operation.asyncapi,
    asyncapi: freeText(JSON.stringify(asyncapiMessage(catalog, message, errors, locale))),
  };
}
