/*
 * What commands print as JSON. The JSON Schemas in `docs/schema/` are made from these types. Like `target.ts`, this file is
 * published as it is, so it refers to no type of errspec's own. A key that is removed or changes its meaning raises
 * `version`; keys may be added without that.
 */

/** A text by locale. */
export type LocalText = Readonly<Partial<Record<string, string>>>;

/** A position in a file. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file. */
export interface Place {
  /** Relative to the folder that errspec ran in. */
  readonly file: string;
  readonly start: Position;
  /** The first position that is no longer meant. */
  readonly end: Position;
}

/** A place with what it has to do with a diagnostic. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** What is wrong at a place. */
export interface ReportedDiagnostic extends Place {
  /** The ID of the rule. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly help: string | null;
}

/** What `lint`, `audit`, `openapi check` and `target test` print with `--format json`. */
export interface DiagnosticsReport {
  readonly version: 1;
  /** The command that found it, such as `lint`. */
  readonly command: string;
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** By a comment. */
    readonly suppressed: number;
    /** Listed in the baseline. */
    readonly baselined: number;
    /** What `--fix` would fix. */
    readonly fixable: number;
  };
  /** In the order of file, line and column. */
  readonly diagnostics: readonly FoundDiagnostic[];
}

export interface FoundDiagnostic extends ReportedDiagnostic {
  readonly related: RelatedPlace | null;
  readonly fix: PlacedFix | null;
  /** The same for the same finding in the next run, even if other lines or the folder of the spec moved. */
  readonly fingerprint: string;
}

/** What `--fix` would put in a place. */
export interface PlacedFix extends Place {
  readonly text: string;
}

/** What `breaking --format json` prints. */
export interface BreakingReport {
  readonly version: 1;
  readonly command: "breaking";
  /** The earlier version, as it was given. */
  readonly against: string;
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Accepted by an allowance. */
    readonly allowed: number;
  };
  readonly versions: {
    readonly before: string;
    readonly after: string;
    /** The part of the version that has to be raised. */
    readonly bump: "none" | "patch" | "minor" | "major";
    /** The same with what allowances accept. */
    readonly change: "none" | "patch" | "minor" | "major";
    /** The lowest next version. */
    readonly next: string | null;
  };
  readonly findings: readonly ReportedChange[];
}

/** A change; its place is where it is now. */
export interface ReportedChange extends ReportedDiagnostic {
  /** Who breaks: `WIRE`, `SRC_GO` and so on. */
  readonly categories: readonly string[];
  readonly bump: "patch" | "minor" | "major";
  /** What changed: `dsa/2130`, a module, `catalog`. */
  readonly of: string;
  /** Where it was. */
  readonly before: RelatedPlace;
  readonly fingerprint: string;
  /** The reason of its allowance. */
  readonly allowed: string | null;
  readonly experimental: boolean;
}

/** What `next --json` prints. */
export interface NextReport {
  readonly version: 1;
  readonly module: string;
  readonly group: string | null;
  /** The next free code; null if none is left. */
  readonly next: string | null;
  /** The first and the last code of each gap before the last code in use. */
  readonly gaps: readonly (readonly [first: string, last: string])[];
}

/** What `stats --json` prints for one spec; for several it prints a list. */
export interface StatsReport {
  readonly version: 1;
  readonly catalog: { readonly id: string; readonly version: string };
  readonly errors: number;
  readonly deprecated: number;
  readonly experimental: number;
  readonly retryable: number;
  readonly modules: readonly {
    readonly module: string;
    readonly errors: number;
    readonly deprecated: number;
    /** Codes, not ranges. */
    readonly reserved: number;
    readonly groups: readonly {
      readonly group: string;
      readonly errors: number;
      readonly range: string | null;
      /** The number of codes in its range. */
      readonly size: number | null;
    }[];
  }[];
  readonly kinds: readonly { readonly kind: string; readonly errors: number }[];
  readonly actions: readonly { readonly action: string; readonly errors: number }[];
  /** How many of the texts in the source locale each locale has. */
  readonly locales: readonly { readonly locale: string; readonly texts: number; readonly of: number }[];
  /** How many errors have each part of their documentation. */
  readonly documentation: {
    readonly titles: number;
    readonly notes: number;
    readonly causes: number;
    readonly solutions: number;
    readonly links: number;
    readonly examples: number;
    readonly kinds: number;
    readonly actions: number;
  };
}

/** What `trace --json` prints. */
export interface TraceReport {
  readonly version: 1;
  readonly command: "trace";
  readonly operations: readonly TracedOperationReport[];
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface TracedOperationReport {
  /** Its ID. */
  readonly operation: string;
  readonly handlers: readonly {
    /** What connects it with the operation. */
    readonly by: "comment" | "route" | "name";
    readonly name: string;
    readonly at: string;
  }[];
  /** Whether everything could be followed; if not, there may be more errors. */
  readonly complete: boolean;
  readonly errors: readonly {
    readonly module: string;
    readonly code: string;
    readonly name: string;
    readonly declared: boolean;
    /** Where it is raised: `file:line`. */
    readonly evidence: string;
    readonly path: readonly TracedStep[];
  }[];
  /** Errors that are not in the catalog. */
  readonly foreign: readonly { readonly name: string; readonly path: readonly TracedStep[] }[];
  readonly gaps: readonly { readonly reason: string; readonly path: readonly TracedStep[] }[];
}

/** A call on the way to an error. */
export interface TracedStep {
  readonly name: string;
  /** `file:line` */
  readonly at: string;
}

/** What `observe --format json` prints. Times are in ISO 8601, or null if the input has none. */
export interface ObserveReport {
  readonly version: 1;
  readonly command: "observe";
  readonly read: {
    readonly records: number;
    readonly other: number;
    readonly damaged: number;
    readonly unread: number;
    readonly responses: number;
    readonly success: number;
    readonly errors: number;
    readonly invalid: number;
    readonly first: string | null;
    readonly last: string | null;
  };
  readonly coverage: {
    readonly seen: number;
    readonly of: number;
    readonly modules: readonly { readonly module: string; readonly seen: number; readonly of: number }[];
    readonly operations: readonly {
      readonly operation: string;
      readonly seen: number;
      readonly of: number;
      readonly n: number;
      readonly errors: number;
    }[];
  };
  readonly codes: readonly {
    readonly module: string;
    readonly code: string;
    readonly name: string | null;
    readonly n: number;
    readonly first: string | null;
    readonly last: string | null;
  }[];
  readonly timeline: readonly {
    readonly from: string | null;
    readonly success: number;
    readonly error: number;
    readonly invalid: number;
  }[];
  readonly diagnostics: readonly ObservedDiagnosticReport[];
}

export interface ObservedDiagnosticReport extends ReportedDiagnostic {
  readonly observed: {
    readonly n: number;
    readonly first: string | null;
    readonly last: string | null;
    readonly module: string | null;
    readonly code: string | null;
    readonly operation: string | null;
    readonly status: number | null;
    readonly reason: string | null;
  };
}
