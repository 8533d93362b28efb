import { ts } from "ts-morph";
import type { Step } from "../facts.js";
import { accessor, iterated } from "./accessors.js";
import { called, construct, reach } from "./calls.js";
import type { Classes } from "./classes.js";
import { asksAboutErrors, branches } from "./narrow.js";
import { packagePath } from "./paths.js";
import { around, bare, isBody, isNested, isNever, nameOf } from "./source.js";
import type { Body, Scene, Self, Source } from "./source.js";
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

/** Turns functions into steps, as they are seen from somewhere. */
export class Reader {
  /** Promises that a `try` returns without waiting for them: it does not catch their errors. */
  private unawaited: Step[] = [];
  private tries = 0;

  readonly source: Source;
  readonly classes: Classes;
  readonly scene: Scene;

  constructor(source: Source, classes: Classes, scene: Scene) {
    this.source = source;
    this.classes = classes;
    this.scene = scene;
  }

  /** The object that `this` is. */
  get self(): Self {
    return this.scene.self;
  }

  /** The same program, seen from another object. */
  as(self: Self): Reader {
    return this.in({ self });
  }

  /** The same program, seen from elsewhere. */
  in(scene: Scene): Reader {
    return new Reader(this.source, this.classes, scene);
  }

  /** The same program, seen from within a call. */
  within(call: NonNullable<Scene["call"]>): Reader {
    return this.in(isNested(call.from) ? { self: this.self } : { self: this.self, call });
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

  fieldSteps(node: ts.ClassLikeDeclaration): readonly Step[] {
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
        // What follows is part of a branch that reaches it.
        const branch = (part: ts.Statement | undefined): readonly Step[] =>
          part !== undefined && ends(part)
            ? this.statement(part)
            : this.statements(part === undefined ? rest : [part, ...rest]);
        const [yes, no] = [branch(then), branch(otherwise)];
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
    if (ts.isForOfStatement(node)) return [...this.children(node), ...iterated(this, node.expression)];
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
    const name = type.getSymbol()?.name ?? "";
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
    const file = type.getSymbol()?.declarations?.[0]?.getSourceFile();
    return file?.text.slice(0, 300).includes("Code generated by errspec from ") === true;
  }

  /** What evaluating an expression can raise. */
  expression(node: ts.Expression | undefined): readonly Step[] {
    if (node === undefined || isBody(node) || ts.isClassLike(node)) return [];
    if (ts.isCallExpression(node)) return this.callSteps(node);
    if (ts.isNewExpression(node)) return [...this.parts(node), ...construct(this, node)];
    if (ts.isVoidExpression(node) && isPromise(this.source, node.expression)) return [];
    if (ts.isConditionalExpression(node)) {
      return this.branches(node.condition, this.expression(node.whenTrue), this.expression(node.whenFalse));
    }
    if (ts.isTaggedTemplateExpression(node)) {
      return [...this.children(node.template), ...reach(this, this.targets(node.tag), [], node)];
    }
    if (ts.isPropertyAccessExpression(node)) return [...this.expression(node.expression), ...accessor(this, node)];
    if (ts.isSpreadElement(node)) return [...this.expression(node.expression), ...iterated(this, node.expression)];
    return this.children(node);
  }

  private parts({ arguments: list }: { readonly arguments?: readonly ts.Expression[] | undefined }): readonly Step[] {
    return (list ?? []).flatMap((each) => this.expression(each));
  }

  private callSteps(node: ts.CallExpression): readonly Step[] {
    const promised = chained(this, node);
    if (promised !== undefined) return promised;
    if (node.arguments.some((each) => isNever(this.source, each))) return []; // no value gets there
    const callee = bare(node.expression);
    const steps = [
      ...(ts.isPropertyAccessExpression(callee)
        ? this.expression(callee.expression)
        : this.expression(node.expression)),
      ...this.parts(node),
    ];
    const [first] = node.arguments;
    // What it waits for is in its results.
    if (callee.getText() === "Promise.allSettled") {
      return [{ try: steps, clauses: [{ bind: this.catchId(node), body: [] }] }];
    }
    const path = packagePath(this.source, callee);
    if (path !== undefined) {
      const isSent = /[#.](?:encode|respond)\w*$/.test(path) && first !== undefined;
      return [...steps, ...(isSent ? this.values(first) : [])];
    }
    if (first !== undefined && this.passesOn(callee)) steps.push(...this.values(first));
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
    const targets = this.targets(callee);
    // A library calls the functions that it gets.
    const callbacks =
      targets.length > 0 || later.test(name) ? [] : node.arguments.flatMap((each) => called(this, each));
    return [...steps, ...callbacks, ...reach(this, targets, node.arguments, node)];
  }

  /** Whether a function passes on the error that it gets: a param such as `next`, or `Promise.reject`. */
  passesOn(node: ts.Expression): boolean {
    const callee = bare(node);
    return callee.getText() === "Promise.reject" || (ts.isIdentifier(callee) && passesOnNames.test(callee.text));
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
