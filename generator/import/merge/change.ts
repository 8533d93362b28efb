import type { CodeType } from "../../model/code-type.js";
import type { Name } from "../../model/name.js";
import type { DraftEntry, DraftModule } from "../draft/draft.js";

/** A change that a newer edition of a document makes to a spec, or asks of its author. */
export type Change =
  /** The document now has texts in one more language. */
  | { readonly kind: "locale"; readonly locale: string }
  | { readonly kind: "module"; readonly module: DraftModule }
  | {
      readonly kind: "added";
      readonly module: string;
      readonly codeType: CodeType;
      readonly entry: DraftEntry;
      readonly after: string | undefined;
    }
  /** Only the document has changed a field: the new value is taken over. */
  | {
      readonly kind: "changed";
      readonly module: string;
      readonly code: string;
      readonly field: FieldPath;
      readonly before: string;
      readonly now: string;
    }
  /** Both have changed a field in different ways: the author's value stays, and the other is added as `x-conflict`. */
  | {
      readonly kind: "conflict";
      readonly module: string;
      readonly code: string;
      readonly field: FieldPath;
      readonly before: string | undefined;
      readonly mine: string;
      readonly now: string;
    }
  /** The document has renamed a code: the new name is proposed, with the former one as an alias. */
  | {
      readonly kind: "renamed";
      readonly module: string;
      readonly code: string;
      readonly before: Name;
      readonly now: Name;
    }
  /** A changed text has placeholders that the spec does not declare as params. */
  | { readonly kind: "params"; readonly module: string; readonly code: string; readonly names: readonly string[] }
  /** The new text of a code has nothing in common with the former one: the code was reused for another meaning. */
  | {
      readonly kind: "meaning";
      readonly module: string;
      readonly code: string;
      readonly name: string;
      readonly before: string;
      readonly now: string;
    }
  /** The document no longer has a code. */
  | { readonly kind: "vanished"; readonly module: string; readonly code: string; readonly name: string }
  /** The document has a code that the author removed or reserved. */
  | { readonly kind: "left-out"; readonly module: string; readonly code: string; readonly reason: string };

/** A field of an entry, such as `text` in one locale. */
export interface FieldPath {
  readonly field: "title" | "text" | "note" | "http" | "retryable" | "cells";
  /** The locale, or the header of a cell. */
  readonly inner: string | undefined;
}
