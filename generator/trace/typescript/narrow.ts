import { ts } from "ts-morph";
import type { Pattern, Step } from "../facts.js";
import { meaningOf, packagePath } from "./paths.js";
import { bare } from "./source.js";
import type { Source } from "./source.js";

/** A question about an error: which param stands for it, and which errors answer yes. */
interface Question {
  readonly about: ts.Identifier;
  readonly is: Pattern;
}

/** Whether a condition tells errors apart. */
export function asksAboutErrors(source: Source, condition: ts.Expression): boolean {
  const node = bare(condition);
  if (ts.isPrefixUnaryExpression(node)) return asksAboutErrors(source, node.operand);
  if (isLogical(node)) return asksAboutErrors(source, node.left) || asksAboutErrors(source, node.right);
  return questionOf(source, node) !== undefined;
}

/** The steps of a condition with two branches. `bindingOf` has the param that stands for a variable. */
export function branches(
  source: Source,
  condition: ts.Expression,
  bindingOf: (node: ts.Identifier) => string | undefined,
  stepsOf: (node: ts.Expression) => readonly Step[],
  then: readonly Step[],
  otherwise: readonly Step[],
): readonly Step[] {
  const node = bare(condition);
  const go = (part: ts.Expression, yes: readonly Step[], no: readonly Step[]): readonly Step[] =>
    branches(source, part, bindingOf, stepsOf, yes, no);
  if (!asksAboutErrors(source, node)) return [...stepsOf(condition), ...then, ...otherwise];
  if (ts.isPrefixUnaryExpression(node)) return go(node.operand, otherwise, then);
  if (isLogical(node)) {
    return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? go(node.left, go(node.right, then, otherwise), otherwise)
      : go(node.left, then, go(node.right, then, otherwise));
  }
  const question = questionOf(source, node);
  const binding = question && bindingOf(question.about);
  return question === undefined || binding === undefined
    ? [...then, ...otherwise]
    : [{ when: binding, is: question.is, then, else: otherwise }];
}

function isLogical(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken)
  );
}

function questionOf(source: Source, node: ts.Expression): Question | undefined {
  if (ts.isCallExpression(node)) return guarded(source, node);
  if (!ts.isBinaryExpression(node)) return undefined;
  const about = bare(node.left);
  if (node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
    return ts.isIdentifier(about) ? { about, is: instancesOf(source, node.right) } : undefined;
  }
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) return undefined;
  // `error.moduleCode === OrdersCode.OutOfStock`
  const meaning = meaningOf(source, bare(node.right));
  if (meaning?.use !== "constant" || !ts.isPropertyAccessExpression(about)) return undefined;
  const object = bare(about.expression);
  return ts.isIdentifier(object)
    ? { about: object, is: { entries: meaning.entries, foreign: false, names: [] } }
    : undefined;
}

/** `isOrdersError(error, OrdersCode.OutOfStock)` */
function guarded(
  source: Source,
  { expression, arguments: [first, ...codes] }: ts.CallExpression,
): Question | undefined {
  const guard = meaningOf(source, bare(expression));
  if (guard?.use !== "guard" || first === undefined) return undefined;
  const about = bare(first);
  if (!ts.isIdentifier(about)) return undefined;
  if (codes.length === 0) return { about, is: { entries: guard.entries, foreign: false, names: [] } };
  const meanings = codes.map((code) => meaningOf(source, bare(code)));
  const entries = meanings.flatMap((meaning) => meaning?.entries ?? []);
  // Codes that are not names can be any.
  return meanings.includes(undefined) ? undefined : { about, is: { entries, foreign: false, names: [] } };
}

function instancesOf(source: Source, type: ts.Expression): Pattern {
  const meaning = meaningOf(source, bare(type));
  if (meaning !== undefined) return { entries: meaning.entries, foreign: false, names: [] };
  if (packagePath(source, bare(type)) !== undefined) return { entries: [], foreign: true, names: [] };
  const isEvery = ["Error", "Object"].includes(type.getText());
  return { entries: isEvery ? source.names.all : [], foreign: true, names: [type.getText()] };
}
