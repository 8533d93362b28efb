/** The `{placeholders}` of a text, each once, in order. Other braces, such as JSON in a text, do not count. */
export function placeholdersIn(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<![{$])\{([a-z][a-z0-9]*(?:_[a-z0-9]+)*)\}(?!\})/g)].map(([, name]) => name ?? "")),
  ];
}
