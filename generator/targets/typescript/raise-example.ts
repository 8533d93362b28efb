import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import { isPublic } from "../../model/sent.js";
import { assignedCall, clause, fits, listed, property } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { parameterName } from "./names.js";
import type { Options } from "./options.js";
import { constructorName, namespaceName } from "./raise-view.js";
import { hasServerHalf } from "./server.js";

/** How a server creates an error and answers with it; empty for a package of clients. */
export function raiseExample(catalog: Catalog, module: Module, options: Options): string[] {
  const entry = raisedIn(module);
  if (entry === undefined || !hasServerHalf(catalog, options)) return [];
  const namespace = namespaceName(module);
  return [
    clause("import", [namespace, "encode", "log"], stringLiteral(`${options.package}/server`)),
    "",
    "async function respond(request: Request): Promise<Response> {",
    "  try {",
    "    return Response.json(await answerTo(request));",
    "  } catch (error) {",
    '    const locale = request.headers.get("accept-language") ?? "";',
    "    const { status, headers, body, requestId } = encode(error, { locale });",
    "    console.error({ ...log(error), request_id: requestId });",
    "    return new Response(body, { status, headers });",
    "  }",
    "}",
    "",
    "async function answerTo(request: Request): Promise<unknown> {",
    "  try {",
    "    return await request.json();",
    "  } catch (cause) {",
    ...raised(namespace, entry),
    "  }",
    "}",
  ];
}

function raised(namespace: string, entry: Entry): string[] {
  return [
    "    const options = { cause, log: { url: request.url } };",
    ...thrown(namespace, entry, "    ", ["options"]),
  ];
}

/** The error that examples create. */
export function raisedIn({ entries }: Module): Entry | undefined {
  return entries.find(isPublic);
}

/** Statements that throw an error with values for its text, if it has any. */
export function thrown(namespace: string, entry: Entry, indent: string, options: readonly string[]): string[] {
  return created("throw", namespace, entry, indent, options);
}

/** Statements that create an error and do something with it, such as `throw` or `const error =`. */
export function created(
  use: string,
  namespace: string,
  entry: Entry,
  indent: string,
  options: readonly string[],
): string[] {
  const values = entry.params.map(({ name, type }) => property(parameterName(name), examples[type], `${indent}  `));
  const args = [...(values.length === 0 ? [] : ["values"]), ...options];
  const callee = `${namespace}.${constructorName(entry)}`;
  return [
    ...(values.length === 0 ? [] : [`${indent}const values = {`, ...values, `${indent}};`]),
    use.endsWith("=") ? assignedCall(indent + use, callee, args) : called(`${indent}${use} ${callee}(`, args),
  ];
}

/** A call, which prettier breaks inside an object that is its last argument, if it can. */
function called(open: string, args: readonly string[]): string {
  const [last = "", ...others] = [...args].reverse();
  const head = `${open}${others.map((arg) => `${arg}, `).join("")}{`;
  const isBroken = last.startsWith("{ ") && !fits(`${open}${args.join(", ")});`) && fits(head);
  if (!isBroken) return listed(open, args, ");");
  const indent = /^ */.exec(open)?.[0] ?? "";
  return [head, `${indent}  ${last.slice(2, -2)},`, `${indent}});`].join("\n");
}

const examples: Readonly<Record<Param["type"], string>> = { string: '"text"', int: "7", float: "0.5", bool: "true" };
