import type { Action } from "./action.js";
import type { Kind } from "./kind.js";
import { isChinese } from "./locale.js";

/** Whether the request was carried out, as an answer by locale. */
export const effects = {
  none: { label: { en: "No", zh: "否" } },
  unknown: { label: { en: "Unknown", zh: "不确定" } },
  done: { label: { en: "Yes", zh: "是" } },
} as const satisfies Record<string, { readonly label: { readonly en: string; readonly zh: string } }>;

/** Whether the request was carried out, although an error came back: a client must not repeat what may be done. */
export type Effect = keyof typeof effects;

/** Every {@link Effect}, from the one that is safest to repeat. */
export const effectIds = Object.keys(effects) as readonly Effect[];

/** The kinds of errors that may occur when the request was carried out already, or in part. */
const uncertain: ReadonlySet<Kind> = new Set([
  "cancelled",
  "unknown",
  "deadline_exceeded",
  "internal",
  "unavailable",
  "data_loss",
]);

/** The effect of an entry that does not say it. Section 6 of the response contract. */
export function defaultEffect(kind: Kind, action: Action): Effect {
  if (action === "already_done") return "done";
  return uncertain.has(kind) ? "unknown" : "none";
}

/** Whether the request was carried out: in Chinese for a Chinese locale, otherwise in English. */
export function effectLabel(effect: Effect, locale: string): string {
  return effects[effect].label[isChinese(locale) ? "zh" : "en"];
}
