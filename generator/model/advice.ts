import { actionLabel } from "./action.js";
import type { Entry } from "./catalog.js";
import { isChinese } from "./locale.js";

/** The parts of an entry that advice is made from. */
type Reaction = Pick<Entry, "kind" | "action" | "fallback" | "retryable">;

/** Whether a spec gives any advice. Without a kind and an action everything is a default and means nothing. */
export function hasAdvice({ kind, action, fallback, retryable }: Reaction): boolean {
  return kind !== "unknown" || action !== "none" || fallback !== undefined || retryable;
}

/** Whether a spec says if the request was carried out. Without advice, unknown is only a default. */
export function hasEffect(entry: Pick<Entry, "effect"> & Reaction): boolean {
  return hasAdvice(entry) || entry.effect !== "unknown";
}

/**
 * What to do about an entry, in one line: `Retry after a delay; if that does not help: contact support. Retryable.` In
 * Chinese for a Chinese locale, otherwise in English. Empty if the spec gives no advice.
 */
export function advice(entry: Entry, locale: string): string {
  if (!hasAdvice(entry)) return "";
  const { action, fallback, retryable } = entry;
  const label = actionLabel(action, locale);
  const second = fallback === undefined ? undefined : actionLabel(fallback, locale);
  if (isChinese(locale))
    return `${label}${second === undefined ? "" : `；若无效，${second}`}。${retryable ? "可" : "不可"}自动重试。`;
  const rest =
    second === undefined ? "" : `; if that does not help, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
  return `${label}${rest}. ${retryable ? "Retryable" : "Not retryable"}.`;
}
