import { actions } from "../../model/action.js";
import type { Action } from "../../model/action.js";
import type { Kind } from "../../model/kind.js";
import type { DraftEntry, DraftModule } from "./draft.js";

/** A proposed kind and action, and the evidence for them. The author has to confirm them. */
export interface Advice {
  readonly kind: Kind;
  readonly action: Action | undefined;
  /** `HTTP 404` or `the text`. */
  readonly from: string;
}

type Conclusion = readonly [kind: Kind, action?: Action];

/** What a status means by itself. 409 and 423 are ambiguous, so the text decides for them. */
const byStatus: Readonly<Record<number, Conclusion>> = {
  400: ["invalid_argument", "fix_request"],
  401: ["unauthenticated", "fix_credentials"],
  402: ["failed_precondition", "top_up"],
  403: ["permission_denied", "request_access"],
  404: ["not_found", "fix_request"],
  405: ["invalid_argument", "fix_request"],
  406: ["invalid_argument", "fix_request"],
  408: ["deadline_exceeded", "retry"],
  410: ["not_found", "fix_request"],
  411: ["invalid_argument", "fix_request"],
  412: ["failed_precondition", "fix_request"],
  413: ["invalid_argument", "fix_request"],
  414: ["invalid_argument", "fix_request"],
  415: ["invalid_argument", "fix_request"],
  416: ["out_of_range", "fix_request"],
  422: ["invalid_argument", "fix_request"],
  425: ["aborted", "retry"],
  428: ["invalid_argument", "fix_request"],
  429: ["resource_exhausted", "back_off"],
  431: ["invalid_argument", "fix_request"],
  451: ["permission_denied"],
  499: ["cancelled"],
  500: ["internal", "contact_support"],
  501: ["unimplemented"],
  502: ["unavailable", "retry"],
  503: ["unavailable", "retry"],
  504: ["deadline_exceeded", "retry"],
  507: ["resource_exhausted"],
};

/** Unambiguous words, and the statuses that they are compatible with. */
const byText: readonly {
  readonly words: RegExp;
  readonly statuses: readonly number[];
  readonly conclusion: Conclusion;
}[] = [
  {
    words: /\balready[ _]?exists?\b|AlreadyExists?\b|已(?:经)?存在/i,
    statuses: [400, 409, 412, 422],
    conclusion: ["already_exists", "fix_request"],
  },
  {
    words: /\brate[ _]?limit|too many requests|TooManyRequests|请求(?:过于|太)频繁|限流/i,
    statuses: [403, 429, 503],
    conclusion: ["resource_exhausted", "back_off"],
  },
  {
    words: /\binsufficient[ _]?(?:balance|funds)\b|InsufficientBalance|余额不足/i,
    statuses: [400, 402, 403, 409],
    conclusion: ["failed_precondition", "top_up"],
  },
  {
    words: /\bsignature (?:is invalid|mismatch|does not match)|SignatureDoesNotMatch|签名(?:错误|不匹配|无效)/i,
    statuses: [400, 401, 403],
    conclusion: ["unauthenticated", "resign"],
  },
  {
    words: /\b(?:does|do) not exist\b|\bnot found\b|NOT_FOUND\b|NotFound\b|不存在/i,
    statuses: [404, 410],
    conclusion: ["not_found", "fix_request"],
  },
  {
    words: /\bpermission denied\b|PERMISSION_DENIED\b|PermissionDenied\b|没有权限|无权限/i,
    statuses: [401, 403, 404],
    conclusion: ["permission_denied", "request_access"],
  },
  {
    words: /\binternal (?:server )?error\b|INTERNAL_ERROR\b|InternalError\b|(?:系统|服务器)?内部错误/i,
    statuses: [500],
    conclusion: ["internal", "contact_support"],
  },
  {
    words: /\bservice (?:is )?(?:temporarily )?unavailable\b|SERVICE_UNAVAILABLE\b|服务(?:暂时)?不可用/i,
    statuses: [500, 502, 503],
    conclusion: ["unavailable", "retry"],
  },
];

/** A status with at least this share of all errors says nothing about a single error: some services always answer 400. */
const usualShare = 0.9;
/** With fewer errors than this, no status counts as the usual one. */
const fewestForUsual = 4;

/** Proposes kinds and actions for errors whose status or text is unambiguous. */
export function proposeAdvice(module: DraftModule): DraftModule {
  const counts = new Map<number, number>();
  const statuses = module.entries.flatMap(({ http }) => (http === undefined ? [] : [http]));
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const isTelling = (status: number): boolean =>
    statuses.length < fewestForUsual || (counts.get(status) ?? 0) < statuses.length * usualShare;
  return { ...module, entries: module.entries.map((entry) => ({ ...entry, advice: adviceFor(entry, isTelling) })) };
}

function adviceFor(entry: DraftEntry, isTelling: (status: number) => boolean): Advice | undefined {
  const { http, retryable, cells, code, title, text } = entry;
  const texts = [cells["name"] ?? "", code, ...Object.values(title), ...Object.values(text)].join("\n");
  const matching = byText.filter(({ words }) => words.test(texts));
  // Two matches contradict each other.
  const read = matching.length === 1 ? matching[0] : undefined;
  const telling = http !== undefined && isTelling(http);
  const fits = read !== undefined && (!telling || read.statuses.includes(http));
  const concluded = fits ? read.conclusion : telling ? byStatus[http] : undefined;
  if (concluded === undefined) return undefined;
  const [kind, action] = concluded;
  const byItself = telling && byStatus[http]?.[0] === kind;
  const contradicted = action !== undefined && retryable !== undefined && actions[action].retryable !== retryable;
  return { kind, action: contradicted ? undefined : action, from: byItself ? `HTTP ${http}` : "the text" };
}
