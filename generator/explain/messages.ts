import { isChinese } from "../model/locale.js";

/** The messages of an answer, in one language. */
export interface Messages {
  readonly meanings: (count: number, query: string) => string;
  readonly succeeded: string;
  readonly success: string;
  readonly labels: Readonly<
    Record<
      | "response"
      | "serverMessage"
      | "request"
      | "source"
      | "group"
      | "origin"
      | "kind"
      | "effect"
      | "since"
      | "params"
      | "formerly"
      | "note"
      | "cause"
      | "otherwise"
      | "sameText"
      | "link"
      | "docs"
      | "operations",
      string
    >
  >;
  readonly deprecated: (
    since: string | undefined,
    sunset: string | undefined,
    replacement: string | undefined,
  ) => string;
  readonly experimental: string;
  readonly changedIn: (version: string) => string;
  readonly textBefore: (version: string) => string;
  readonly was: (until: string | undefined) => string;
  /** The label of a step of the solution, from 1. */
  readonly step: (number: number) => string;
  readonly reserved: string;
  readonly reservedHint: string;
  readonly nothing: (query: string) => string;
  readonly unknownCode: (codes: string) => string;
  readonly unknownStep: (code: string) => string;
  readonly didYouMean: string;
  /** For an entry that no client sees. */
  readonly internal: string;
  /** What follows the type of a param whose value is never sent. */
  readonly sensitive: string;
  /** How to see the response in other envelopes, by their IDs. */
  readonly otherEnvelopes: (ids: readonly string[]) => string;
  /** The headings of code, given the name of its language. */
  readonly handle: (language: string) => string;
  readonly raise: (language: string) => string;
  /** Before the errors of an operation, and what stands there if none is declared. */
  readonly returns: string;
  readonly returnsNothing: string;
  readonly more: (count: number) => string;
  /** All operations but some, whose IDs are joined. */
  readonly everyOperation: (except: string) => string;
  readonly everyOperationOf: (module: string) => string;
}

/** Chinese for a Chinese locale, otherwise English. */
export function messagesFor(locale: string): Messages {
  return isChinese(locale) ? chinese : english;
}

const english: Messages = {
  meanings: (count, query) => `${query} may mean ${count} things:`,
  succeeded: "The call succeeded.",
  success: "Success: there is nothing to do.",
  labels: {
    response: "Response",
    serverMessage: "Server message",
    request: "Request ID",
    source: "Source",
    origin: "From",
    group: "Group",
    kind: "Kind",
    effect: "Carried out",
    since: "Since",
    params: "Parameters",
    formerly: "Former names",
    note: "Note",
    cause: "Cause",
    otherwise: "Otherwise",
    sameText: "Same text",
    link: "See",
    docs: "Documented at",
    operations: "Returned by",
  },
  deprecated: (since, sunset, replacement) =>
    `Deprecated${since === undefined ? "" : ` since ${since}`}${sunset === undefined ? "" : `, may be removed from ${sunset}`}${replacement === undefined ? "" : `, use ${replacement}`}`,
  experimental: "Experimental: it may change or be removed at any time.",
  step: (number) => `Step ${number}`,
  changedIn: (version) => `Changed in ${version}`,
  textBefore: (version) => `Text before ${version}`,
  was: (until) => `Earlier meaning${until === undefined ? "" : ` (until ${until})`}`,
  reserved: "Reserved",
  reservedHint: "Not in use. It will not be reused with another meaning.",
  nothing: (query) => `No code or name matches ${query}, and it is not a response that contains one.`,
  unknownCode: (codes) => `The response is an error, but its code ${codes} is not in the catalog.`,
  unknownStep: (code) => `${code} (unknown)`,
  didYouMean: "Did you mean",
  internal: "Internal: clients never see it.",
  sensitive: ", never sent",
  otherEnvelopes: (ids) => `in other envelopes: --envelope ${ids.join(", ")}`,
  handle: (language) => `Handle it in ${language}`,
  raise: (language) => `Raise it in ${language}`,
  returns: "Returns these errors, and may return others:",
  returnsNothing: "The spec declares no errors for it.",
  more: (count) => `${count} more`,
  everyOperation: (except) => (except === "" ? "every operation" : `every operation except ${except}`),
  everyOperationOf: (module) => `every operation of ${module}`,
};

const chinese: Messages = {
  meanings: (count, query) => `${query} 可能有 ${count} 种含义：`,
  succeeded: "调用成功。",
  success: "成功：无需处理。",
  labels: {
    response: "响应",
    serverMessage: "服务端描述",
    request: "请求标识",
    source: "原文",
    origin: "来自",
    group: "分组",
    kind: "类别",
    effect: "已执行",
    since: "起始版本",
    params: "参数",
    formerly: "曾用名",
    note: "说明",
    cause: "原因",
    otherwise: "其他读者",
    sameText: "描述相同",
    link: "参阅",
    docs: "文档",
    operations: "返回它的操作",
  },
  deprecated: (since, sunset, replacement) =>
    `已弃用${since === undefined ? "" : `（自 ${since} 起）`}${sunset === undefined ? "" : `，${sunset} 起可能移除`}${replacement === undefined ? "" : `，请改用 ${replacement}`}`,
  experimental: "实验性：可能随时更改或移除。",
  step: (number) => `步骤 ${number}`,
  changedIn: (version) => `${version} 变更`,
  textBefore: (version) => `${version} 之前的文字`,
  was: (until) => `旧含义${until === undefined ? "" : `（至 ${until}）`}`,
  reserved: "保留",
  reservedHint: "目前未使用，今后也不会用于其他含义。",
  nothing: (query) => `没有与 ${query} 匹配的错误码或名称，它也不是含有错误码的响应。`,
  unknownCode: (codes) => `响应表示出错，但错误码目录中没有 ${codes}。`,
  unknownStep: (code) => `${code}（未知）`,
  didYouMean: "您要找的是不是",
  internal: "仅限内部：客户端不会看到。",
  sensitive: "，不发送",
  otherEnvelopes: (ids) => `其他格式：--envelope ${ids.join("、")}`,
  handle: (language) => `处理代码（${language}）`,
  raise: (language) => `抛出代码（${language}）`,
  returns: "会返回以下错误，也可能返回其他错误：",
  returnsNothing: "规范没有为它声明错误。",
  more: (count) => `另外 ${count} 个`,
  everyOperation: (except) => (except === "" ? "所有操作" : `除 ${except} 以外的所有操作`),
  everyOperationOf: (module) => `${module} 的所有操作`,
};
