import type { Explanation } from "./explanation.js";
import type { AnyTarget } from "./target.js";

/*
 * What `import { openSpec, readSpec } from "errspec"` returns. Like `target.ts`, this file is published as it is, so it
 * refers to no type of errspec's own.
 */

/** A file of a spec. */
export interface SpecFile {
  /** Where it is, for messages: `spec/errspec.yaml`. The catalog is in `errspec.yaml`, modules are in the other files. */
  readonly path: string;
  readonly text: string;
}

/** A spec that has been read. Nothing here prints, exits, or reads or writes a file. */
export interface Spec {
  readonly files: readonly SpecFile[];
  /** What makes the spec unusable. If this is empty, every method works; otherwise they throw an {@link Error}. */
  readonly problems: readonly Problem[];
  /** The resolved catalog as `catalog.json` has it: `catalog.schema.json` describes it. */
  catalog(): Promise<Readonly<Record<string, unknown>>>;
  /** What is wrong or could be better, by the rules that the spec chooses. */
  lint(options?: LintOptions): Promise<readonly Problem[]>;
  /** The files of all targets. Targets of the spec's authors run only if they are given here. */
  generate(options?: GenerateOptions): Promise<Generated>;
  /** Which consumers break that were made from an earlier version. */
  breaking(earlier: Spec, options?: DatedOptions): Promise<Changes>;
  /** What a client makes of a response. */
  decode(response: ReceivedResponse, options?: DecodeOptions): Promise<Decoded>;
  /** What a server sends for an error. */
  encode(error: RaisedError, options?: EncodeOptions): Promise<SentResponse>;
  /** What `errspec explain --json` prints for a code, a name, an operation, a response or a log line. */
  explain(query: string, options?: { readonly locale?: string }): Promise<Explanation>;
}

/** A problem of a spec, with its place. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Problem {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly help?: string | undefined;
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface DatedOptions {
  /** The date, for rules on sunsets: `2027-01-31`. Default: today in UTC. */
  readonly today?: string;
}

export interface LintOptions extends DatedOptions {
  /** Instead of the preset in the spec. */
  readonly preset?: "minimal" | "standard" | "strict";
}

export interface GenerateOptions {
  /** The code of targets that the spec names by path, package or program, by their key under `targets:`. */
  readonly targets?: Readonly<Record<string, AnyTarget>>;
}

/** The output of a spec. With an error among the problems, there are no files. */
export interface Generated {
  readonly problems: readonly Problem[];
  readonly files: readonly GeneratedFile[];
}

export interface GeneratedFile {
  /** The folder that the spec sets for the target, relative to the spec's; undefined for the output folder. */
  readonly out?: string | undefined;
  /** Below that folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What has changed between two versions of a spec. */
export interface Changes {
  /** The part of the version that has to be raised. */
  readonly bump: "none" | "patch" | "minor" | "major";
  readonly changes: readonly Change[];
}

export interface Change extends Problem {
  readonly bump: "patch" | "minor" | "major";
  /** Who breaks: `WIRE`, `SRC_GO` and so on. */
  readonly categories: readonly string[];
  /** What has changed: `dsa/2130`. */
  readonly of: string;
}

/** The name of an envelope: one of `problem`, `grpc`, `json-rpc` and `graphql`. Default: the catalog's own. */
export type EnvelopeName = "problem" | "grpc" | "json-rpc" | "graphql";

export interface ReceivedResponse {
  /** Default: 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface DecodeOptions {
  /** The ID of the module that was called. Default: the only module, or the common one. */
  readonly module?: string;
  readonly envelope?: EnvelopeName;
}

/** A decoded response. */
export type Decoded =
  | { readonly result: "success" }
  | {
      readonly result: "error";
      readonly module: string;
      readonly code: string;
      /** The code of the module, if the envelope has two. */
      readonly moduleCode?: string | undefined;
      /** The name of the code; undefined for one that the catalog does not know. */
      readonly name?: string | undefined;
      readonly detail: string;
      readonly requestId?: string | undefined;
      readonly retryable: boolean;
      readonly effect: "none" | "unknown" | "done";
      /** In milliseconds. */
      readonly retryAfter?: number | undefined;
      readonly params: Readonly<Record<string, string | number | boolean>>;
    }
  | {
      readonly result: "invalid";
      readonly reason: string;
      readonly kind: string;
      readonly retryable: boolean;
      readonly requestId?: string | undefined;
      readonly excerpt: string;
    };

export interface RaisedError {
  /** The module, and a code or a name in it: `dsa/2130`, `dsa/InvalidProjectId`. */
  readonly error: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  /** The text to send instead of the catalog's. */
  readonly detail?: string;
  /** In milliseconds. */
  readonly retryAfter?: number;
}

export interface EncodeOptions {
  /** A language tag, or the value of an `Accept-Language` header. */
  readonly locale?: string;
  readonly requestId?: string;
  readonly envelope?: EnvelopeName;
}

export interface SentResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
