/** Characters of scripts without blanks between words. */
const joined = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]/;

/** Whether a text has characters of such a script. */
export function isJoined(text: string): boolean {
  return joined.test(text);
}

/**
 * The words of a text, and pairs of adjacent characters where a script has no blanks. Indexed texts and queries are cut
 * in the same way, whatever their language.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const word of text.normalize("NFKC").split(/[^\p{L}\p{N}]+/u)) {
    for (const run of runs(word)) {
      if (!joined.test(run)) found.push(run);
      else if (run.length === 1) found.push(run);
      else for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
    }
  }
  return found;
}

/** The tokens for the index: also the parts of names (`InvalidProjectId`) and the last character of a run. */
export function wordTokens(text: string): string[] {
  const found = tokens(text);
  for (const [name] of text.matchAll(/(?:[A-Z][a-z0-9]+){2,}/g)) found.push(...(name.match(/[A-Z][a-z0-9]+/g) ?? []));
  for (const [, last = ""] of text.normalize("NFKC").matchAll(lastOfRun)) found.push(last);
  return found;
}

const lastOfRun = new RegExp(`${joined.source}(${joined.source})(?!${joined.source})`, "g");

/** Cuts a word where its script changes. */
function runs(word: string): string[] {
  const found: string[] = [];
  let wasJoined: boolean | undefined;
  for (const character of word) {
    const isJoined = joined.test(character);
    if (isJoined === wasJoined) found.push((found.pop() ?? "") + character);
    else found.push(character);
    wasJoined = isJoined;
  }
  return found;
}
