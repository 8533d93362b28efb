import { closestMatch } from "leven";

/**
 * "did you mean `x`?" for the nearest candidate, or undefined if none is near. A candidate is near if at most a third of
 * the letters differ, if only their case does, or if it is the only one that starts with the text or that the text starts
 * with (`sites`).
 */
export function didYouMean(text: string, candidates: readonly string[]): string | undefined {
  const inOtherCase = candidates.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  const nearest = inOtherCase ?? closestMatch(text, [...candidates], { maxDistance: Math.ceil(text.length / 3) });
  const longer = candidates.filter((candidate) => text.length >= 3 && candidate.startsWith(text));
  const shorter = candidates.filter((candidate) => candidate.length >= 2 && text.startsWith(candidate));
  const [match] = nearest !== undefined ? [nearest] : ([longer, shorter].find(({ length }) => length === 1) ?? []);
  return match === undefined ? undefined : `did you mean \`${match}\`?`;
}

/** The candidate in the text of a {@link didYouMean}; undefined if it is another text. */
export function suggestionIn(help: string): string | undefined {
  return /^did you mean `([^`]+)`\?$/.exec(help)?.[1];
}
