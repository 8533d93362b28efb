import { ts } from "ts-morph";
import { hasContext, noContext, placesIn, wholeNumber } from "./mention.js";
import type { Context, Mention, Role, SourceFile } from "./mention.js";
import { declarationOf, narrowingsOf, typesOf } from "./scope.js";

/** The names and literals in a TypeScript or JavaScript file that may refer to codes. */
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
    const isInner =
      parent !== undefined &&
      (ts.isPropertyAccessExpression(parent) ||
        ts.isQualifiedName(parent) ||
        (ts.isElementAccessExpression(parent) && parent.expression === node && keyOf(parent) !== undefined));
    if (ts.isVariableDeclaration(node)) visitDestructuring(node);
    if (
      ts.isIdentifier(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isQualifiedName(node)
    ) {
      const path = pathOf(node, imports);
      if (path !== undefined && !isInner) {
        mentions.push({ what: "name", path, role: roleOf(node), span: place(node.getStart(), node.getEnd()) });
        return;
      }
    }
    const value = literalOf(node);
    if (value !== undefined) {
      const context = contextOf(node, imports);
      if (hasContext(context)) {
        mentions.push({
          what: "literal",
          value,
          ...context,
          role: roleOf(node),
          span: place(node.getStart(), node.getEnd()),
        });
      }
      return;
    }
    ts.forEachChild(node, visit);
  }

  /** `const { OrderNotFound } = OrdersCode` */
  function visitDestructuring({ name, initializer }: ts.VariableDeclaration): void {
    const path = initializer === undefined ? undefined : pathOf(initializer, imports);
    if (path === undefined || !ts.isObjectBindingPattern(name)) return;
    for (const element of name.elements) {
      const member = element.propertyName ?? element.name;
      if (element.dotDotDotToken !== undefined || !ts.isIdentifier(member)) continue;
      const span = place(member.getStart(), member.getEnd());
      mentions.push({ what: "name", path: below(path, member.text) ?? "", role: "used", span });
    }
  }
}

/** `code` for `body["code"]`; undefined for `body[code]` and `codes["1001"]`. */
function keyOf({ argumentExpression: key }: ts.ElementAccessExpression): string | undefined {
  return ts.isStringLiteralLike(key) && /^[A-Za-z_$][\w$]*$/.test(key.text) ? key.text : undefined;
}

/** The path of each imported name: `module#name`, or `module#` for a namespace import. */
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
  if (ts.isElementAccessExpression(node)) return below(pathOf(node.expression, imports), keyOf(node));
  return undefined;
}

function below(path: string | undefined, name: string | undefined): string | undefined {
  if (path === undefined || name === undefined) return undefined;
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

/** What a literal is compared with, assigned to or passed to. */
function contextOf(node: ts.Node, imports: ReadonlyMap<string, string>): Context {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind)) {
    return compared(parent.left === node ? parent.right : parent.left, imports);
  }
  if (ts.isCaseClause(parent) && parent.expression === node) return compared(parent.parent.parent.expression, imports);
  if (ts.isCallExpression(parent)) return { ...noContext, callees: pathsOf([parent.expression], imports) };
  if (
    ts.isArrayLiteralExpression(parent) &&
    ts.isPropertyAccessExpression(parent.parent) &&
    parent.parent.name.text === "includes"
  ) {
    const call = parent.parent.parent;
    const [first] = ts.isCallExpression(call) ? call.arguments : [];
    if (first !== undefined) return compared(first, imports);
  }
  return ts.isPropertyAssignment(parent) ? { ...noContext, counterpart: parent.name.getText() } : noContext;
}

function pathsOf(nodes: readonly ts.Node[], imports: ReadonlyMap<string, string>): string[] {
  return nodes.flatMap((each) => pathOf(each, imports) ?? []);
}

/** The context of a literal that is compared with an expression. */
function compared(expression: ts.Node, imports: ReadonlyMap<string, string>): Context {
  const node = withoutConversion(expression);
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(node);
    if (declaration === undefined) return { ...noContext, counterpart: node.text };
    const property = ts.isBindingElement(declaration) ? declaration.propertyName : undefined;
    return {
      counterpart: property !== undefined && ts.isIdentifier(property) ? property.text : node.text,
      callees: pathsOf(typesOf(declaration), imports).slice(0, 1),
      owners: [],
    };
  }
  const owners: string[] = [];
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const declaration = declarationOf(node.expression);
    owners.push(...pathsOf(narrowingsOf(node.expression.text, node), imports));
    if (declaration !== undefined) owners.push(...pathsOf(typesOf(declaration), imports));
  }
  return { counterpart: lastName(node), callees: [], owners };
}

/** `code` for `code.toString()` and `String(code)`. */
function withoutConversion(node: ts.Node): ts.Node {
  if (!ts.isCallExpression(node)) return node;
  const { expression } = node;
  const [argument] = node.arguments;
  if (ts.isPropertyAccessExpression(expression))
    return expression.name.text === "toString" ? expression.expression : node;
  return ts.isIdentifier(expression) && expression.text === "String" ? (argument ?? node) : node;
}

function lastName(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) return keyOf(node) ?? "";
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
  // A source file has no parent, although the types say so.
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
