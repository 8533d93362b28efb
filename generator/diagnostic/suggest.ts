import { closestMatch } from "leven";

/**
 * "did you mean `x`?" for the nearest of the candidates, or nothing where none is near: a third of the letters may
 * differ, or the text is the beginning of just one of them, or just one is the beginning of the text (`sites`).
 */
export function didYouMean(text: string, candidates: readonly string[]): string | undefined {
  const nearest = closestMatch(text, [...candidates], { maxDistance: Math.ceil(text.length / 3) });
  const begun = candidates.filter((candidate) => text.length >= 3 && candidate.startsWith(text));
  const extended = candidates.filter((candidate) => candidate.length >= 2 && text.startsWith(candidate));
  const [meant] = nearest !== undefined ? [nearest] : ([begun, extended].find(({ length }) => length === 1) ?? []);
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
}
