import { actionLabel } from "./action.js";
import type { Entry } from "./catalog.js";
import { isChinese } from "./locale.js";

/**
 * What to do about an entry, in one line: `Retry after a delay; if that does not help: contact support. Retryable.` In
 * Chinese for a Chinese locale, else in English.
 */
export function advice({ action, fallback, retryable }: Entry, locale: string): string {
  const label = actionLabel(action, locale);
  const second = fallback === undefined ? undefined : actionLabel(fallback, locale);
  if (isChinese(locale))
    return `${label}${second === undefined ? "" : `；若无效，${second}`}。${retryable ? "可" : "不可"}自动重试。`;
  const rest =
    second === undefined ? "" : `; if that does not help, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
  return `${label}${rest}. ${retryable ? "Retryable" : "Not retryable"}.`;
}
