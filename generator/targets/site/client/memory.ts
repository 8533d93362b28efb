/** What a visitor has chosen, kept in the browser; where it keeps nothing, the choice lasts as long as the page. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`errspec-${key}`) ?? undefined;
  } catch {
    return undefined; // storage is switched off
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`errspec-${key}`, value);
  } catch {
    // Then it is not remembered.
  }
}
