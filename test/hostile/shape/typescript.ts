import ts from "typescript";
import type { Shape } from "./shape.js";

/** What the compiler keeps of a file besides its tree, and does not put into its public types. */
interface Internals {
  readonly parseDiagnostics: readonly { readonly messageText: unknown }[];
  readonly commentDirectives?: readonly unknown[];
  readonly pragmas: ReadonlyMap<string, unknown>;
  readonly checkJsDirective?: unknown;
}

// Vitest looks up an import at each use, and the walk below is the hottest loop of the fuzzer.
const { SyntaxKind, forEachChild } = ts;

/** How the node of a kind begins in a shape. */
const opening = Array.from({ length: SyntaxKind.Count }, (_, kind) => `(${kind}`);

/** The syntax tree of a TypeScript or JavaScript file without the text of literals and comments, but with JSDoc's tags. */
export function typescriptShape(path: string, text: string): Shape {
  const file = ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
  });
  const internals = file as unknown as Internals;
  let shape = "";
  const literals: string[] = [];
  const between: string[] = []; // literals
  let end = 0;
  const walk = (node: ts.Node): void => {
    shape += opening[node.kind] ?? "(";
    switch (node.kind) {
      case SyntaxKind.StringLiteral:
      case SyntaxKind.NoSubstitutionTemplateLiteral:
      case SyntaxKind.TemplateHead:
      case SyntaxKind.TemplateMiddle:
      case SyntaxKind.TemplateTail:
        literals.push((node as ts.LiteralLikeNode).text);
        between.push(text.slice(end, node.getStart(file)));
        end = node.end;
        break;
      case SyntaxKind.Identifier:
      case SyntaxKind.PrivateIdentifier:
      case SyntaxKind.NumericLiteral:
        shape += ` ${(node as ts.Identifier | ts.PrivateIdentifier | ts.NumericLiteral).text}`;
        break;
      case SyntaxKind.RegularExpressionLiteral:
        shape += node.getText(file);
        break;
      default: // has no text of its own
    }
    for (const doc of (node as { readonly jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []) shape += docShape(doc, file);
    forEachChild(node, walk);
    shape += ")";
  };
  walk(file);
  const outside = [...between, text.slice(end)].join(" ");
  const acting = [
    internals.parseDiagnostics.map(({ messageText }) => messageText),
    internals.commentDirectives?.length ?? 0,
    [...internals.pragmas.keys()],
    internals.checkJsDirective,
    file.referencedFiles.length + file.typeReferenceDirectives.length + file.libReferenceDirectives.length,
    outside.split("@internal").length,
    // Bundlers look for it in every line, browsers in comments only.
    (path.endsWith(".ts") ? text : outside).split("sourceMappingURL=").length,
  ];
  return { shape: shape + JSON.stringify(acting), literals };
}

/** The value of a JSON file with comments. */
export function dataWithComments(path: string, text: string): unknown {
  const parsed: { readonly config?: unknown; readonly error?: ts.Diagnostic } = ts.parseConfigFileTextToJson(
    path,
    text,
  );
  if (parsed.error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(parsed.error.messageText, "\n"));
  return parsed.config;
}

/** The tags of a comment and the links within its text. */
function docShape(doc: ts.JSDoc, file: ts.SourceFile): string {
  const links = (comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string =>
    typeof comment === "object"
      ? comment.map((part) => (part.kind === SyntaxKind.JSDocText ? "" : part.getText(file))).join("")
      : "";
  return `[doc ${links(doc.comment)}${(doc.tags ?? []).map((tag) => `@${tag.tagName.text} ${links(tag.comment)}`).join("")}]`;
}
