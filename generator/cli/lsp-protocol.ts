import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { CodeActionKind, CompletionItemKind, DiagnosticSeverity, SymbolKind } from "vscode-languageserver/node.js";
import type {
  CodeAction,
  CompletionItem,
  Diagnostic as ProtocolDiagnostic,
  DocumentSymbol,
  Location,
  Range as ProtocolRange,
  TextEdit,
} from "vscode-languageserver/node.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Completion } from "../lsp/completion.js";
import type { QuickFix } from "../lsp/fixes.js";
import type { Edit } from "../lsp/rename.js";
import type { OutlineItem } from "../lsp/symbols.js";
import type { Range } from "../model/position.js";

/*
 * What the language server finds, in the words of the Language Server Protocol: there, lines and columns count from 0.
 */

/** The URI of a file. */
export const uriOf = (path: string): string => pathToFileURL(resolve(path)).href;

export function rangeIn({ line, column, endLine, endColumn }: Range): ProtocolRange {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** A diagnostic, with the page of its rule. */
export function diagnosticIn(diagnostic: Diagnostic, rulesPage: string): ProtocolDiagnostic {
  const { rule, severity, at, message, help, related } = diagnostic;
  return {
    range: rangeIn(at),
    severity: severities[severity],
    source: "errspec",
    code: rule,
    codeDescription: { href: `${rulesPage}#${rule}` },
    message: help === undefined ? message : `${message}\n${help}`,
    ...(related === undefined
      ? {}
      : { relatedInformation: [{ location: locationOf(related.at), message: related.message }] }),
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const locationOf = (at: Range): Location => ({ uri: uriOf(at.file), range: rangeIn(at) });

const editIn = ({ at, text }: Edit): TextEdit => ({ range: rangeIn(at), newText: text });

/** Edits by the URI of their file. */
export function editsByUri(edits: readonly Edit[], uri: (path: string) => string): Record<string, TextEdit[]> {
  const byUri: Record<string, TextEdit[]> = {};
  for (const edit of edits) (byUri[uri(edit.at.file)] ??= []).push(editIn(edit));
  return byUri;
}

export function actionIn({ title, diagnostic, edit, isSafe }: QuickFix, uri: string, rulesPage: string): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticIn(diagnostic, rulesPage)],
    isPreferred: isSafe,
    edit: { changes: { [uri]: [editIn(edit)] } },
  };
}

export function completionIn({ kind, label, text, detail, at }: Completion, index: number): CompletionItem {
  return {
    label,
    kind: completionKinds[kind],
    ...(detail === undefined ? {} : { detail }),
    sortText: String(index).padStart(5, "0"), // in the order of the spec
    textEdit: { range: rangeIn(at), newText: text },
  };
}

const completionKinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  code: CompletionItemKind.Value,
  error: CompletionItemKind.Constant,
  group: CompletionItemKind.Reference,
  module: CompletionItemKind.Module,
} as const;

export function symbolIn({ kind, name, detail, range, place, children }: OutlineItem): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: rangeIn(range),
    selectionRange: rangeIn(place),
    children: children.map(symbolIn),
  };
}

const symbolKinds = {
  module: SymbolKind.Module,
  group: SymbolKind.Namespace,
  error: SymbolKind.Constant,
  operation: SymbolKind.Method,
} as const;
