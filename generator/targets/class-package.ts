import type { Catalog, Entry, Module, StandardEnvelopeId } from "../model/catalog.js";
import type { Kind } from "../model/kind.js";
import type { Name } from "../model/name.js";
import type { Operation } from "../model/operation.js";

/**
 * A package whose language has classes and enums, such as Java or PHP: for each module an enum of its codes and a class with
 * functions, for each kind a class of exceptions. This is how the language names its parts.
 */
export interface ClassPackage {
  /** The name of the language: `Java`. */
  readonly language: string;
  /** Without internal entries if the package is for clients only. */
  readonly catalog: Catalog;
  readonly client: boolean;
  readonly server: boolean;
  readonly params: boolean;
  readonly fieldErrors: boolean;
  readonly locales: readonly string[];
  /** The class that explains errors; none if the language has no explanations yet. */
  readonly explanation?: string;
  /** The module whose codes every response has. */
  readonly common: Module | undefined;
  /** What is installed: `com.acme:errors`. */
  readonly distribution: string;
  /** What code imports: `com.acme.errors`. */
  readonly root: string;
  /** Whether it has a part for tests, and what that part and the one of operations are called. */
  readonly testkit: boolean;
  readonly testing: string;
  readonly operations: string;
  /** A part below the root: `.testing`. */
  readonly below: (part: string) => string;
  readonly names: ClassNames;
  /** The parameters of the method that creates an error, and of the one that gives its text: `(String sku)`. */
  readonly creatorType: (entry: Entry) => string;
  readonly formatType: (entry: Entry) => string;
}

/** What a language calls the parts of a {@link ClassPackage}. */
export interface ClassNames {
  readonly codes: (module: Module) => string;
  readonly errors: (module: Module) => string;
  /** A code among those of its module, and the constant of success. */
  readonly code: (name: Name) => string;
  readonly success: (name: Name) => string;
  readonly creator: (name: Name, module: Pick<Module, "id">) => string;
  readonly format: (name: Name) => string;
  readonly kind: (kind: Kind) => string;
  readonly operation: (operation: Operation) => string;
  /** The class with the methods of an operation, if its enum cannot have them, and what creates an error there. */
  readonly operationClass?: (operation: Operation) => string;
  readonly operationCreator?: (name: Name, operation: Operation) => string;
  readonly encoder: (envelope: StandardEnvelopeId) => string;
  readonly decoder: (envelope: StandardEnvelopeId) => string;
  /** What its codes can be used as, if that depends on the module: whether a `switch` takes them. */
  readonly codesType?: (module: Module) => readonly string[];
}

/** What the classes of a package call a type of codes: `Hex32`. */
export function codeTypeCase({ codeType }: Module): string {
  switch (codeType.kind) {
    case "int":
      return "Int";
    case "hex":
      return `Hex${codeType.bits}`;
    case "string":
    case "dotted":
      return "Text";
    case "sqlstate":
      return "SqlState";
  }
}
