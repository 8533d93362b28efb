/** The words of one language. Subjects and predicates have the same order in every language. */
export interface Language {
  readonly locale: string;
  readonly subjects: readonly string[];
  readonly predicates: readonly string[];
  /** Between a subject and its predicate. */
  readonly gap: string;
  readonly stop: string;
  readonly solutions: readonly string[];
  /** Titles of a page of codes: the first ones say "error", the others do not. */
  readonly titles: { readonly plain: readonly string[]; readonly silent: readonly string[] };
  readonly headers: {
    readonly code: readonly string[];
    /** Words for the column of codes that do not say "error". */
    readonly silent: readonly string[];
    readonly text: readonly string[];
    readonly name: readonly string[];
    readonly solution: readonly string[];
    readonly status: readonly string[];
    readonly type: readonly string[];
  };
  /** Names of parts of an API. */
  readonly modules: readonly string[];
  readonly intro: readonly string[];
  /** A table of parameters: name, type, required, description. */
  readonly parameters: {
    readonly title: string;
    readonly headers: readonly string[];
    readonly texts: readonly string[];
  };
  readonly changes: { readonly title: string; readonly headers: readonly string[]; readonly texts: readonly string[] };
}

/** The words of constants, in the order of every language's subjects. */
export const subjectWords = [
  "order",
  "user",
  "token",
  "file",
  "request",
  "server",
  "session",
  "password",
  "key",
  "image",
  "payment",
  "address",
] as const;

/** The words of constants, in the order of every language's predicates. */
export const predicateWords = [
  ["not", "found"],
  ["already", "exists"],
  ["unavailable"],
  ["too", "large"],
  ["invalid", "format"],
  ["foreign"],
  ["not", "deletable"],
  ["unconfirmed"],
  ["illegal", "character"],
  ["timeout"],
  ["incomplete"],
  ["conflict"],
] as const;
