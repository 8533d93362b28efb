import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import { isPublic } from "../../model/sent.js";
import { clause, listed, property } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { parameterName } from "./names.js";
import type { Options } from "./options.js";
import { constructorName, namespaceName } from "./raise-view.js";
import { hasServerHalf } from "./server.js";

/** How a server creates an error and answers with it; empty for a package of clients. */
export function raiseExample(catalog: Catalog, module: Module, options: Options): string[] {
  const entry = module.entries.find(isPublic);
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
  const values = entry.params.map(({ name, type }) => property(parameterName(name), examples[type], "      "));
  const args = [...(values.length === 0 ? [] : ["values"]), "options"];
  return [
    "    const options = { cause, log: { url: request.url } };",
    ...(values.length === 0 ? [] : ["    const values = {", ...values, "    };"]),
    listed(`    throw ${namespace}.${constructorName(entry)}(`, args, ");"),
  ];
}

const examples: Readonly<Record<Param["type"], string>> = { string: '"text"', int: "7", float: "0.5", bool: "true" };
