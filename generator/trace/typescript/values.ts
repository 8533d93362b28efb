import { ts } from "ts-morph";
import { field, ofParam, results } from "./calls.js";
import type { Step } from "../facts.js";
import { objectsOf } from "./objects.js";
import { meaningOf, packagePath } from "./paths.js";
import { parameterOf } from "./reader.js";
import type { Reader } from "./reader.js";
import { around, bare, isBody } from "./source.js";
import type { Body } from "./source.js";

/** The errors in a value: the value itself, those in its properties, and those that its functions return. */
export function valuesOf(reader: Reader, node: ts.Expression): readonly Step[] {
  const { source } = reader;
  const expression = bare(node);
  const at = source.at(expression);
  const go = (each: ts.Expression): readonly Step[] => valuesOf(reader, each);
  const meaning = meaningOf(source, expression);
  if (meaning?.use === "constructor") return meaning.entries.map((raise) => ({ raise, at }));
  if (ts.isCallExpression(expression)) return called(reader, expression);
  if (ts.isNewExpression(expression)) return constructed(reader, expression);
  if (ts.isObjectLiteralExpression(expression)) return expression.properties.flatMap((each) => property(reader, each));
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap(go);
  if (ts.isSpreadElement(expression)) return go(expression.expression);
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(go);
  if (ts.isBinaryExpression(expression)) return [expression.left, expression.right].flatMap(go);
  if (isBody(expression)) return results(reader, [{ body: expression, self: reader.self, args: {} }], [], expression);
  if (ts.isIdentifier(expression)) return variable(reader, expression);
  if (ts.isElementAccessExpression(expression)) return go(expression.expression);
  return ts.isPropertyAccessExpression(expression) ? member(reader, expression) : [];
}

function called(reader: Reader, node: ts.CallExpression): readonly Step[] {
  const callee = bare(node.expression);
  const meaning = meaningOf(reader.source, callee);
  if (meaning?.use === "constructor") return meaning.entries.map((raise) => ({ raise, at: reader.source.at(node) }));
  if (packagePath(reader.source, callee) !== undefined) return decoded(reader, node);
  const targets = reader.targets(callee);
  if (targets.length > 0) return results(reader, targets, node.arguments, node);
  // What a library returns can have what it got: `errors.get(key)`, `Object.assign(error, …)`.
  const object = ts.isPropertyAccessExpression(callee) ? reader.values(callee.expression) : [];
  return [...object, ...node.arguments.flatMap((each) => reader.values(each))];
}

/** What a function of the generated package returns: errors that it decodes can be any. */
function decoded({ source }: Reader, node: ts.CallExpression): readonly Step[] {
  const type = source.checker.getTypeAtLocation(node);
  const isError = (type.isUnion() ? type.types : [type]).some((each) => each.getProperty("stack") !== undefined);
  return isError ? [{ unknown: `the error that ${node.expression.getText()} returns`, at: source.at(node) }] : [];
}

function constructed(reader: Reader, node: ts.NewExpression): readonly Step[] {
  const { source } = reader;
  const at = source.at(node);
  const list = node.arguments ?? [];
  if (meaningOf(source, bare(node.expression)) !== undefined) {
    return [{ unknown: `the code of ${node.expression.getText()}`, at }];
  }
  const type = source.checker.getTypeAtLocation(node);
  if (type.getProperty("stack") === undefined) return list.flatMap((each) => reader.values(each));
  const declared = type.getSymbol()?.declarations?.find(ts.isClassLike);
  const isOurs = [declared, ...(declared === undefined ? [] : reader.classes.parents(declared))].some((each) =>
    each?.heritageClauses?.some(({ types }) =>
      types.some(({ expression }) => packagePath(source, expression) !== undefined),
    ),
  );
  if (isOurs) return [{ unknown: `the code of ${node.expression.getText()}`, at }];
  const wrap = node.expression.getText();
  const causes = list.flatMap((each): readonly ts.Expression[] => {
    if (ts.isArrayLiteralExpression(each)) return [each];
    if (!ts.isObjectLiteralExpression(each)) return [];
    return each.properties.flatMap((one) => {
      if (ts.isShorthandPropertyAssignment(one) && one.name.text === "cause") return [one.name];
      return ts.isPropertyAssignment(one) && one.name.getText() === "cause" ? [one.initializer] : [];
    });
  });
  return causes.length === 0
    ? [{ foreign: wrap, at }]
    : [{ wrap, cause: causes.flatMap((each) => reader.values(each)), at }];
}

function property(reader: Reader, node: ts.ObjectLiteralElementLike): readonly Step[] {
  if (ts.isPropertyAssignment(node)) return reader.values(node.initializer);
  if (ts.isShorthandPropertyAssignment(node)) {
    const symbol = reader.source.checker.getShorthandAssignmentValueSymbol(node);
    const declaration = symbol === undefined ? undefined : reader.source.behind(symbol).valueDeclaration;
    return declaration === undefined ? [] : declared(reader, declaration, node.name);
  }
  if (ts.isSpreadAssignment(node)) return reader.values(node.expression);
  return isBody(node) ? results(reader, [{ body: node, self: reader.self, args: {} }], [], node) : [];
}

function variable(reader: Reader, node: ts.Identifier): readonly Step[] {
  const declaration = reader.source.symbol(node)?.valueDeclaration;
  return declaration === undefined ? [] : declared(reader, declaration, node);
}

/** The errors in what a declaration names. */
function declared(reader: Reader, declaration: ts.Node, node: ts.Expression): readonly Step[] {
  const { source } = reader;
  if (source.isExternal(declaration)) return [];
  const at = source.at(node);
  if (parameterOf(declaration) !== undefined) return ofParam(reader, node, "=");
  if (isBody(declaration)) {
    const self = ts.isFunctionDeclaration(declaration) ? undefined : reader.self;
    return results(reader, [{ body: declaration, self, args: {} }], [], node);
  }
  if (ts.isVariableDeclaration(declaration)) {
    if (ts.isCatchClause(declaration.parent)) return [{ param: reader.catchId(declaration), at }];
    return [{ call: [variableId(reader, declaration)], at }];
  }
  if (ts.isBindingElement(declaration)) {
    const outer = ts.findAncestor(declaration, ts.isVariableDeclaration);
    return outer === undefined ? [] : [{ call: [variableId(reader, outer)], at }];
  }
  if (ts.isPropertyAssignment(declaration)) return reader.values(declaration.initializer);
  return [];
}

function variableId(reader: Reader, node: ts.VariableDeclaration): string {
  const id = `variable ${reader.source.id(node, reader.self)}`;
  return reader.source.define(id, "", around(node) !== undefined, () => {
    const list = node.parent.parent;
    const initial = ts.isForOfStatement(list) ? list.expression : node.initializer;
    return [...(initial === undefined ? [] : [initial]), ...reader.classes.put(node)].flatMap((each) =>
      reader.values(each),
    );
  });
}

function member(reader: Reader, node: ts.PropertyAccessExpression): readonly Step[] {
  const { source } = reader;
  const declaration = source.symbol(node.name)?.valueDeclaration;
  if (declaration !== undefined && !source.isExternal(declaration)) {
    if (ts.isPropertyAssignment(declaration)) return reader.values(declaration.initializer);
    if (isBody(declaration)) return results(reader, reader.targets(node), [], node);
    if (ts.isVariableDeclaration(declaration)) return declared(reader, declaration, node.name);
    if (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) {
      const objects = objectsOf(reader, node.expression) ?? [undefined];
      return objects.map((self) => field(reader.as(self), declaration, "=", node));
    }
  }
  const isThis = node.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isThis ? [] : reader.values(node.expression);
}

/** The expressions that a function returns. */
export function returnedBy({ body }: Body): readonly ts.Expression[] {
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isBody(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
