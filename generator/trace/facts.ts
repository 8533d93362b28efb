/*
 * What a front end says about the source code of a service, in no language's terms. A front end finds handlers, resolves
 * calls, and turns every body into steps. One solver follows the steps of all languages: see solve.ts.
 *
 * The raw facts are JSON, so a front end can be a program in its own language.
 */

/** The functions of some source code, and the handlers of operations among them. */
export interface Facts {
  readonly functions: readonly FunctionFacts[];
  readonly handlers: readonly HandlerFacts[];
}

/** A function, or anything else with errors in it that others refer to: a variable, a field. */
export interface FunctionFacts {
  readonly id: string;
  /** As people call it: `OrderService.place`. Empty for what is not called, such as a variable. */
  readonly name: string;
  /** Whether it sees the params of the functions around it. */
  readonly inner: boolean;
  /** What happens in it, in order. */
  readonly body: readonly Step[];
}

/** Something that answers the requests of an operation. */
export interface HandlerFacts {
  /** A comment names the operation, a route has its method and path, or the function has the ID as its name. */
  readonly by: "comment" | "route" | "name";
  /** The ID of the operation; of a route, its method and its path: `POST /orders/{id}`. */
  readonly operation: string;
  /** The function that answers. A route may have others before it. */
  readonly functions: readonly string[];
  readonly name: string;
  readonly at: string;
  readonly body: readonly Step[];
}

/** Something that can end in an error. Places are `file:line`. */
export type Step =
  /** An error of the catalog. A bare code has no common code around it. */
  | { readonly raise: string; readonly at: string; readonly bare?: boolean }
  /** An error that is not one of the catalog, by its class. A new one is no other error. */
  | { readonly foreign: string; readonly at: string; readonly new?: boolean }
  /** Something that the front end cannot follow, and why. */
  | { readonly unknown: string; readonly at: string }
  /** An error that is not one of the catalog around another. */
  | { readonly wrap: string; readonly cause: readonly Step[]; readonly at: string }
  /** A call of one of several functions, with what their params can raise. */
  | { readonly call: readonly string[]; readonly args?: Readonly<Record<string, readonly Step[]>>; readonly at: string }
  /** Whatever a param, or a caught error, stands for. */
  | { readonly param: string; readonly at: string }
  /**
   * Errors that are raised, and what is raised if nothing is known about them. If they are `together` in one error, those of
   * the catalog count. They may be the codes of errors alone.
   */
  | {
      readonly errors: readonly Step[];
      readonly otherwise: Step;
      readonly together?: boolean;
      readonly bare?: boolean;
    }
  | { readonly try: readonly Step[]; readonly clauses: readonly Clause[] }
  /** What happens depends on whether a param or a caught error is one of some errors. */
  | { readonly when: string; readonly is: Pattern; readonly then: readonly Step[]; readonly else: readonly Step[] };

/** What handles errors: all of them without a pattern. */
export interface Clause {
  readonly is?: Pattern;
  /** The param that stands for the caught error. */
  readonly bind: string;
  readonly body: readonly Step[];
}

/** Some errors: entries of the catalog, and perhaps others. */
export interface Pattern {
  readonly entries: readonly string[];
  /** Whether it can match errors that are not in the catalog. */
  readonly foreign: boolean;
  /** The classes of such errors that it matches for certain. */
  readonly names: readonly string[];
  /** Entries that it matches unless they are bare codes: those that travel in a common code. */
  readonly carried?: readonly string[];
  /** Whether it matches one error, so that new ones do not match. */
  readonly one?: boolean;
}

/** How a fact refers to an entry. */
export const keyOf = ({ module, code }: { readonly module: string; readonly code: string }): string =>
  `${module}/${code}`;
