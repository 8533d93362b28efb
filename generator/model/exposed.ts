/** Something of a target's output that users' code, or their links, can refer to. */
export interface Exposed {
  /** What it is to its subject: `constant`, `error class`. No subject has two with the same one. */
  readonly role: string;
  readonly subject: Subject;
  /** How users call it, within what it is a part of. */
  readonly text: string;
  readonly within?: Exposed | undefined;
  /** What its type lets code do: code breaks when one of these is gone. */
  readonly type?: readonly string[];
  /** The classes that catch it. */
  readonly base?: readonly string[];
  /** The values that an error compares equal to. */
  readonly matches?: readonly string[];
  /** Set for a function whose arguments go by their place. */
  readonly positional?: true;
}

/** What of the spec something is made from: the catalog itself where nothing is given. */
export interface Subject {
  readonly module?: string;
  /** A name or an alias of an entry of that module. */
  readonly name?: string;
  readonly code?: string;
  readonly group?: string;
  readonly param?: string;
  readonly locale?: string;
}
