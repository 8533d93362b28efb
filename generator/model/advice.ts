import { actions } from "./action.js";
import type { Entry } from "./catalog.js";

/**
 * What to do about an entry, in one line: `Retry after a delay; if that does not help: contact support. Retryable.` In
 * Chinese for a Chinese locale, else in English.
 */
export function advice({ action, fallback, retryable }: Entry, locale: string): string {
  const chinese = locale === "zh" || locale.startsWith("zh-");
  const label = actions[action].label[chinese ? "zh" : "en"];
  const second = fallback === undefined ? undefined : actions[fallback].label[chinese ? "zh" : "en"];
  if (chinese)
    return `${label}${second === undefined ? "" : `；若无效，${second}`}。${retryable ? "可" : "不可"}自动重试。`;
  const rest =
    second === undefined ? "" : `; if that does not help, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
  return `${label}${rest}. ${retryable ? "Retryable" : "Not retryable"}.`;
}
