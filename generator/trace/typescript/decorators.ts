import { ts } from "ts-morph";
import { reach } from "./calls.js";
import type { Step } from "../facts.js";
import type { Reader, Target } from "./reader.js";
import { bare, isBody } from "./source.js";
import type { Body } from "./source.js";
import { targetsOf } from "./targets.js";
import { returnedBy } from "./values.js";

/** What calling a method reaches: the method, within the functions that its decorators put around it. */
export function decorated(reader: Reader, body: Body): readonly Target[] {
  const decorators = ts.canHaveDecorators(body) ? (ts.getDecorators(body) ?? []) : [];
  let targets: readonly Target[] = [{ body, self: reader.self, args: {} }];
  // The one nearest to the method is applied first.
  for (const { expression } of [...decorators].reverse()) {
    const around = targetsOf(reader, expression).flatMap((each) => replacements(reader, each, targets, body));
    if (around.length > 0) targets = around;
  }
  return targets;
}

/** The functions that a decorator returns, or assigns to a property, instead of the method. */
function replacements(reader: Reader, decorator: Target, method: readonly Target[], node: Body): readonly Target[] {
  if ("steps" in decorator) return [];
  const id = reader.source.id(decorator.body, decorator.self);
  const steps: readonly Step[] = reach(reader, method, undefined, node);
  // The method itself, or the descriptor that has it.
  const args = { ...decorator.args, [`${id}#0`]: steps, [`${id}#2`]: steps };
  return [...returnedBy(decorator.body), ...put(decorator.body)]
    .map(bare)
    .filter((each): each is ts.ArrowFunction | ts.FunctionExpression => isBody(each))
    .map((body) => ({ body, self: decorator.self, args }));
}

/** The expressions that a function assigns to properties. */
function put({ body }: Body): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isBody(node)) return;
    const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (isAssignment && ts.isPropertyAccessExpression(node.left)) found.push(node.right);
    ts.forEachChild(node, visit);
  };
  if (body !== undefined) visit(body);
  return found;
}
