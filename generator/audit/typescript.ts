import { ts } from "ts-morph";
import { placesIn, wholeNumber } from "./mention.js";
import type { Mention, Role, SourceFile } from "./mention.js";
import { declarationOf, narrowingsOf, typesOf } from "./scope.js";

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
    const isInner =
      parent !== undefined &&
      (ts.isPropertyAccessExpression(parent) ||
        ts.isQualifiedName(parent) ||
        (ts.isElementAccessExpression(parent) && parent.expression === node && keyOf(parent) !== undefined));
    if (ts.isVariableDeclaration(node)) takeApart(node);
    if (
      ts.isIdentifier(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isQualifiedName(node)
    ) {
      const path = pathOf(node, imports);
      if (path !== undefined && !isInner) {
        mentions.push({ what: "name", path, role: roleOf(node), at: place(node.getStart(), node.getEnd()) });
        return;
      }
    }
    const value = literalOf(node);
    if (value !== undefined) {
      const { beside, callee, owners } = neighbours(node, imports);
      if (beside !== "" || callee !== "") {
        mentions.push({
          what: "literal",
          value,
          beside,
          callee,
          owners,
          role: roleOf(node),
          at: place(node.getStart(), node.getEnd()),
        });
      }
      return;
    }
    ts.forEachChild(node, visit);
  }

  /** `const { OrderNotFound } = OrdersCode` */
  function takeApart({ name, initializer }: ts.VariableDeclaration): void {
    const path = initializer === undefined ? undefined : pathOf(initializer, imports);
    if (path === undefined || !ts.isObjectBindingPattern(name)) return;
    for (const element of name.elements) {
      const member = element.propertyName ?? element.name;
      if (element.dotDotDotToken !== undefined || !ts.isIdentifier(member)) continue;
      const at = place(member.getStart(), member.getEnd());
      mentions.push({ what: "name", path: below(path, member.text) ?? "", role: "used", at });
    }
  }
}

/** `code` of `body["code"]`, and nothing of `body[code]` or `codes["1001"]`. */
function keyOf({ argumentExpression: key }: ts.ElementAccessExpression): string | undefined {
  return ts.isStringLiteralLike(key) && /^[A-Za-z_$][\w$]*$/.test(key.text) ? key.text : undefined;
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

interface Neighbours {
  readonly beside: string;
  readonly callee: string;
  readonly owners: readonly string[];
}

/** What a literal is compared with, is a case of, or is given to. */
function neighbours(node: ts.Node, imports: ReadonlyMap<string, string>): Neighbours {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind)) {
    return compared(parent.left === node ? parent.right : parent.left, imports);
  }
  if (ts.isCaseClause(parent) && parent.expression === node) return compared(parent.parent.parent.expression, imports);
  if (ts.isCallExpression(parent)) return { beside: "", callee: pathOf(parent.expression, imports) ?? "", owners: [] };
  if (
    ts.isArrayLiteralExpression(parent) &&
    ts.isPropertyAccessExpression(parent.parent) &&
    parent.parent.name.text === "includes"
  ) {
    const call = parent.parent.parent;
    const [first] = ts.isCallExpression(call) ? call.arguments : [];
    if (first !== undefined) return compared(first, imports);
  }
  return { beside: ts.isPropertyAssignment(parent) ? parent.name.getText() : "", callee: "", owners: [] };
}

/** What an expression is that a literal is compared with. */
function compared(expression: ts.Node, imports: ReadonlyMap<string, string>): Neighbours {
  const node = asText(expression);
  const pathsOf = (nodes: readonly ts.Node[]): string[] => nodes.flatMap((each) => pathOf(each, imports) ?? []);
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(node);
    if (declaration === undefined) return { beside: node.text, callee: "", owners: [] };
    const [type = ""] = pathsOf(typesOf(declaration));
    const property = ts.isBindingElement(declaration) ? declaration.propertyName : undefined;
    return {
      beside: property !== undefined && ts.isIdentifier(property) ? property.text : node.text,
      callee: type,
      owners: [],
    };
  }
  const owners: string[] = [];
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const declaration = declarationOf(node.expression);
    owners.push(...pathsOf(narrowingsOf(node.expression.text, node)));
    if (declaration !== undefined) owners.push(...pathsOf(typesOf(declaration)));
  }
  return { beside: lastName(node), callee: "", owners };
}

/** The code in `code.toString()` and `String(code)`. */
function asText(node: ts.Node): ts.Node {
  if (!ts.isCallExpression(node)) return node;
  const { expression, arguments: given } = node;
  if (ts.isPropertyAccessExpression(expression))
    return expression.name.text === "toString" ? expression.expression : node;
  return ts.isIdentifier(expression) && expression.text === "String" ? (given[0] ?? node) : node;
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
