import { ts } from "ts-morph";
import { called } from "./calls.js";
import type { Step } from "../facts.js";
import type { Reader } from "./reader.js";
import { bare } from "./source.js";
import type { Source } from "./source.js";

/** Whether an expression is something to wait for. */
export function isPromise({ checker }: Source, node: ts.Expression): boolean {
  return checker.getTypeAtLocation(node).getProperty("then") !== undefined;
}

/** The steps of `promise.then(…)`, `.catch(…)` and `.finally(…)`; undefined for any other call. */
export function chained(reader: Reader, node: ts.CallExpression): readonly Step[] | undefined {
  const callee = bare(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !isPromise(reader.source, callee.expression)) return undefined;
  const steps = reader.expression(callee.expression);
  const [first, second] = node.arguments;
  const caught = (handler: ts.Expression | undefined): readonly Step[] =>
    handler === undefined ? steps : [{ try: steps, clauses: [clause(reader, handler)] }];
  if (callee.name.text === "catch") return caught(first);
  if (callee.name.text === "finally") return [...steps, ...(first === undefined ? [] : called(reader, first))];
  if (callee.name.text !== "then") return undefined;
  return [...caught(second), ...(first === undefined ? [] : called(reader, first))];
}

/** What a function does that gets the error of a promise. */
function clause(reader: Reader, handler: ts.Expression): { readonly bind: string; readonly body: readonly Step[] } {
  const bind = `catch ${reader.source.id(handler, reader.self)}`;
  const error: Step = { param: bind, at: reader.source.at(handler) };
  if (reader.passesOn(handler)) return { bind, body: [error] };
  const body = reader.targets(handler).flatMap((target): readonly Step[] => {
    if ("steps" in target) return target.steps;
    const params = { ...target.args, [`${reader.source.id(target.body, target.self)}#0=`]: [error] };
    return [{ call: [reader.functionId(target.body, target.self)], args: params, at: reader.source.at(handler) }];
  });
  return { bind, body };
}
