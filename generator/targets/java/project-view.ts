import { textIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";

/** `pom.xml` */
export function pomView(context: Context) {
  const { catalog, group, artifact, docs } = context;
  return {
    ...fileView(context),
    group,
    artifact,
    version: catalog.version,
    description: freeText(`The error codes of ${textIn(catalog.title, docs, catalog)}.`),
  };
}
