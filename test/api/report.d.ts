// api.d.ts
import type { Spec, SpecFile } from "./api/spec.js";
export type * from "./api/spec.js";
/** Reads the spec in a folder. */
export declare function readSpec(folder: string): Promise<Spec>;
/** Opens a spec that has been read. */
export declare function openSpec(files: readonly SpecFile[]): Promise<Spec>;

// api/spec.d.ts
import type { AnyTarget } from "./target.js";
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
    explain(query: string, options?: {
        readonly locale?: string;
    }): Promise<Readonly<Record<string, unknown>>>;
}
/** A problem of a spec, with its place. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Problem {
    readonly rule: string;
    readonly severity: "error" | "warning" | "info";
    readonly message: string;
    readonly help?: string | undefined;
    readonly file: string;
    readonly start: {
        readonly line: number;
        readonly column: number;
    };
    readonly end: {
        readonly line: number;
        readonly column: number;
    };
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
export type Decoded = {
    readonly result: "success";
} | {
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
} | {
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

// api/target.d.ts
/** The version of what a target receives and returns. It changes when targets have to change. */
export declare const targetProtocol = "errspec.target/1";
/** A target of your own: it makes the files of one folder of the output from a catalog. */
export interface TargetDefinition<Options = Readonly<Record<string, unknown>>> {
    /** The name of its folder in the output: `java`. Lower-case letters, digits and hyphens. */
    readonly name: string;
    /**
     * What a catalog may need and this target can do. A catalog that needs something else is an error, so that nothing is
     * left out silently.
     */
    readonly features?: readonly TargetFeature[];
    /** Checks its options in the spec: a schema of Valibot, Zod or any other library of Standard Schema. */
    readonly options?: OptionsSchema<Options>;
    /** Makes the files. Called once in a run; the same request must give the same files. */
    generate(request: TargetRequest<Options>): TargetResult | Promise<TargetResult>;
}
/** A target with any options. */
export type AnyTarget = Omit<TargetDefinition<never>, "options"> & {
    readonly options?: OptionsSchema<object>;
};
/** The part of Standard Schema (https://standardschema.dev) that errspec uses. */
export interface OptionsSchema<Options> {
    readonly "~standard": {
        readonly version: 1;
        readonly vendor: string;
        readonly validate: (value: unknown) => SchemaResult<Options> | Promise<SchemaResult<Options>>;
        readonly types?: {
            readonly input: unknown;
            readonly output: Options;
        } | undefined;
    };
}
/** The result of a schema: a value, or what is wrong. */
export type SchemaResult<Options> = {
    readonly value: Options;
    readonly issues?: undefined;
} | {
    readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | {
            readonly key: PropertyKey;
        })[] | undefined;
    }[];
};
/** What a catalog may need of a target besides modules with codes, names and texts. */
export type TargetFeature = "module-codes" | "common-codes" | "standard-envelopes" | "field-errors" | "operations" | "params" | "code-type-dotted" | "code-type-hex" | "code-type-sqlstate" | "code-type-string";
/** What a target receives: for a program, as JSON on its standard input. */
export interface TargetRequest<Options = Readonly<Record<string, unknown>>> {
    readonly protocol: typeof targetProtocol;
    /** The version of errspec. */
    readonly errspec: string;
    /** The first line of each file, without comment signs: `Code generated by errspec from spec/errspec.yaml. DO NOT EDIT.` */
    readonly header: string;
    /** The resolved catalog, as `catalog.json` has it: `catalog.schema.json` describes it. Internal codes are left out. */
    readonly catalog: Readonly<Record<string, unknown>>;
    /** The options of the target in the spec, as its schema returned them. */
    readonly options: Options;
    /** What the catalog needs. */
    readonly features: readonly TargetFeature[];
}
/** What a target returns: a program, as JSON on its standard output. */
export interface TargetResult {
    readonly files: readonly TargetFile[];
    /** What is wrong with the spec for this target. With an error, nothing is written. */
    readonly problems?: readonly TargetProblem[];
    /** For a program: what it can do. See {@link TargetDefinition.features}. */
    readonly features?: readonly TargetFeature[];
}
/** A file to write. */
export interface TargetFile {
    /** Below the folder of the target, with forward slashes: `src/Codes.java`. */
    readonly path: string;
    /** With line feeds at line ends. */
    readonly text: string;
}
/** A problem of the spec, as errspec reports it. */
export interface TargetProblem {
    readonly severity: "error" | "warning";
    /** The problem, in one sentence. */
    readonly message: string;
    /** What to do about it. */
    readonly help?: string;
    /** The module, or the code of a module, that has it. Default: the target in the spec. */
    readonly module?: string;
    readonly code?: string;
}
/** Returns a target as it is, with its types checked. */
export declare function defineTarget<Options = Readonly<Record<string, unknown>>>(target: TargetDefinition<Options>): TargetDefinition<Options>;
