import { ts } from "ts-morph";
import type { Step } from "../facts.js";
import type { Classes } from "./classes.js";
import { asksAboutErrors, branches } from "./narrow.js";
import { packagePath } from "./paths.js";
import { around, bare, isBody, nameOf } from "./source.js";
import type { Body, Self, Source } from "./source.js";
import { chained, isPromise } from "./promises.js";
import { targetsOf } from "./targets.js";
import { returnedBy, valuesOf } from "./values.js";

/** Something that a call can reach: a function of the program, or steps that stand for it. */
export type Target =
  | { readonly body: Body; readonly self: Self; readonly args: Readonly<Record<string, readonly Step[]>> }
  /** What the call can raise, and the errors in what it returns. */
  | { readonly steps: readonly Step[]; readonly results: readonly Step[] };

/** Functions that call what they get later, when nobody is left to catch its errors. */
const later =
  /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|on|once|addListener|addEventListener|subscribe)$/;
/** Params that take an error and pass it on. */
const passesOnNames = /^(?:next|reject|done|callback|cb)$/;

/** Turns functions into steps. `self` is the class that `this` is an instance of. */
export class Reader {
  /** Promises that a `try` returns without waiting for them: it does not catch their errors. */
  private unawaited: Step[] = [];
  private tries = 0;

  readonly source: Source;
  readonly classes: Classes;
  readonly self: Self;

  constructor(source: Source, classes: Classes, self: Self) {
    this.source = source;
    this.classes = classes;
    this.self = self;
  }

  /** The same program, seen from another class. */
  as(self: Self): Reader {
    return new Reader(this.source, this.classes, self);
  }

  /** The ID of a function, which is read when it is needed. */
  functionId(body: Body, self: Self): string {
    const id = this.source.id(body, self);
    return this.source.define(id, nameOf(body), around(body) !== undefined, () => this.as(self).bodySteps(body));
  }

  /** The ID of the errors that a function returns. */
  returnsId(body: Body, self: Self): string {
    const id = `${this.source.id(body, self)}=`;
    return this.source.define(id, nameOf(body), around(body) !== undefined, () => this.as(self).returned(body));
  }

  private bodySteps(node: Body): readonly Step[] {
    const defaults = node.parameters.flatMap(({ initializer }) => this.expression(initializer));
    const fields = ts.isConstructorDeclaration(node) ? this.fieldSteps(node.parent) : [];
    const { body } = node;
    const steps = body === undefined ? [] : ts.isBlock(body) ? this.statements(body.statements) : this.expression(body);
    return [...defaults, ...fields, ...steps, ...this.unawaited];
  }

  private fieldSteps(node: ts.ClassLikeDeclaration): readonly Step[] {
    return node.members.flatMap((each) =>
      ts.isPropertyDeclaration(each) && !isStatic(each) ? this.expression(each.initializer) : [],
    );
  }

  private statements(list: readonly ts.Statement[]): readonly Step[] {
    const steps: Step[] = [];
    for (const [index, each] of list.entries()) {
      if (ts.isIfStatement(each) && asksAboutErrors(this.source, each.expression)) {
        const rest = list.slice(index + 1);
        const [then, otherwise] = [each.thenStatement, each.elseStatement];
        const yes = [...this.statement(then), ...(ends(then) ? [] : this.statements(rest))];
        const no = [
          ...(otherwise === undefined ? [] : this.statement(otherwise)),
          ...(otherwise !== undefined && ends(otherwise) ? [] : this.statements(rest)),
        ];
        return [...steps, ...this.branches(each.expression, yes, no)];
      }
      steps.push(...this.statement(each));
    }
    return steps;
  }

  private branches(condition: ts.Expression, then: readonly Step[], otherwise: readonly Step[]): readonly Step[] {
    const bindingOf = (node: ts.Identifier): string | undefined => this.binding(node);
    return branches(this.source, condition, bindingOf, (each) => this.expression(each), then, otherwise);
  }

  /** The param that stands for the errors in a variable. */
  binding(node: ts.Identifier): string | undefined {
    const declaration = this.source.symbol(node)?.valueDeclaration;
    if (declaration === undefined) return undefined;
    if (ts.isVariableDeclaration(declaration) && ts.isCatchClause(declaration.parent)) return this.catchId(declaration);
    return ts.isParameter(declaration) ? `${this.paramId(declaration) ?? ""}=` : undefined;
  }

  catchId(node: ts.Node): string {
    return `catch ${this.source.id(node, this.self)}`;
  }

  paramId(node: ts.ParameterDeclaration): string | undefined {
    const owner = node.parent;
    return isBody(owner) ? `${this.source.id(owner, this.self)}#${owner.parameters.indexOf(node)}` : undefined;
  }

  private statement(node: ts.Statement): readonly Step[] {
    if (ts.isBlock(node)) return this.statements(node.statements);
    if (ts.isThrowStatement(node)) return [...this.expression(node.expression), ...this.thrown(node.expression)];
    if (ts.isTryStatement(node)) return this.attempt(node);
    if (ts.isReturnStatement(node) && node.expression !== undefined) return this.returnSteps(node.expression);
    if (ts.isIfStatement(node) && asksAboutErrors(this.source, node.expression)) return this.statements([node]);
    return this.children(node);
  }

  private children(node: ts.Node): readonly Step[] {
    const steps: Step[] = [];
    ts.forEachChild(node, (child) => {
      if (isBody(child) || ts.isClassLike(child)) return;
      if (ts.isStatement(child)) steps.push(...this.statement(child));
      else if (ts.isCaseBlock(child) || ts.isCaseOrDefaultClause(child)) steps.push(...this.children(child));
      else if (ts.isExpression(child)) steps.push(...this.expression(child));
      else steps.push(...this.children(child));
    });
    return steps;
  }

  private returnSteps(node: ts.Expression): readonly Step[] {
    const steps = this.expression(node);
    const isAwaited = ts.isAwaitExpression(bareParentheses(node));
    if (this.tries === 0 || isAwaited || !isPromise(this.source, node)) return steps;
    this.unawaited.push(...steps);
    return [];
  }

  private attempt({ tryBlock, catchClause, finallyBlock }: ts.TryStatement): readonly Step[] {
    if (catchClause !== undefined) this.tries++;
    const steps = this.statements(tryBlock.statements);
    if (catchClause !== undefined) this.tries--;
    const last = finallyBlock === undefined ? [] : this.statements(finallyBlock.statements);
    if (catchClause === undefined) return [...steps, ...last];
    const body = this.statements(catchClause.block.statements);
    const bind = this.catchId(catchClause.variableDeclaration ?? catchClause);
    return [{ try: steps, clauses: [{ bind, body }] }, ...last];
  }

  /** The steps of a thrown expression, besides those of making it. */
  private thrown(node: ts.Expression): readonly Step[] {
    const at = this.source.at(node);
    const type = this.source.checker.getTypeAtLocation(node);
    const name = type.symbol?.name ?? "";
    const expression = bare(node);
    const errors = this.values(expression);
    if (ts.isIdentifier(expression) && this.binding(expression)?.startsWith("catch ") === true) return errors;
    const isOpen = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || this.isOurs(type);
    const otherwise: Step = isOpen
      ? { unknown: `what is thrown: ${short(node)}`, at }
      : { foreign: name || short(node), at };
    return [{ errors, otherwise }];
  }

  private isOurs(type: ts.Type): boolean {
    const file = type.symbol?.declarations?.[0]?.getSourceFile();
    return file?.text.slice(0, 300).includes("Code generated by errspec from ") === true;
  }

  /** What evaluating an expression can raise. */
  expression(node: ts.Expression | undefined): readonly Step[] {
    if (node === undefined || isBody(node) || ts.isClassLike(node)) return [];
    if (ts.isCallExpression(node)) return this.callSteps(node);
    if (ts.isNewExpression(node)) return [...this.parts(node), ...this.construct(node)];
    if (ts.isVoidExpression(node) && isPromise(this.source, node.expression)) return [];
    if (ts.isConditionalExpression(node)) {
      return this.branches(node.condition, this.expression(node.whenTrue), this.expression(node.whenFalse));
    }
    if (ts.isTaggedTemplateExpression(node)) {
      return [...this.children(node.template), ...this.reach(this.targets(node.tag), [], node)];
    }
    if (ts.isPropertyAccessExpression(node)) return [...this.expression(node.expression), ...this.accessor(node)];
    return this.children(node);
  }

  private parts({ arguments: list }: { readonly arguments?: readonly ts.Expression[] | undefined }): readonly Step[] {
    return (list ?? []).flatMap((each) => this.expression(each));
  }

  private accessor(node: ts.PropertyAccessExpression): readonly Step[] {
    const isWritten = ts.isBinaryExpression(node.parent) && node.parent.left === node;
    const found = this.source
      .symbol(node.name)
      ?.declarations?.filter((each): each is ts.AccessorDeclaration =>
        isWritten ? ts.isSetAccessor(each) : ts.isGetAccessor(each),
      );
    return (found ?? [])
      .filter((each) => each.body !== undefined && !this.source.isExternal(each))
      .map((each) => ({ call: [this.functionId(each, this.selfOf(each))], at: this.source.at(node) }));
  }

  private selfOf(node: ts.Node): Self {
    const owner = node.parent;
    if (!ts.isClassLike(owner)) return around(node) === undefined ? undefined : this.self;
    return owner;
  }

  private callSteps(node: ts.CallExpression): readonly Step[] {
    const promised = chained(this, node);
    if (promised !== undefined) return promised;
    const callee = bare(node.expression);
    const steps = [
      ...(ts.isPropertyAccessExpression(callee)
        ? this.expression(callee.expression)
        : this.expression(node.expression)),
      ...this.parts(node),
    ];
    const [first] = node.arguments;
    const path = packagePath(this.source, callee);
    if (path !== undefined) {
      const isSent = /[#.](?:encode|respond)\w*$/.test(path) && first !== undefined;
      return [...steps, ...(isSent ? this.values(first) : [])];
    }
    if (first !== undefined && this.passesOn(callee)) steps.push(...this.values(first));
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    const targets = this.targets(callee);
    // A library calls the functions that it gets.
    const callbacks = targets.length > 0 || later.test(name) ? [] : node.arguments.flatMap((each) => this.called(each));
    return [...steps, ...callbacks, ...this.reach(targets, node.arguments, node)];
  }

  /** Whether a function passes on the error that it gets: a param such as `next`, or `Promise.reject`. */
  passesOn(node: ts.Expression): boolean {
    const callee = bare(node);
    return callee.getText() === "Promise.reject" || (ts.isIdentifier(callee) && passesOnNames.test(callee.text));
  }

  /** The steps of calling targets with arguments. */
  reach(targets: readonly Target[], list: readonly ts.Expression[], node: ts.Node): readonly Step[] {
    return targets.flatMap((target): readonly Step[] =>
      "steps" in target
        ? target.steps
        : [
            {
              call: [this.functionId(target.body, target.self)],
              args: { ...target.args, ...this.args(target, list) },
              at: this.source.at(node),
            },
          ],
    );
  }

  /** What the params of a function stand for in a call. */
  args(
    { body, self }: { readonly body: Body; readonly self: Self },
    list: readonly ts.Expression[],
  ): Record<string, readonly Step[]> {
    const id = this.source.id(body, self);
    const args: Record<string, readonly Step[]> = {};
    body.parameters.forEach((parameter, index) => {
      const isRest = parameter.dotDotDotToken !== undefined || list.slice(0, index + 1).some(ts.isSpreadElement);
      const given = (isRest ? list.slice(Math.min(index, list.length)) : list.slice(index, index + 1)).filter((each) =>
        this.carries(each),
      );
      const initial = given.length === 0 && parameter.initializer !== undefined ? [parameter.initializer] : given;
      args[`${id}#${index}`] = initial.flatMap((each) => this.called(each));
      args[`${id}#${index}=`] = initial.flatMap((each) => this.values(each));
    });
    return args;
  }

  /** Whether a value can have functions or errors in it: services and requests have not. */
  private carries(node: ts.Expression): boolean {
    const type = this.source.checker.getTypeAtLocation(node);
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
      const declaration = each.symbol?.declarations?.[0];
      return declaration === undefined || !ts.isClassLike(declaration) || this.source.isExternal(declaration);
    });
  }

  private construct(node: ts.NewExpression): readonly Step[] {
    const type = bare(node.expression);
    if (packagePath(this.source, type) !== undefined) return [];
    const found = this.source.symbol(type)?.declarations?.find(ts.isClassLike);
    if (found === undefined || this.source.isExternal(found))
      return (node.arguments ?? []).flatMap((each) => this.called(each));
    const steps: Step[] = [];
    for (const each of [found, ...this.classes.parents(found)]) {
      const constructor = each.members.find(
        (member): member is ts.ConstructorDeclaration =>
          ts.isConstructorDeclaration(member) && member.body !== undefined,
      );
      if (constructor === undefined) steps.push(...this.as(found).fieldSteps(each));
      else return [...steps, ...this.reach([{ body: constructor, self: found, args: {} }], node.arguments ?? [], node)];
    }
    return steps;
  }

  /** What calling the functions in a value can raise. */
  called(node: ts.Expression): readonly Step[] {
    const expression = bare(node);
    if (!this.carries(expression)) return [];
    if (ts.isObjectLiteralExpression(expression)) {
      return expression.properties.flatMap((each) => {
        if (ts.isMethodDeclaration(each)) return this.reach([{ body: each, self: this.self, args: {} }], [], each);
        return ts.isPropertyAssignment(each)
          ? this.called(each.initializer)
          : ts.isShorthandPropertyAssignment(each)
            ? this.called(each.name)
            : [];
      });
    }
    if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((each) => this.called(each));
    const isFunction = this.source.checker.getTypeAtLocation(expression).getCallSignatures().length > 0;
    return isFunction ? this.reach(this.targets(expression), [], node) : this.ofParam(expression, "");
  }

  /** A param that a name, or a property of it, refers to. */
  ofParam(node: ts.Expression, suffix: "" | "="): readonly Step[] {
    const expression = bare(node);
    if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression))
      return this.ofParam(expression.expression, suffix);
    const declaration = ts.isIdentifier(expression) ? this.source.symbol(expression)?.valueDeclaration : undefined;
    const parameter = declaration === undefined ? undefined : parameterOf(declaration);
    const id = parameter === undefined ? undefined : this.paramId(parameter);
    return id === undefined ? [] : [{ param: `${id}${suffix}`, at: this.source.at(node) }];
  }

  /** A function that a param, or a property of it, has. */
  paramTarget(node: ts.Expression): readonly Target[] {
    const steps = this.ofParam(node, "");
    return steps.length === 0 ? [] : [{ steps, results: this.ofParam(node, "=") }];
  }

  /** What a field of a class, or a param of its constructor, is given anywhere. */
  field(node: ts.PropertyDeclaration | ts.ParameterDeclaration, suffix: "" | "=", at: ts.Node): Step {
    const id = `field ${this.source.id(node, undefined)}${suffix}`;
    this.source.define(id, "", false, () =>
      this.classes.given(node).flatMap((each) => {
        const reader = this.as(ts.findAncestor(each, ts.isClassLike));
        return suffix === "" ? reader.called(each) : reader.values(each);
      }),
    );
    return { call: [id], at: this.source.at(at) };
  }

  targets(node: ts.Expression): readonly Target[] {
    return targetsOf(this, node);
  }

  values(node: ts.Expression): readonly Step[] {
    return valuesOf(this, node);
  }

  private returned(node: Body): readonly Step[] {
    return returnedBy(node).flatMap((each) => this.values(each));
  }

  /** The errors that calls of targets return. */
  results(targets: readonly Target[], list: readonly ts.Expression[], node: ts.Node): readonly Step[] {
    return targets.flatMap((target): readonly Step[] =>
      "steps" in target
        ? target.results
        : [
            {
              call: [this.returnsId(target.body, target.self)],
              args: { ...target.args, ...this.args(target, list) },
              at: this.source.at(node),
            },
          ],
    );
  }
}

/** The param that a name inside it comes from: `{ error }` in `({ error }) => …`. */
export function parameterOf(node: ts.Node): ts.ParameterDeclaration | undefined {
  if (ts.isParameter(node)) return node;
  return ts.isBindingElement(node) ? parameterOf(node.parent.parent) : undefined;
}

/** Whether a statement never reaches the next one. */
function ends(node: ts.Statement): boolean {
  if (ts.isBlock(node)) return node.statements.some(ends);
  if (ts.isIfStatement(node))
    return node.elseStatement !== undefined && ends(node.thenStatement) && ends(node.elseStatement);
  return (
    ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)
  );
}

const isStatic = (node: ts.PropertyDeclaration): boolean =>
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

function bareParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? bareParentheses(node.expression) : node;
}

/** The start of an expression, for a message. */
export function short(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
