/** Returns a choice of the visitor that the browser has stored. Without storage, a choice lasts as long as the page. */
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
    // The choice is lost with the page.
  }
}
