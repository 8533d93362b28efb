import { ts } from "ts-morph";
import type { Step } from "../facts.js";
import { givenTo, madeBy } from "./objects.js";
import { packagePath } from "./paths.js";
import { parameterOf, short } from "./reader.js";
import type { Reader, Target } from "./reader.js";
import { bare, nameOf } from "./source.js";
import type { Body, Self } from "./source.js";

/** The steps of calling targets with arguments. */
export function reach(
  reader: Reader,
  targets: readonly Target[],
  list: readonly ts.Expression[] | undefined,
  node: ts.Node,
): readonly Step[] {
  return targets.flatMap((target): readonly Step[] =>
    "steps" in target
      ? target.steps
      : [callOf(reader, target, reader.functionId(target.body, target.self), list, node)],
  );
}

type FunctionTarget = Exclude<Target, { readonly steps: unknown }>;

/** The step of calling what an ID stands for with the arguments of a call of a function. */
function callOf(
  reader: Reader,
  target: FunctionTarget,
  id: string,
  list: readonly ts.Expression[] | undefined,
  node: ts.Node,
): Step {
  const args = { ...target.args, ...(list === undefined ? {} : argsOf(reader, target, list)) };
  return { call: [id], args, at: reader.source.at(node) };
}

/** What the params of a function stand for in a call. */
export function argsOf(
  reader: Reader,
  { body, self }: { readonly body: Body; readonly self: Self },
  list: readonly ts.Expression[],
): Record<string, readonly Step[]> {
  const id = reader.source.id(body, self);
  const args: Record<string, readonly Step[]> = {};
  body.parameters.forEach((parameter, index) => {
    const isRest = parameter.dotDotDotToken !== undefined || list.slice(0, index + 1).some(ts.isSpreadElement);
    const passed = (isRest ? list.slice(Math.min(index, list.length)) : list.slice(index, index + 1)).filter((each) =>
      carries(reader, each),
    );
    const initial = passed.length === 0 && parameter.initializer !== undefined ? [parameter.initializer] : passed;
    args[`${id}#${index}`] = initial.flatMap((each) => given(reader, each));
    args[`${id}#${index}=`] = initial.flatMap((each) => reader.values(each));
  });
  return args;
}

/** Whether a value can have functions or errors in it: services and requests have not. */
function carries(reader: Reader, node: ts.Expression): boolean {
  const type = reader.source.checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((each) => {
    if (
      (each.flags &
        (ts.TypeFlags.Object |
          ts.TypeFlags.Any |
          ts.TypeFlags.Unknown |
          ts.TypeFlags.TypeParameter |
          ts.TypeFlags.Intersection)) ===
      0
    )
      return false;
    if (each.getCallSignatures().length > 0 || each.getProperty("stack") !== undefined) return true;
    const declaration = each.getSymbol()?.declarations?.[0];
    return declaration === undefined || !ts.isClassLike(declaration) || reader.source.isExternal(declaration);
  });
}

export function construct(reader: Reader, node: ts.NewExpression): readonly Step[] {
  const type = bare(node.expression);
  if (packagePath(reader.source, type) !== undefined) return [];
  const found = reader.source.symbol(type)?.declarations?.find(ts.isClassLike);
  if (type.getText() === "Function") return [{ unknown: "new Function", at: reader.source.at(node) }];
  if (found === undefined || reader.source.isExternal(found))
    return (node.arguments ?? []).flatMap((each) => called(reader, each));
  const steps: Step[] = [];
  const self = madeBy(reader, node, found);
  for (const each of reader.classes.family(found)) {
    const constructor = each.members.find(
      (member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined,
    );
    if (constructor === undefined) steps.push(...reader.as(self).fieldSteps(each));
    else return [...steps, ...reach(reader, [{ body: constructor, self, args: {} }], node.arguments ?? [], node)];
  }
  return steps;
}

/** What calling the functions in a value can raise. */
export function called(reader: Reader, node: ts.Expression): readonly Step[] {
  const expression = bare(node);
  if (!carries(reader, expression)) return [];
  if (ts.isObjectLiteralExpression(expression)) {
    return expression.properties.flatMap((each) => {
      if (ts.isMethodDeclaration(each))
        return reach(reader, fromOutside(reader, [{ body: each, self: reader.self, args: {} }]), undefined, each);
      return ts.isPropertyAssignment(each)
        ? called(reader, each.initializer)
        : ts.isShorthandPropertyAssignment(each)
          ? called(reader, each.name)
          : [];
    });
  }
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((each) => called(reader, each));
  const isFunction = reader.source.checker.getTypeAtLocation(expression).getCallSignatures().length > 0;
  return isFunction ? reach(reader, fromOutside(reader, reader.targets(expression)), undefined, node) : [];
}

/** A param that a name, or a property of it, refers to. */
export function ofParam(reader: Reader, node: ts.Expression, suffix: "" | "="): readonly Step[] {
  const expression = bare(node);
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression))
    return ofParam(reader, expression.expression, suffix);
  const declaration = ts.isIdentifier(expression) ? reader.source.symbol(expression)?.valueDeclaration : undefined;
  const parameter = declaration === undefined ? undefined : parameterOf(declaration);
  const id = parameter === undefined ? undefined : reader.paramId(parameter);
  return id === undefined ? [] : [{ param: `${id}${suffix}`, at: reader.source.at(node) }];
}

/** A function that a param, or a property of it, has. */
export function paramTarget(reader: Reader, node: ts.Expression): readonly Target[] {
  const steps = ofParam(reader, node, "");
  return steps.length === 0 ? [] : [{ steps, results: ofParam(reader, node, "=") }];
}

/** What a field, or a param of a constructor, is given: for the object that is seen, or anywhere for others. */
export function field(reader: Reader, node: ts.Declaration, suffix: "" | "=", at: ts.Node): Step {
  const self = reader.self?.made === undefined ? undefined : reader.self;
  const id = `field ${reader.source.id(node, self)}${suffix}`;
  reader.source.define(id, "", false, () => [
    ...givenTo(reader, node, self).flatMap(({ node: each, seen }) =>
      suffix === "" ? given(seen, each) : seen.values(each),
    ),
    ...(self === undefined ? fromAnyone(reader, node) : []),
  ]);
  return { call: [id], at: reader.source.at(at) };
}

/** What a class gets from code that makes objects of it without a name, such as a container. */
function fromAnyone({ source, classes }: Reader, node: ts.Declaration): readonly Step[] {
  if (!ts.isParameter(node) || !ts.isClassLike(node.parent.parent) || !classes.isOpen(node.parent.parent)) return [];
  return [{ unknown: `what ${nameOf(node.parent)} gets from whoever is given the class`, at: source.at(node) }];
}

/** The errors that calls of targets return. */
export function results(
  reader: Reader,
  targets: readonly Target[],
  list: readonly ts.Expression[] | undefined,
  node: ts.Node,
): readonly Step[] {
  return targets.flatMap((target): readonly Step[] =>
    "steps" in target
      ? target.results
      : [callOf(reader, target, reader.returnsId(target.body, target.self), list, node)],
  );
}

/** The functions in a value that is passed on. A value without a type can have any. */
function given(reader: Reader, node: ts.Expression): readonly Step[] {
  const steps = carries(reader, node) ? [...called(reader, node), ...ofObject(reader, node)] : [];
  const { flags } = reader.source.checker.getTypeAtLocation(node);
  if (steps.length > 0 || (flags & ts.TypeFlags.Any) === 0) return steps;
  return [{ unknown: `a call of ${short(node)}, which has no type`, at: reader.source.at(node) }];
}

/** The functions in an object that is a param. */
function ofObject(reader: Reader, node: ts.Expression): readonly Step[] {
  const isFunction = reader.source.checker.getTypeAtLocation(node).getCallSignatures().length > 0;
  return isFunction ? [] : ofParam(reader, node, "");
}

/** Functions that a library calls: params of its own types, and plain values, have no errors of the catalog. */
export function fromOutside(reader: Reader, targets: readonly Target[]): readonly Target[] {
  return targets.map((target): Target => {
    if ("steps" in target) return target;
    const id = reader.source.id(target.body, target.self);
    const harmless = target.body.parameters.flatMap((each, index) =>
      isHarmless(reader, each) ? [`${id}#${index}`] : [],
    );
    const args = Object.fromEntries(
      harmless.flatMap((param) => [
        [param, []],
        [`${param}=`, []],
      ]),
    );
    return { ...target, args: { ...args, ...target.args } };
  });
}

function isHarmless({ source }: Reader, node: ts.ParameterDeclaration): boolean {
  const isHarmlessType = (type: ts.Type): boolean => (type.isUnion() ? type.types : [type]).every(isHarmlessPart);
  return isHarmlessType(source.checker.getTypeAtLocation(node));

  function isHarmlessPart(each: ts.Type): boolean {
    if ((each.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0) return false;
    const isReference = ((each as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
    const own = isReference ? source.checker.getTypeArguments(each as ts.TypeReference) : [];
    const inner = [...(each.aliasTypeArguments ?? []), ...own].filter((one) => one !== each);
    const declarations = (each.aliasSymbol ?? each.getSymbol())?.declarations ?? [];
    return declarations.every((one) => source.isExternal(one)) && inner.every(isHarmlessType);
  }
}
