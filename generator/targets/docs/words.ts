import type { Kind } from "../../model/kind.js";
import { isChinese } from "../../model/locale.js";

/** The pages that every catalog has, by the names of their files. */
export type IndexPage = "index" | "by-action" | "by-name" | "by-kind";

/** The words of the pages themselves, in one language. They are Markdown already. */
export interface Words {
  /** What the pages are called in links. */
  readonly pages: Readonly<Record<IndexPage, string>>;
  /** What follows the title of the catalog in the title of a page. */
  readonly titleOf: Readonly<Record<IndexPage, string>>;
  /** What follows the title of a module in the title of its page. */
  readonly moduleTitle: (id: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly some: string;
  /** The columns of tables. */
  readonly columns: Readonly<
    Record<"code" | "name" | "module" | "meaning" | "action" | "retry" | "kind" | "grpc" | "http" | "reason", string>
  >;
  readonly response: {
    readonly heading: string;
    readonly code: (pointers: string) => string;
    readonly commonCode: (pointers: string, page: string) => string;
    readonly moduleCode: (sources: string) => string;
    readonly field: (pointer: string) => string;
    readonly form: (pointer: string, forms: string) => string;
    readonly or: string;
    readonly orElse: string;
    readonly and: string;
    readonly text: (pointers: string) => string;
    readonly requestId: (pointers: string) => string;
    readonly success: (conditions: string) => string;
    readonly successCode: (code: string) => string;
    readonly absent: (pointer: string) => string;
    readonly present: (pointer: string) => string;
  };
  readonly thisOne: (entry: string) => string;
  readonly entryHint: string;
  readonly modules: string;
  readonly indexes: string;
  readonly hints: Readonly<Record<Exclude<IndexPage, "index">, string>>;
  readonly allCodes: string;
  readonly noCodes: string;
  readonly success: string;
  readonly entries: string;
  readonly otherCodes: string;
  readonly reserved: string;
  readonly reservedHint: string;
  readonly reservedFor: string;
  readonly experimentalMark: string;
  readonly experimental: string;
  readonly deprecatedMark: string;
  readonly deprecated: (
    since: string | undefined,
    sunset: string | undefined,
    replacement: string | undefined,
  ) => string;
  readonly action: (action: string, fallback: string | undefined, retryable: boolean) => string;
  readonly untranslated: (language: string) => string;
  readonly sourceTitle: (locale: string) => string;
  readonly sourceText: (locale: string) => string;
  readonly note: string;
  readonly example: string;
  /** Above a response, where there is one, and the snippets, where there are any. */
  readonly catchIt: (hasResponse: boolean, languages: readonly string[]) => string;
  readonly facts: Readonly<
    Record<"group" | "kind" | "params" | "since" | "aliases" | "sameText" | "sameCode" | "replaces" | "link", string>
  >;
  readonly was: (until: string | undefined) => string;
  readonly more: (count: number) => string;
  readonly formerName: (name: string) => string;
  readonly range: (first: string, last: string) => string;
  readonly kinds: Readonly<Record<Kind, string>>;
}

/** The words for a locale: Chinese for `zh` and its variants, else English. */
export function wordsFor(locale: string): Words {
  return isChinese(locale) ? chinese : english;
}

const english: Words = {
  pages: { index: "Index", "by-action": "By action", "by-name": "By name", "by-kind": "By kind" },
  titleOf: {
    index: ": error codes",
    "by-action": ": error codes by action",
    "by-name": ": error codes by name",
    "by-kind": ": error codes by kind",
  },
  moduleTitle: (id) => ` (${id})`,
  yes: "yes",
  no: "no",
  some: "some",
  columns: {
    code: "Code",
    name: "Name",
    module: "Module",
    meaning: "Meaning",
    action: "What to do",
    retry: "Retry",
    kind: "Kind",
    grpc: "gRPC",
    http: "HTTP",
    reason: "Reason",
  },
  response: {
    heading: "How to read a response",
    code: (pointers) => `The code stands at ${pointers}. Its meaning is that of the module you called.`,
    commonCode: (pointers, page) => `The common code stands at ${pointers}. Every module shares it: ${page}.`,
    moduleCode: (sources) =>
      `The called module's own code stands ${sources}. Where there is one that the module knows, it decides: go by its entry, not by that of the common code.`,
    field: (pointer) => `at ${pointer}`,
    form: (pointer, forms) => `at the start of ${pointer}, as ${forms}`,
    or: " or ",
    orElse: ", or else ",
    and: " and ",
    text: (pointers) =>
      `The server's own words stand at ${pointers}. Show them to people, but never compare them: they change.`,
    requestId: (pointers) => `The id of the request stands at ${pointers}. Give it to support.`,
    success: (conditions) => `A call has succeeded when ${conditions}.`,
    successCode: (code) => `the code is ${code}`,
    absent: (pointer) => `nothing stands at ${pointer}`,
    present: (pointer) => `something stands at ${pointer}`,
  },
  thisOne: (entry) => `This one is ${entry}.`,
  entryHint:
    "Each entry says first what to do. **Retry unchanged** says whether the same request may be sent again as it is, after a delay.",
  modules: "Modules",
  indexes: "Find a code",
  hints: {
    "by-action": "What to do about each code, and which may be retried.",
    "by-name": "Every name, former ones too.",
    "by-kind": "What went wrong, in gRPC's canonical codes.",
  },
  allCodes: "All codes",
  noCodes: "This module has no error codes yet.",
  success: "Success",
  entries: "Entries",
  otherCodes: "Other codes",
  reserved: "Reserved codes",
  reservedHint: "These are not in use, and will not come back with another meaning.",
  reservedFor: "**Reserved**: ",
  experimentalMark: " (experimental)",
  experimental: "**Experimental**: it may change or be removed at any time.",
  deprecatedMark: " (deprecated)",
  deprecated: (since, sunset, replacement) =>
    `**Deprecated**${since === undefined ? "" : ` since ${since}`}${sunset === undefined ? "" : `, may be removed from ${sunset}`}${replacement === undefined ? "" : `, use ${replacement} instead`}: `,
  action: (action, fallback, retryable) =>
    `**${action}**${fallback === undefined ? "" : `; if that does not help, ${fallback.charAt(0).toLowerCase()}${fallback.slice(1)}`}. Retry unchanged: ${retryable ? "yes" : "no"}.`,
  untranslated: (language) => `_Not translated yet. The text is in ${language}._`,
  sourceTitle: (locale) => `Source title (${locale}): `,
  sourceText: (locale) => `Source text (${locale}): `,
  note: "Note: ",
  example: "A response:",
  catchIt: (hasResponse, names) => {
    const languages = joinEnglish(names);
    if (names.length === 0) return "A response with it";
    return hasResponse ? `A response with it, and how to catch it in ${languages}` : `Catch it in ${languages}`;
  },
  facts: {
    group: "Group: ",
    kind: "Kind: ",
    params: "Parameters: ",
    since: "Since: ",
    aliases: "Former names: ",
    sameText: "Same text: ",
    sameCode: "Same code elsewhere: ",
    replaces: "Replaces: ",
    link: "Read more: ",
  },
  was: (until) => `Earlier meaning${until === undefined ? "" : ` (until ${until})`}: `,
  more: (count) => `and ${count} more`,
  formerName: (name) => `Former name of ${name}`,
  range: (first, last) => `${first} to ${last}`,
  kinds: {
    cancelled: "The caller gave up.",
    unknown: "What went wrong is not known, or is of no other kind.",
    invalid_argument: "The request is wrong, whatever the state of the system.",
    deadline_exceeded: "It took too long.",
    not_found: "Something the request names does not exist.",
    already_exists: "Something the request would create exists already.",
    permission_denied: "The caller is known, but may not do this.",
    resource_exhausted: "A quota or a limit is used up.",
    failed_precondition: "The system is not in the state that the request needs: change that first.",
    aborted: "Something else was going on at the same time.",
    out_of_range: "The request goes beyond a valid range.",
    unimplemented: "The operation is not supported, or not enabled.",
    internal: "Something broke on the server.",
    unavailable: "The service is not available at the moment.",
    data_loss: "Data is lost or corrupt.",
    unauthenticated: "The caller is not known: credentials are missing or wrong.",
  },
};

const chinese: Words = {
  pages: { index: "首页", "by-action": "按处理方式", "by-name": "按名称", "by-kind": "按类别" },
  titleOf: {
    index: "：错误码",
    "by-action": "：按处理方式查错误码",
    "by-name": "：按名称查错误码",
    "by-kind": "：按类别查错误码",
  },
  moduleTitle: (id) => `（${id}）`,
  yes: "可",
  no: "不可",
  some: "部分",
  columns: {
    code: "错误码",
    name: "名称",
    module: "模块",
    meaning: "含义",
    action: "处理方式",
    retry: "重试",
    kind: "类别",
    grpc: "gRPC",
    http: "HTTP",
    reason: "原因",
  },
  response: {
    heading: "如何阅读响应",
    code: (pointers) => `错误码位于 ${pointers}，其含义由所调用的模块决定。`,
    commonCode: (pointers, page) => `公共错误码位于 ${pointers}，所有模块通用：${page}。`,
    moduleCode: (sources) =>
      `所调用模块自己的错误码${sources}。若为该模块已知的错误码，以它的条目为准，而不是公共错误码的条目。`,
    field: (pointer) => `位于 ${pointer}`,
    form: (pointer, forms) => `位于 ${pointer} 的开头，形如 ${forms}`,
    or: " 或 ",
    orElse: "，否则",
    and: "，并且",
    text: (pointers) => `服务端的错误描述位于 ${pointers}。可展示给用户，但不要用它做比较：文字会变。`,
    requestId: (pointers) => `请求的标识位于 ${pointers}，联系客服时请提供。`,
    success: (conditions) => `${conditions}时，调用成功。`,
    successCode: (code) => `错误码为 ${code} `,
    absent: (pointer) => `${pointer} 处没有值`,
    present: (pointer) => `${pointer} 处有值`,
  },
  thisOne: (entry) => `此例为 ${entry}。`,
  entryHint: "每个条目首先说明如何处理。**原样重试**表示同一请求稍后能否原样再次发送。",
  modules: "模块",
  indexes: "查找错误码",
  hints: {
    "by-action": "各错误码如何处理，哪些可以重试。",
    "by-name": "所有名称，包括曾用名。",
    "by-kind": "出了什么问题，按 gRPC 的标准状态码分类。",
  },
  allCodes: "全部错误码",
  noCodes: "此模块还没有错误码。",
  success: "成功",
  entries: "详解",
  otherCodes: "其他错误码",
  reserved: "保留的错误码",
  reservedHint: "这些错误码未在使用，今后也不会以其他含义出现。",
  reservedFor: "**保留**：",
  experimentalMark: "（实验性）",
  experimental: "**实验性**：可能随时更改或移除。",
  deprecatedMark: "（已弃用）",
  deprecated: (since, sunset, replacement) =>
    `**已弃用**${since === undefined ? "" : `（自 ${since} 起）`}${sunset === undefined ? "" : `，${sunset} 起可能移除`}${replacement === undefined ? "" : `，请改用 ${replacement}`}：`,
  action: (action, fallback, retryable) =>
    `**${action}**${fallback === undefined ? "" : `；若无效，${fallback}`}。原样重试：${retryable ? "可" : "不可"}。`,
  untranslated: (language) => `_尚未翻译，原文为${language}。_`,
  sourceTitle: (locale) => `原文标题（${locale}）：`,
  sourceText: (locale) => `原文（${locale}）：`,
  note: "说明：",
  example: "响应示例：",
  catchIt: (hasResponse, names) => {
    const code = `捕获方式：${names.join("、")}`;
    if (names.length === 0) return "响应示例";
    return hasResponse ? `响应示例与${code}` : code;
  },
  facts: {
    group: "分组：",
    kind: "类别：",
    params: "参数：",
    since: "起始版本：",
    aliases: "曾用名：",
    sameText: "描述相同：",
    sameCode: "其他模块的同一错误码：",
    replaces: "取代：",
    link: "参阅：",
  },
  was: (until) => `旧含义${until === undefined ? "" : `（至 ${until}）`}：`,
  more: (count) => `另有 ${count} 个`,
  formerName: (name) => `${name} 的曾用名`,
  range: (first, last) => `${first} 至 ${last}`,
  kinds: {
    cancelled: "调用方放弃了请求。",
    unknown: "原因未知，或不属于其他类别。",
    invalid_argument: "请求本身有误，与系统状态无关。",
    deadline_exceeded: "耗时过长。",
    not_found: "请求所指的对象不存在。",
    already_exists: "请求要创建的对象已经存在。",
    permission_denied: "已识别调用方，但其无权执行此操作。",
    resource_exhausted: "配额或限制已用尽。",
    failed_precondition: "系统不处于请求所需的状态：请先改变状态。",
    aborted: "同时有其他操作正在进行。",
    out_of_range: "请求超出有效范围。",
    unimplemented: "不支持或未启用此操作。",
    internal: "服务端内部出错。",
    unavailable: "服务暂时不可用。",
    data_loss: "数据丢失或损坏。",
    unauthenticated: "无法识别调用方：凭证缺失或有误。",
  },
};

function joinEnglish(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
