import { ts } from "ts-morph";
import { placesIn, wholeNumber } from "./mention.js";
import type { Mention, Role, SourceFile } from "./mention.js";

/** What a TypeScript or JavaScript file speaks of. */
export function mentionsInTypeScript(file: SourceFile): Mention[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const place = placesIn(file);
  const imports = importsOf(source);
  const mentions: Mention[] = [];
  visit(source);
  return mentions;

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return;
    const { parent } = node as { readonly parent?: ts.Node };
    const isInner = parent !== undefined && (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent));
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) {
      const path = pathOf(node, imports);
      if (path !== undefined && !isInner) {
        mentions.push({ what: "name", path, role: roleOf(node), at: place(node.getStart(), node.getEnd()) });
        return;
      }
    }
    const value = literalOf(node);
    if (value !== undefined) {
      const { beside, callee } = neighbours(node, imports);
      if (beside !== "" || callee !== "") {
        mentions.push({
          what: "literal",
          value,
          beside,
          callee,
          role: roleOf(node),
          at: place(node.getStart(), node.getEnd()),
        });
      }
      return;
    }
    ts.forEachChild(node, visit);
  }
}

/** What each imported name stands for: `module#name`, or `module#` for all of it. */
function importsOf(source: ts.SourceFile): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) imports.set(bindings.name.text, `${from}#`);
    else
      for (const { name, propertyName } of bindings.elements)
        imports.set(name.text, `${from}#${(propertyName ?? name).text}`);
  }
  return imports;
}

function pathOf(node: ts.Node, imports: ReadonlyMap<string, string>): string | undefined {
  if (ts.isIdentifier(node)) return imports.get(node.text);
  if (ts.isPropertyAccessExpression(node)) return below(pathOf(node.expression, imports), node.name.text);
  if (ts.isQualifiedName(node)) return below(pathOf(node.left, imports), node.right.text);
  return undefined;
}

function below(path: string | undefined, name: string): string | undefined {
  if (path === undefined) return undefined;
  return path.endsWith("#") ? path + name : `${path}.${name}`;
}

function literalOf(node: ts.Node): string | undefined {
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand)
  ) {
    return wholeNumber(`-${node.operand.getText()}`);
  }
  if (ts.isNumericLiteral(node)) return wholeNumber(node.getText());
  return ts.isStringLiteral(node) ? node.text : undefined;
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** What a literal is compared with, is a case of, or is given to. */
function neighbours(
  node: ts.Node,
  imports: ReadonlyMap<string, string>,
): { readonly beside: string; readonly callee: string } {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind)) {
    return { beside: lastName(parent.left === node ? parent.right : parent.left), callee: "" };
  }
  if (ts.isCaseClause(parent) && parent.expression === node)
    return { beside: lastName(parent.parent.parent.expression), callee: "" };
  if (ts.isCallExpression(parent)) return { beside: "", callee: pathOf(parent.expression, imports) ?? "" };
  if (
    ts.isArrayLiteralExpression(parent) &&
    ts.isPropertyAccessExpression(parent.parent) &&
    parent.parent.name.text === "includes"
  ) {
    const call = parent.parent.parent;
    const [first] = ts.isCallExpression(call) ? call.arguments : [];
    return { beside: first === undefined ? "" : lastName(first), callee: "" };
  }
  if (ts.isPropertyAssignment(parent)) return { beside: parent.name.getText(), callee: "" };
  return { beside: "", callee: "" };
}

function lastName(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (
    ts.isCallExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node)
  ) {
    const inner = ts.isCallExpression(node) ? node.arguments[0] : node.expression;
    return inner === undefined ? "" : lastName(inner);
  }
  return "";
}

function roleOf(node: ts.Node): Role {
  // The file itself has no parent, whatever the types say.
  for (let inner = node, parent = node.parent; !ts.isSourceFile(inner); inner = parent, parent = parent.parent) {
    if (ts.isThrowStatement(parent)) return "thrown";
    if (ts.isCaseClause(parent)) return parent.expression === inner ? "handled" : "used";
    if (ts.isBinaryExpression(parent)) {
      const { kind } = parent.operatorToken;
      if (comparisons.has(kind) || kind === ts.SyntaxKind.InstanceOfKeyword) return "handled";
    }
    if (ts.isCallExpression(parent) && parent.expression !== inner) {
      const callee = lastName(parent.expression);
      if (callee === "reject") return "thrown";
      if (/^(?:is[A-Z]|includes$|has$)/.test(callee)) return "handled";
    }
    if (ts.isStatement(parent) && !ts.isExpressionStatement(parent)) return "used";
  }
  return "used";
}
