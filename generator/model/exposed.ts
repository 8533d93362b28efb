import type { Action } from "./action.js";
import type { StandardEnvelopeId } from "./catalog.js";
import type { Kind } from "./kind.js";

/** A part of a target's output that users' code, or their links, can refer to. */
export interface Exposed {
  readonly role: Role;
  readonly subject: Subject;
  /** How users refer to it, within the part that contains it. */
  readonly text: string;
  readonly within?: Exposed | undefined;
  /** What its type lets code do: code breaks when one of these is removed. */
  readonly type?: readonly string[];
  /** The classes that catch it. */
  readonly base?: readonly string[];
  /** The values that an error compares equal to. */
  readonly matches?: readonly string[];
  /** Set for a function with positional arguments. */
  readonly positional?: true;
}

/** The part of the spec that something is made from: the catalog itself if no field is set. */
export interface Subject {
  readonly module?: string;
  /** A name or an alias of an entry of that module. */
  readonly name?: string;
  readonly code?: string;
  readonly group?: string;
  readonly param?: string;
  readonly locale?: string;
  readonly kind?: Kind;
  readonly action?: Action;
  /** The ID of an operation. */
  readonly operation?: string;
}

/**
 * What a part of the output is to its subject. Whoever compares two outputs finds the counterpart of a part by its role and
 * its subject.
 */
export type Role =
  // What is installed or imported.
  | "package"
  | "package name"
  | "distribution"
  | "module"
  | "entry point"
  | "class entry point"
  // The package that has the types of a module: another one if that is imported.
  | "owner"
  | "export"
  // Codes.
  | "codes"
  | "any code"
  | "constant"
  | "success constant"
  | "literals"
  | "literal"
  // Errors.
  | "error class"
  | "kind class"
  | "code class"
  | "invalid response class"
  | "error code"
  | "error module"
  | "error module code"
  | "error text"
  | "error request ID"
  | "error params"
  | "error field errors"
  // Functions, and the types of what they take and return.
  | "guard"
  | "lookup"
  | "constructor"
  | "decoder"
  | "status decoder"
  | "response decoder"
  | `${StandardEnvelopeId} decoder`
  | `${StandardEnvelopeId} encoder`
  | "response type"
  | "entry type"
  | "table"
  // Operations, and the errors that each is known to return.
  | "operation"
  | "operation errors"
  | "operation classes"
  | "operation codes"
  | "operation code"
  | "operation guard"
  | "operation lookup"
  | "operation constructor"
  | "operation error"
  // Texts.
  | "text function"
  | "text values"
  | "parameter"
  | "locale"
  // Documentation.
  | "folder"
  | "page"
  | "kinds page"
  | "actions page"
  | "section"
  | "anchor";
