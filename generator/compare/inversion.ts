/**
 * Whether one text says the opposite of the other: they differ only in negations and in function words. A text that was
 * inverted and reworded at once looks the same as one that was only reworded, so it does not count as inverted.
 */
export function isInverted(before: string, after: string): boolean {
  const [left, right] = withoutShared(wordsOf(before), wordsOf(after));
  let negations = 0;
  for (const word of [...left]) {
    const at = right.findIndex((other) => isNegated(word, other) || isNegated(other, word));
    if (at === -1) continue;
    right.splice(at, 1);
    left.splice(left.indexOf(word), 1);
    negations += 1;
  }
  for (const word of [...left, ...right]) {
    if (negating.has(word)) negations += 1;
    else if (!small.has(word)) return false;
  }
  return negations % 2 === 1;
}

const listOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Negations in the languages of most catalogs. */
const negating = listOf(
  "not no never none nothing nobody without neither nor nicht kein keine keinen keinem keiner nie niemals ohne ne pas " +
    "aucun aucune jamais sans nunca sin ninguna ningún não sem nenhum non nessun senza не нет без никогда 不 没 無 无 未 非 勿",
);

/** Words that can appear or disappear together with a negation. */
const small = listOf(
  "a an the any some such is are was were be been do does did has have had can will this that it 已 有 是",
);

const prefixes = ["un", "in", "im", "il", "ir", "dis", "non", "not"];

const isNegated = (word: string, base: string): boolean => prefixes.some((prefix) => word === prefix + base);

/** The words of a text, without a plural s, and each Chinese character by itself. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\bcan(?:not|['’]t)\b/g, "can not")
    .replace(/\bwon['’]t\b/g, "will not")
    .replace(/n['’]t\b/g, " not");
  return (plain.match(/\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{N}])+/gu) ?? []).map((word) =>
    word.length > 4 ? word.replace(/(?<!s)s$/, "") : word,
  );
}

/** Two lists of words without the words that both have. */
function withoutShared(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const right = [...after];
  const left = before.filter((word) => {
    const at = right.indexOf(word);
    if (at !== -1) right.splice(at, 1);
    return at === -1;
  });
  return [left, right];
}
