/** The labels of things in one language. */
export function labelsOf<Id extends string, Language extends string>(
  things: Readonly<Record<Id, { readonly label: Readonly<Record<Language, string>> }>>,
  language: Language,
): Readonly<Record<Id, string>> {
  const entries = (Object.keys(things) as Id[]).map((id) => [id, things[id].label[language]]);
  return Object.fromEntries(entries) as Record<Id, string>;
}
