import { ts } from "ts-morph";
import { argsOf, field, paramTarget } from "./calls.js";
import type { Step } from "../facts.js";
import { objectsOf, objectsOfClass } from "./objects.js";
import { meaningOf, packagePath } from "./paths.js";
import { parameterOf, short } from "./reader.js";
import type { Reader, Target } from "./reader.js";
import { bare, isBody } from "./source.js";
import type { Self, Source } from "./source.js";
import { returnedBy } from "./values.js";
import { decorated } from "./decorators.js";

/** What calling an expression can reach. Nothing for functions of libraries. */
export function targetsOf(reader: Reader, node: ts.Expression, depth = 0): readonly Target[] {
  const expression = bare(node);
  const meaning = meaningOf(reader.source, expression);
  if (meaning?.use === "constructor") {
    return [{ steps: [], results: meaning.entries.map((raise) => ({ raise, at: reader.source.at(expression) })) }];
  }
  if (packagePath(reader.source, expression) !== undefined) return [];
  if (depth > 20) return unknown(reader, expression);
  const go = (each: ts.Expression): readonly Target[] => targetsOf(reader, each, depth + 1);
  if (isBody(expression)) return [{ body: expression, self: reader.self, args: {} }];
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(go);
  if (ts.isBinaryExpression(expression)) return [expression.left, expression.right].flatMap(go);
  if (ts.isIdentifier(expression)) return named(reader, expression, depth);
  if (ts.isPropertyAccessExpression(expression)) return member(reader, expression, depth);
  if (ts.isElementAccessExpression(expression)) return element(reader, expression, depth);
  if (ts.isCallExpression(expression)) return made(reader, expression, depth);
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return parentConstructor(reader, expression);
  return unknown(reader, expression);
}

/** What cannot be followed, unless the function is of a type that a library declares. */
function unknown(reader: Reader, node: ts.Expression): readonly Target[] {
  const { source } = reader;
  const type = source.checker.getTypeAtLocation(node);
  const signatures = type.isUnion() ? type.types.flatMap((each) => each.getCallSignatures()) : type.getCallSignatures();
  const declared = signatures.flatMap(({ declaration }) => declaration ?? []);
  if (declared.length > 0 && declared.every((each) => source.isExternal(each))) return [];
  return gap(reader, node, `a call of ${short(node)}`);
}

function gap(reader: Reader, node: ts.Node, unknown: string): readonly Target[] {
  const steps: readonly Step[] = [{ unknown, at: reader.source.at(node) }];
  return [{ steps, results: steps }];
}

function named(reader: Reader, node: ts.Identifier, depth: number): readonly Target[] {
  if (node.text === "eval") return gap(reader, node, "eval");
  if (node.text === "undefined") return [];
  const declarations = reader.source.symbol(node)?.declarations ?? [];
  return declarations.length === 0 ? unknown(reader, node) : declared(reader, declarations, node, depth);
}

/** What the declarations of a name reach. */
function declared(
  reader: Reader,
  declarations: readonly ts.Declaration[],
  node: ts.Expression,
  depth: number,
): readonly Target[] {
  const { source } = reader;
  const body = declarations.find((each) => isBody(each) && !source.isExternal(each));
  if (body !== undefined && isBody(body))
    return [{ body, self: ts.isFunctionDeclaration(body) ? undefined : reader.self, args: {} }];
  if (declarations.every((each) => source.isExternal(each))) return library(reader, declarations, node);
  const [declaration] = declarations;
  if (declaration === undefined) return unknown(reader, node);
  const parameter = parameterOf(declaration);
  if (parameter !== undefined && !ts.isParameterPropertyDeclaration(parameter, parameter.parent)) {
    return orUnknown(reader, paramTarget(reader, node), node);
  }
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration)) {
    const { initializer } = declaration;
    const given = [...(initializer === undefined ? [] : [initializer]), ...reader.classes.put(declaration)];
    if (given.length > 0) return given.flatMap((each) => targetsOf(reader, each, depth + 1));
  }
  if (ts.isShorthandPropertyAssignment(declaration)) {
    const symbol = source.checker.getShorthandAssignmentValueSymbol(declaration);
    const found = symbol === undefined ? [] : (source.behind(symbol).declarations ?? []);
    if (found.length > 0) return declared(reader, found, declaration.name, depth + 1);
  }
  if (ts.isBindingElement(declaration)) {
    const name = declaration.propertyName ?? declaration.name;
    const symbol = ts.isIdentifier(name)
      ? source.checker.getTypeAtLocation(declaration.parent).getProperty(name.text)
      : undefined;
    const found = symbol?.declarations ?? [];
    if (found.length > 0 && !found.includes(declaration)) return declared(reader, found, node, depth + 1);
  }
  if (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration)) {
    const given = reader.classes.given(declaration);
    const [only] = given;
    // A field with a function of its own is that function.
    if (only !== undefined && only === declaration.initializer && given.length === 1) {
      return targetsOf(reader, only, depth + 1);
    }
    if (given.length > 0) {
      return [{ steps: [field(reader, declaration, "", node)], results: [field(reader, declaration, "=", node)] }];
    }
  }
  return unknown(reader, node);
}

const orUnknown = (reader: Reader, targets: readonly Target[], node: ts.Expression): readonly Target[] =>
  targets.length > 0 ? targets : unknown(reader, node);

/** Any object of the class around an expression. */
function selfAround(node: ts.Node): Self {
  const type = ownerOf(node);
  return type === undefined ? undefined : { type };
}

/** The class around an expression. */
function ownerOf(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  return ts.findAncestor(node, ts.isClassLike);
}

/** What a library declares raises nothing of its own, unless it has no type, or uses the errors of the catalog. */
function library(reader: Reader, declarations: readonly ts.Declaration[], node: ts.Expression): readonly Target[] {
  const { source } = reader;
  const users = declarations.filter((each) => source.usesErrors(each.getSourceFile().fileName));
  if (users.length > 0) return gap(reader, node, `a call of ${short(node)}, whose source is not there`);
  const isAny = (source.checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) !== 0;
  if (!isAny) return [];
  return orUnknown(reader, paramTarget(reader, node), node);
}

function member(reader: Reader, node: ts.PropertyAccessExpression, depth: number): readonly Target[] {
  const { source, classes, self } = reader;
  const { expression: object, name } = node;
  const isFunction = source.checker.getTypeAtLocation(object).getCallSignatures().length > 0;
  if (["bind", "call", "apply"].includes(name.text) && (isFunction || source.symbol(name) === undefined)) {
    return targetsOf(reader, object, depth + 1);
  }
  const owner = ownerOf(node);
  if (object.kind === ts.SyntaxKind.SuperKeyword && owner !== undefined) {
    return classes
      .parents(owner)
      .slice(0, 1)
      .flatMap((each) => ofClass(reader, each, self, node, depth));
  }
  if (
    object.kind === ts.SyntaxKind.ThisKeyword &&
    self !== undefined &&
    classes.member(self.type, name.text) !== undefined
  ) {
    return ofClass(reader, self.type, self, node, depth);
  }
  const declarations = source.symbol(name)?.declarations ?? [];
  if (declarations.length === 0) {
    return orUnknown(reader, paramTarget(reader, node), node);
  }
  const objects = objectsOf(reader, object);
  if (objects?.every(({ type }) => classes.member(type, name.text) !== undefined) === true) {
    return objects.flatMap((each) => ofClass(reader, each.type, each, node, depth));
  }
  return declarations.flatMap((each): readonly Target[] => {
    const type = memberOwner(each);
    if (type !== undefined && !source.isExternal(each)) {
      return classes.concreteAs(type, typeOf(source, object)).flatMap((one) => ofAny(reader, one, node, depth));
    }
    if (ts.isMethodSignature(each) || ts.isPropertySignature(each)) return implemented(reader, node, each, depth);
    return declared(reader, [each], node, depth);
  });
}

const typeOf = ({ checker }: Source, node: ts.Expression): ts.Type =>
  checker.getNonNullableType(checker.getTypeAtLocation(node));

/** The class that a declaration is a member of, unless it is static. */
function memberOwner(node: ts.Declaration): ts.ClassLikeDeclaration | undefined {
  const isStatic = ts.canHaveModifiers(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
  if (ts.isClassElement(node) && ts.isClassLike(node.parent)) return isStatic ? undefined : node.parent;
  return ts.isParameterPropertyDeclaration(node, node.parent) ? node.parent.parent : undefined;
}

/** A member of any object of a class. */
function ofAny(
  reader: Reader,
  type: ts.ClassLikeDeclaration,
  node: ts.PropertyAccessExpression,
  depth: number,
): readonly Target[] {
  return objectsOfClass(reader, type).flatMap((each) => ofClass(reader, type, each, node, depth));
}

/** A method, or a field with a function, that a class gives to an object. */
function ofClass(
  reader: Reader,
  owner: ts.ClassLikeDeclaration,
  self: Self,
  node: ts.PropertyAccessExpression,
  depth: number,
): readonly Target[] {
  const found = reader.classes.member(owner, node.name.text);
  if (found === undefined) return unknown(reader, node);
  const seen = reader.as(self);
  if (isBody(found)) return decorated(seen, found);
  return declared(seen, [found], node, depth + 1);
}

function implemented(
  reader: Reader,
  node: ts.PropertyAccessExpression,
  declaration: ts.MethodSignature | ts.PropertySignature,
  depth: number,
): readonly Target[] {
  const { source, classes } = reader;
  const type = source.checker.getApparentType(typeOf(source, node.expression));
  const found = classes.implementing(type, declaration, node.name.text);
  const targets = [
    ...found.classes.flatMap((each) => ofAny(reader, each, node, depth)),
    ...found.methods.map((body) => ({ body, self: selfAround(body), args: {} })),
    ...found.bodies.flatMap((each) => reader.as(selfAround(each)).targets(each)),
  ];
  if (targets.length > 0) return targets;
  if (source.isExternal(declaration)) return library(reader, [declaration], node);
  return orUnknown(reader, paramTarget(reader, node), node);
}

/** A function in a table, under a key that is known or not. */
function element(reader: Reader, node: ts.ElementAccessExpression, depth: number): readonly Target[] {
  const object = bare(node.expression);
  const type = reader.source.checker.getTypeAtLocation(object);
  const key = ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
  const properties = type.getProperties().filter(({ name }) => key === undefined || name === key);
  const declarations = properties.flatMap((each) => (each.declarations ?? []).slice(0, 1));
  const table = declarations.length === 0 ? tableOf(reader, object) : undefined;
  if (table !== undefined) {
    return [...table.properties, ...reader.classes.put(table.parent)].flatMap((each) =>
      ts.isPropertyAssignment(each)
        ? targetsOf(reader, each.initializer, depth + 1)
        : ts.isExpression(each)
          ? targetsOf(reader, each, depth + 1)
          : declared(reader, [each as ts.Declaration], node, depth + 1),
    );
  }
  const isTable =
    declarations.length > 0 &&
    declarations.every((each) => ts.isObjectLiteralExpression(each.parent) && !reader.source.isExternal(each));
  if (isTable) return declarations.flatMap((each) => declared(reader, [each], node, depth + 1));
  return orUnknown(reader, paramTarget(reader, node), node);
}

/** The object that a variable of the sources is, if its keys are all written there. */
function tableOf(reader: Reader, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const declaration = ts.isIdentifier(node) ? reader.source.symbol(node)?.valueDeclaration : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) {
    return undefined;
  }
  const value = bare(declaration.initializer);
  const isWhole = ts.isObjectLiteralExpression(value) && value.properties.every((each) => !ts.isSpreadAssignment(each));
  return isWhole ? value : undefined;
}

/** The function that a call returns: `wrap(handler)`. A library is expected to return one that calls what it gets. */
function made(reader: Reader, node: ts.CallExpression, depth: number): readonly Target[] {
  const callee = bare(node.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === "bind") return targetsOf(reader, callee, depth + 1);
  const targets = targetsOf(reader, node.expression, depth + 1);
  const isFunction = (each: ts.Expression): boolean =>
    reader.source.checker.getTypeAtLocation(each).getCallSignatures().length > 0;
  if (targets.length === 0) {
    const given = node.arguments.filter(isFunction);
    return given.length === 0 ? unknown(reader, node) : given.flatMap((each) => targetsOf(reader, each, depth + 1));
  }
  return targets.flatMap((target): readonly Target[] => {
    if ("steps" in target) return [target];
    const args: Readonly<Record<string, readonly Step[]>> = {
      ...target.args,
      ...argsOf(reader, target, node.arguments),
    };
    const inner = reader.as(target.self);
    return returnedBy(target.body)
      .flatMap((each) => targetsOf(inner, each, depth + 1))
      .map((each): Target =>
        "steps" in each
          ? { steps: bound(each.steps, args), results: bound(each.results, args) }
          : { ...each, args: { ...args, ...each.args } },
      );
  });
}

/** Steps in which params are replaced by what they stand for. */
function bound(steps: readonly Step[], args: Readonly<Record<string, readonly Step[]>>): readonly Step[] {
  return steps.flatMap((step) => ("param" in step ? (args[step.param] ?? [step]) : [step]));
}

function parentConstructor(reader: Reader, node: ts.Node): readonly Target[] {
  const owner = ownerOf(node);
  const parents = owner === undefined ? [] : reader.classes.parents(owner);
  for (const each of parents) {
    const body = each.members.find((one) => ts.isConstructorDeclaration(one) && one.body !== undefined);
    if (body !== undefined && isBody(body)) return [{ body, self: reader.self, args: {} }];
  }
  return [];
}
