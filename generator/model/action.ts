import { isChinese } from "./locale.js";

/** An action of the caller, and whether a client can take it automatically. */
interface ActionFacts {
  /** Whether a client may automatically send the same request again after a delay. */
  readonly retryable: boolean;
  /** The action as an instruction, by locale. */
  readonly label: { readonly en: string; readonly zh: string };
}

/** What the caller should do. */
export const actions = {
  retry: { retryable: true, label: { en: "Retry after a delay", zh: "稍后重试" } },
  back_off: { retryable: true, label: { en: "Slow down, then retry", zh: "降低频率后重试" } },
  wait: { retryable: false, label: { en: "Wait for it to finish", zh: "等待其完成" } },
  fix_request: { retryable: false, label: { en: "Fix the request", zh: "修正请求" } },
  fix_credentials: { retryable: false, label: { en: "Fix the credentials", zh: "修正凭证" } },
  resign: { retryable: false, label: { en: "Re-sign the request", zh: "重新签名" } },
  top_up: { retryable: false, label: { en: "Top up the account", zh: "为账户充值" } },
  complete_verification: { retryable: false, label: { en: "Complete the verification", zh: "完成资质审核" } },
  request_access: { retryable: false, label: { en: "Request access", zh: "申请权限" } },
  request_quota: { retryable: false, label: { en: "Request a higher quota", zh: "申请提高配额" } },
  already_done: { retryable: false, label: { en: "Treat it as done", zh: "视为已完成" } },
  inspect_result: { retryable: false, label: { en: "Inspect the result", zh: "检查返回结果" } },
  contact_support: { retryable: false, label: { en: "Contact support", zh: "联系客服" } },
  none: { retryable: false, label: { en: "No advice", zh: "暂无建议" } },
} as const satisfies Record<string, ActionFacts>;

/** What the caller should do. */
export type Action = keyof typeof actions;

/** Every {@link Action}, in the order in which a reader would try them. */
export const actionIds = Object.keys(actions) as readonly Action[];

/** The action as an instruction, in Chinese for a Chinese locale, otherwise in English. */
export function actionLabel(action: Action, locale: string): string {
  return actions[action].label[isChinese(locale) ? "zh" : "en"];
}
