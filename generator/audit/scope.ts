import { ts } from "ts-morph";

/** What declares a name: a parameter, a variable, or an element of a destructuring pattern. */
type Declaration = ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement;

/** The declaration that a name refers to, if it is in the same file. */
export function declarationOf({ text, parent }: ts.Identifier): Declaration | undefined {
  // A source file has no parent, although the types say so.
  for (let scope: ts.Node | undefined = parent; scope !== undefined; scope = scope.parent as ts.Node | undefined) {
    for (const declaration of declarationsIn(scope)) {
      const found = named(declaration, text);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function declarationsIn(scope: ts.Node): readonly (ts.ParameterDeclaration | ts.VariableDeclaration)[] {
  if (ts.isFunctionLike(scope)) return scope.parameters.filter(ts.isParameter);
  if (ts.isCatchClause(scope)) return scope.variableDeclaration === undefined ? [] : [scope.variableDeclaration];
  if (ts.isForOfStatement(scope) || ts.isForStatement(scope)) {
    const { initializer } = scope;
    return initializer !== undefined && ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return [];
  return scope.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
}

function named(declaration: Declaration, text: string): Declaration | undefined {
  const { name } = declaration;
  if (ts.isIdentifier(name)) return name.text === text ? declaration : undefined;
  for (const element of name.elements) {
    const found = ts.isBindingElement(element) ? named(element, text) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The types in the annotation of a declaration. */
export function typesOf(declaration: Declaration): readonly ts.EntityName[] {
  const type = ts.isBindingElement(declaration) ? undefined : declaration.type;
  const all = type === undefined ? [] : ts.isUnionTypeNode(type) ? type.types : [type];
  return all.flatMap((each) => (ts.isTypeReferenceNode(each) ? [each.typeName] : []));
}

/**
 * The guards and classes that narrow a name at a place, by a call of a guard or by `instanceof`. Code after `else`, or after
 * a check that does not end the function, is not narrowed.
 */
export function narrowingsOf(name: string, place: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  for (let inner = place; !ts.isFunctionLike(inner) && !ts.isSourceFile(inner); inner = inner.parent) {
    const { parent } = inner;
    if (ts.isIfStatement(parent) && parent.thenStatement === inner) found.push(...checksIn(parent.expression, name));
    if (ts.isConditionalExpression(parent) && parent.whenTrue === inner) {
      found.push(...checksIn(parent.condition, name));
    }
    if (
      ts.isBinaryExpression(parent) &&
      parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
      parent.right === inner
    ) {
      found.push(...checksIn(parent.left, name));
    }
    if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
      for (const earlier of parent.statements.filter(({ end }) => end <= inner.pos)) {
        if (!ts.isIfStatement(earlier) || !ends(earlier.thenStatement)) continue;
        const { expression } = earlier;
        if (ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.ExclamationToken) {
          found.push(...checksIn(expression.operand, name));
        }
      }
    }
  }
  return found;
}

function checksIn(node: ts.Expression, name: string): readonly ts.Expression[] {
  const isName = (other: ts.Node | undefined): boolean =>
    other !== undefined && ts.isIdentifier(other) && other.text === name;
  if (ts.isParenthesizedExpression(node)) return checksIn(node.expression, name);
  if (ts.isCallExpression(node)) return isName(node.arguments[0]) ? [node.expression] : [];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.InstanceOfKeyword) return isName(node.left) ? [node.right] : [];
  if (kind !== ts.SyntaxKind.AmpersandAmpersandToken) return [];
  return [...checksIn(node.left, name), ...checksIn(node.right, name)];
}

/** Whether a statement always leaves its block. */
function ends(node: ts.Statement): boolean {
  if (ts.isBlock(node)) return node.statements.some(ends);
  return (
    ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)
  );
}
