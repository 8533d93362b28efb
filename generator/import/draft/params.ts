import { placeholdersIn } from "../../model/placeholders.js";
import type { Texts } from "./draft.js";

/** The placeholders of an entry's texts, each once, in order: a spec declares them as params. */
export function paramsIn(texts: Texts): string[] {
  return [...new Set(Object.values(texts).flatMap(placeholdersIn))];
}
