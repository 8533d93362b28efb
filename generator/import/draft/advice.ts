import { actions } from "../../model/action.js";
import type { Action } from "../../model/action.js";
import type { Kind } from "../../model/kind.js";
import type { DraftEntry, DraftModule } from "./draft.js";

/** A kind and an action that the author has yet to confirm, and what they were concluded from. */
export interface Advice {
  readonly kind: Kind;
  readonly action: Action | undefined;
  /** `HTTP 404` or `the text`. */
  readonly from: string;
}

type Concluded = readonly [kind: Kind, action?: Action];

/** What a status says by itself. 409 and 423 may mean several things: there the text decides. */
const byStatus: Readonly<Record<number, Concluded>> = {
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

/** Words that leave no doubt, and the statuses beside which they may stand. */
const byText: readonly { readonly words: RegExp; readonly statuses: readonly number[]; readonly says: Concluded }[] = [
  {
    words: /\balready[ _]?exists?\b|AlreadyExists?\b|已(?:经)?存在/i,
    statuses: [400, 409, 412, 422],
    says: ["already_exists", "fix_request"],
  },
  {
    words: /\brate[ _]?limit|too many requests|TooManyRequests|请求(?:过于|太)频繁|限流/i,
    statuses: [403, 429, 503],
    says: ["resource_exhausted", "back_off"],
  },
  {
    words: /\binsufficient[ _]?(?:balance|funds)\b|InsufficientBalance|余额不足/i,
    statuses: [400, 402, 403, 409],
    says: ["failed_precondition", "top_up"],
  },
  {
    words: /\bsignature (?:is invalid|mismatch|does not match)|SignatureDoesNotMatch|签名(?:错误|不匹配|无效)/i,
    statuses: [400, 401, 403],
    says: ["unauthenticated", "resign"],
  },
  {
    words: /\b(?:does|do) not exist\b|\bnot found\b|NOT_FOUND\b|NotFound\b|不存在/i,
    statuses: [404, 410],
    says: ["not_found", "fix_request"],
  },
  {
    words: /\bpermission denied\b|PERMISSION_DENIED\b|PermissionDenied\b|没有权限|无权限/i,
    statuses: [401, 403, 404],
    says: ["permission_denied", "request_access"],
  },
  {
    words: /\binternal (?:server )?error\b|INTERNAL_ERROR\b|InternalError\b|(?:系统|服务器)?内部错误/i,
    statuses: [500],
    says: ["internal", "contact_support"],
  },
  {
    words: /\bservice (?:is )?(?:temporarily )?unavailable\b|SERVICE_UNAVAILABLE\b|服务(?:暂时)?不可用/i,
    statuses: [500, 502, 503],
    says: ["unavailable", "retry"],
  },
];

/** A share of the errors above which a status says nothing of each: such services answer 400 to everything. */
const usual = 0.9;
/** Fewer errors have no usual status. */
const fewest = 4;

/** Proposes kinds and actions where the status of an error, or its text, leaves no doubt. */
export function proposeAdvice(module: DraftModule): DraftModule {
  const counts = new Map<number, number>();
  const statuses = module.entries.flatMap(({ http }) => (http === undefined ? [] : [http]));
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const isTelling = (status: number): boolean =>
    statuses.length < fewest || (counts.get(status) ?? 0) < statuses.length * usual;
  return { ...module, entries: module.entries.map((entry) => ({ ...entry, advice: adviceFor(entry, isTelling) })) };
}

function adviceFor(entry: DraftEntry, isTelling: (status: number) => boolean): Advice | undefined {
  const { http, retryable, cells, code, title, text } = entry;
  const said = [cells["name"] ?? "", code, ...Object.values(title), ...Object.values(text)].join("\n");
  const matching = byText.filter(({ words }) => words.test(said));
  // Two conclusions are a doubt.
  const read = matching.length === 1 ? matching[0] : undefined;
  const telling = http !== undefined && isTelling(http);
  const fits = read !== undefined && (!telling || read.statuses.includes(http));
  const concluded = fits ? read.says : telling ? byStatus[http] : undefined;
  if (concluded === undefined) return undefined;
  const [kind, action] = concluded;
  const byItself = telling && byStatus[http]?.[0] === kind;
  const contradicted = action !== undefined && retryable !== undefined && actions[action].retryable !== retryable;
  return { kind, action: contradicted ? undefined : action, from: byItself ? `HTTP ${http}` : "the text" };
}
