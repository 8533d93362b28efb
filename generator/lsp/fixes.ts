import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { suggestionIn } from "../diagnostic/suggest.js";
import type { SpecDocument } from "./document.js";
import { sourceOf } from "../diagnostic/source.js";
import type { Edit } from "./rename.js";

/** A change that solves a problem. */
export interface QuickFix {
  readonly title: string;
  readonly diagnostic: Diagnostic;
  readonly edit: Edit;
  /** Whether `errspec lint --fix` makes it, too. */
  readonly isSafe: boolean;
}

/** The changes that solve some problems of a document: those of `lint --fix`, and what "did you mean" suggests. */
export function quickFixes({ path, text }: SpecDocument, diagnostics: readonly Diagnostic[]): readonly QuickFix[] {
  const { slice } = sourceOf(text);
  return diagnostics.flatMap((diagnostic): QuickFix[] => {
    const { at, fix, help } = diagnostic;
    if (fix?.at.file === path) {
      return [{ title: help ?? `write ${fix.text}`, diagnostic, edit: fix, isSafe: true }];
    }
    const suggestion = suggestionIn(help ?? "");
    if (suggestion === undefined || at.file !== path || at.line !== at.endLine) return [];
    const [quote = ""] = /^["']/.exec(slice(at)) ?? [];
    const edit = { at, text: `${quote}${suggestion}${quote}` };
    return [{ title: `change to ${suggestion}`, diagnostic, edit, isSafe: false }];
  });
}
