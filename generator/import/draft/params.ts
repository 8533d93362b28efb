import type { Texts } from "./draft.js";

/**
 * The `{placeholders}` of an entry's texts, each once, in order: a spec declares them as params. Other braces, as of JSON
 * or of a template language, are just text.
 */
export function paramsIn(texts: Texts): string[] {
  const placeholder = /(?<![{$])\{([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\}(?!\})/g;
  const names = Object.values(texts).flatMap((text) => [...text.matchAll(placeholder)].map(([, name]) => name ?? ""));
  return [...new Set(names)];
}
