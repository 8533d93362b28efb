/** A file of the spec in the page: `errspec.yaml` has the catalog, each other file a module. */
export interface SpecText {
  readonly name: string;
  readonly text: string;
}

/** A finding. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Problem {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly help: string | undefined;
  /** The name of the file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The output of one target, or what makes the spec unusable. */
export interface Generated {
  readonly problems: readonly Problem[];
  /** The targets of the spec. */
  readonly targets: readonly string[];
  /** The target whose files these are. */
  readonly target?: string;
  readonly paths: readonly string[];
}

export interface Response {
  /** The ID of the module that was called; undefined for the only one. */
  readonly module: string | undefined;
  readonly status: number;
  /** One header on each line, as `name: value`. */
  readonly headers: string;
  readonly body: string;
}

/** What a client makes of a response. */
export interface Decoded {
  /** The modules that can be called. */
  readonly modules: readonly string[];
  /** The fields of the error, by the names that they have in every package. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What `errspec import` makes of a document. */
export interface Imported {
  /** The files of the proposed spec; none if the document has no codes. */
  readonly files: readonly SpecText[];
  readonly report: string;
}

export interface Completion {
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  readonly detail: string | undefined;
  /** The offsets of what it replaces. */
  readonly from: number;
  readonly to: number;
}

export interface Hover {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the page asks of errspec, which runs in a worker. Texts with colors are marked as `paint.ts` says. */
export interface Engine {
  /**
   * Generates the files of one target of a spec; without a wanted one, of one of its targets. It reports what keeps the spec
   * from being read, and throws if the spec breaks a rule that its output depends on.
   */
  readonly generate: (files: readonly SpecText[], wanted: string | undefined) => Promise<Generated>;
  /** The text of a file that was generated last. */
  readonly text: (path: string) => Promise<string>;
  /** What `errspec lint` finds. */
  readonly lint: (files: readonly SpecText[]) => Promise<readonly Problem[]>;
  /** What a client makes of a response; undefined while the spec has errors, as for all below. */
  readonly decode: (files: readonly SpecText[], response: Response, locale: string) => Promise<Decoded | undefined>;
  /** What `errspec explain` prints. */
  readonly explain: (files: readonly SpecText[], query: string, locale: string) => Promise<string | undefined>;
  /** What `errspec breaking` prints. */
  readonly breaking: (before: readonly SpecText[], after: readonly SpecText[]) => Promise<string | undefined>;
  /** Makes a spec of a document. The extension of its name says what it is. */
  readonly read: (name: string, text: string) => Promise<Imported>;
  readonly complete: (files: readonly SpecText[], name: string, offset: number) => Promise<readonly Completion[]>;
  readonly hover: (files: readonly SpecText[], name: string, offset: number) => Promise<Hover | undefined>;
}

export interface Request {
  readonly id: number;
  readonly method: keyof Engine;
  readonly args: readonly unknown[];
}

export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
