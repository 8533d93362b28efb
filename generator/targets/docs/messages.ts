import type { DelayUnit } from "../../model/catalog.js";
import type { Kind } from "../../model/kind.js";
import { isChinese } from "../../model/locale.js";
import type { OperationScope } from "../../model/operation.js";
import { chinese } from "./chinese.js";
import { english } from "./english.js";

/** The pages besides those of modules and operations, by file name. The index of operations is there if there are some. */
export type IndexPage = "index" | "by-action" | "by-name" | "by-kind" | "operations";

/** The texts of the pages themselves, in one language, as Markdown. */
export interface DocsMessages {
  /** The titles of the pages in links. */
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
    Record<
      | "code"
      | "name"
      | "module"
      | "meaning"
      | "action"
      | "retry"
      | "kind"
      | "grpc"
      | "http"
      | "reason"
      | "operation"
      | "request"
      | "summary"
      | "when"
      | "declared",
      string
    >
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
    readonly codeHeader: (headers: string) => string;
    readonly requestIdHeader: (headers: string) => string;
    readonly delay: (headers: string) => string;
    /** What the number in a header is, in brackets after it. */
    readonly units: Readonly<Record<DelayUnit, string>>;
    readonly statusOfEntry: string;
    readonly statusOfAll: (status: number) => string;
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
  /** Before the catalog that a module comes from. */
  readonly origin: string;
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
  readonly solutions: string;
  readonly causes: string;
  readonly otherwise: string;
  readonly example: string;
  /** The summary above example responses, the snippets, or both. */
  readonly details: (parts: DetailsParts, languages: readonly string[]) => string;
  /** The line above a response: its envelope, status and headers. */
  readonly above: (parts: readonly string[]) => string;
  readonly handle: string;
  readonly raise: string;
  /** What follows the type of a param whose value is never sent. */
  readonly sensitive: string;
  readonly facts: Readonly<
    Record<
      | "group"
      | "kind"
      | "effect"
      | "returnedBy"
      | "params"
      | "since"
      | "aliases"
      | "sameText"
      | "sameCode"
      | "replaces"
      | "link"
      | "module"
      | "tags",
      string
    >
  >;
  readonly changedIn: (version: string) => string;
  readonly textBefore: (version: string) => string;
  readonly was: (until: string | undefined) => string;
  readonly more: (count: number) => string;
  readonly formerName: (name: string) => string;
  readonly range: (first: string, last: string) => string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly operation: OperationMessages;
}

/** The texts about operations. Links and tables are made already. */
export interface OperationMessages {
  /** What follows the ID of an operation in the title of its page. */
  readonly title: string;
  readonly errors: string;
  readonly noErrors: string;
  readonly others: string;
  /** Which errors it has as every operation has them. */
  readonly shared: (links: string) => string;
  /** The same where they are too many: a link to their list, and those that it does not return. */
  readonly sharedList: (list: string, except: string) => string;
  readonly sharedTitle: string;
  readonly sharedHint: string;
  readonly otherOperations: string;
  /** The summary above its errors in other formats, and the title of its message there. */
  readonly formats: string;
  readonly graphql: string;
  readonly asyncapi: string;
  readonly failed: (id: string) => string;
  readonly anyFailed: string;
  /** About the code of a type of GraphQL. */
  readonly otherCode: string;
  /** The page of all errors in other formats: what follows the title of the catalog, its hint, and a link to it. */
  readonly formatsTitle: string;
  readonly formatsHint: string;
  readonly formatsLink: (path: string) => string;
  readonly from: Readonly<Record<Exclude<OperationScope, "catalog">, string>>;
  /** All operations but some, which are joined. */
  readonly every: (list: string, except: string) => string;
  readonly everyOf: (module: string, list: string) => string;
}

/** What is folded away. */
export interface DetailsParts {
  readonly response: boolean;
  readonly handle: boolean;
  readonly raise: boolean;
}

/** The messages for a locale: Chinese for `zh` and its variants, else English. */
export function messagesFor(locale: string): DocsMessages {
  return isChinese(locale) ? chinese : english;
}
