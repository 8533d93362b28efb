import { ts } from "ts-morph";
import { bare, isBody } from "./source.js";
import type { Body, Source } from "./source.js";

const verbs: ReadonlySet<string> = new Set(["get", "head", "post", "put", "patch", "delete", "options"]);

/** The hooks of Fastify that run for requests and may answer them, as methods and options call them. */
const hooks: ReadonlySet<string> = new Set([
  "onRequest",
  "preParsing",
  "preValidation",
  "preHandler",
  "preSerialization",
  "onSend",
]);

/** A call that registers something with an app or a router: `app.use("/orders", orders)`. */
export interface Registration {
  /** What identifies the app. */
  readonly app: string;
  /** `hook` is middleware for all routes of an app, in whichever order they are registered. */
  readonly what: "route" | "middleware" | "hook" | "mount";
  /** The method of a route, in upper case. */
  readonly method: string;
  readonly path: string;
  readonly given: readonly ts.Expression[];
  readonly node: ts.CallExpression;
}

/** What calls register with apps, and which app an expression refers to. */
export class Registrations {
  readonly all: readonly Registration[];
  private readonly source: Source;
  /** The paths that apps have of their own: `new Router({ prefix: "/orders" })`. */
  private readonly prefixes = new Map<string, string>();
  /** What functions of the sources get for a param. */
  private readonly passed = new Map<string, ts.Expression[]>();
  /** The apps that run a function with their own routes: a plugin that is not encapsulated. */
  private readonly joint = new Map<string, ts.Expression[]>();
  private readonly known = new Map<ts.Expression, readonly string[]>();
  private apps = new Set<string>();

  constructor(source: Source) {
    this.source = source;
    const found: Registration[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) this.notePassed(node);
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.notePrefix(node);
      ts.forEachChild(node, visit);
    };
    source.files.forEach(visit);
    const collect = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        for (const each of this.registered(node, node.expression)) {
          const apps = this.appsOf(each.on);
          found.push(...apps.map((app) => ({ app, ...each, path: joined(this.prefixes.get(app) ?? "", each.path) })));
        }
      }
      ts.forEachChild(node, collect);
    };
    source.files.forEach(collect);
    this.all = found.sort((a, b) => a.node.getEnd() - b.node.getEnd());
    this.apps = new Set(found.map(({ app }) => app));
  }

  /** What a call registers, and with which app. */
  private registered(
    node: ts.CallExpression,
    { expression: on, name: { text: verb }, name }: ts.PropertyAccessExpression,
  ): readonly (Omit<Registration, "app"> & { readonly on: ts.Expression })[] {
    const [first, ...rest] = node.arguments;
    const path = first !== undefined && ts.isStringLiteralLike(first) ? first.text : undefined;
    const declared = this.source.symbol(name)?.declarations ?? [];
    const isTheirs = declared.every((each) => this.source.isExternal(each));
    if (first === undefined || (!isTheirs && verb !== "use" && verb !== "route")) return [];
    const route = (method: string, at: string, given: readonly ts.Expression[], app: ts.Expression = on) =>
      ({ what: "route", method, path: at, given: given.flatMap(answering), node, on: app }) as const;
    if (verbs.has(verb)) {
      const isPath = path !== undefined && /^$|^[/*]/.test(path) && rest.length > 0;
      if (isPath) return [route(verb.toUpperCase(), path, rest)];
      const base = routeCall(on); // router.route("/orders").post(handler)
      return base === undefined || path !== undefined
        ? []
        : [route(verb.toUpperCase(), base.path, node.arguments, base.on)];
    }
    if (verb === "on" && rest[0] !== undefined && ts.isStringLiteralLike(rest[0])) {
      return textsOf(first).map((method) => route(method.toUpperCase(), textOf(rest[0]), rest.slice(1)));
    }
    if (verb === "route" && ts.isObjectLiteralExpression(bare(first))) {
      const at = textOf(property(first, "url") ?? property(first, "path"));
      const methods = textsOf(property(first, "method"));
      return methods.map((method) => route(method.toUpperCase(), at, [first]));
    }
    if (verb === "addHook" && path !== undefined) {
      return hooks.has(path) ? [{ what: "hook", method: "", path: "", given: rest, node, on }] : [];
    }
    if (verb === "register") {
      const prefix = textOf(property(rest[0], "prefix"));
      return [{ what: "mount", method: "", path: prefix, given: [first], node, on }];
    }
    if (verb !== "use" && verb !== "route") return [];
    const given = path === undefined ? node.arguments : rest;
    if (given.length === 0) return [];
    return [{ what: verb === "use" ? "middleware" : "mount", method: "", path: path ?? "", given, node, on }];
  }

  /** What identifies the apps that an expression refers to: where they were made. */
  appsOf(expression: ts.Expression): readonly string[] {
    const known = this.known.get(expression) ?? this.lookUp(expression, 0);
    this.known.set(expression, known);
    return known;
  }

  /** Whether something is registered with what an expression refers to. */
  isApp(expression: ts.Expression): boolean {
    return this.appsOf(expression).some((app) => this.apps.has(app));
  }

  private lookUp(expression: ts.Expression, depth: number): readonly string[] {
    const { source } = this;
    const node = bare(expression);
    const go = (list: readonly ts.Expression[]): readonly string[] => [
      ...new Set(list.flatMap((each) => this.lookUp(each, depth + 1))),
    ];
    if (depth > 12) return [];
    // `new Hono().get(…).post(…)`
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression: object } = node.expression;
      if (verbs.has(name.text) || name.text === "use" || name.text === "register") return go([object]);
    }
    const body = this.bodyOf(node);
    if (body !== undefined) {
      const [parameter] = body.parameters; // a plugin
      return parameter === undefined ? [] : [source.id(parameter, undefined)];
    }
    if (ts.isCallExpression(node)) {
      const made = this.bodyOf(bare(node.expression));
      return made === undefined ? [source.id(node, undefined)] : go(returned(made));
    }
    if (ts.isNewExpression(node)) return [source.id(node, undefined)];
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    if (!ts.isIdentifier(name)) return [];
    const declaration = source.symbol(name)?.valueDeclaration;
    if (declaration === undefined) return [];
    const id = source.id(declaration, undefined);
    if (ts.isParameter(declaration)) {
      const given = [...(this.passed.get(id) ?? []), ...(this.joint.get(id) ?? [])];
      return given.length === 0 ? [id] : go(given);
    }
    const found =
      ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
        ? go([declaration.initializer])
        : [];
    return found.length === 0 ? [id] : found;
  }

  /** The function of the sources that an expression is. */
  private bodyOf(node: ts.Expression): Body | undefined {
    if (isBody(node)) return node;
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    if (!ts.isIdentifier(name)) return undefined;
    for (const declaration of this.source.symbol(name)?.declarations ?? []) {
      if (this.source.isExternal(declaration)) continue;
      if (isBody(declaration)) return declaration;
      const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
      if (value !== undefined && isBody(bare(value))) return bare(value) as Body;
    }
    return undefined;
  }

  private notePassed(node: ts.CallExpression): void {
    const callee = bare(node.expression);
    if (ts.isPropertyAccessExpression(callee) && callee.name.text === "register") {
      const [plugin] = node.arguments;
      const joint = plugin === undefined ? undefined : this.jointPlugin(plugin);
      const [parameter] = joint?.parameters ?? [];
      if (parameter !== undefined) append(this.joint, this.source.id(parameter, undefined), callee.expression);
      return;
    }
    const body = this.bodyOf(callee);
    body?.parameters.forEach((parameter, index) => {
      const given = node.arguments[index];
      if (given !== undefined) append(this.passed, this.source.id(parameter, undefined), given);
    });
  }

  /** The function of a plugin that a library wraps: its hooks are those of the app (`fp(plugin)` of fastify-plugin). */
  private jointPlugin(expression: ts.Expression): Body | undefined {
    const node = bare(expression);
    if (ts.isCallExpression(node)) {
      const [inner] = node.arguments;
      return inner === undefined || this.bodyOf(bare(node.expression)) !== undefined
        ? undefined
        : this.bodyOf(bare(inner));
    }
    const declarations = ts.isIdentifier(node) ? (this.source.symbol(node)?.declarations ?? []) : [];
    for (const each of declarations) {
      const value = ts.isVariableDeclaration(each)
        ? each.initializer
        : ts.isExportAssignment(each)
          ? each.expression
          : undefined;
      if (value !== undefined) return this.jointPlugin(value);
    }
    return undefined;
  }

  private notePrefix(node: ts.CallExpression | ts.NewExpression): void {
    const isBase = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "basePath";
    const [first] = node.arguments ?? [];
    const prefix = isBase ? textOf(first) : ts.isNewExpression(node) ? textOf(property(first, "prefix")) : "";
    if (prefix !== "") this.prefixes.set(this.source.id(node, undefined), prefix);
  }
}

/** `/orders` and `/:id` are `/orders/{id}`. */
export function joined(prefix: string, path: string): string {
  const whole = [prefix, path].map((part) => part.replace(/^\/|\/$/g, "")).filter((part) => part !== "");
  return `/${whole.join("/")}`.replace(/:(\w+)(?:\{[^}]*\}|\([^)]*\))?\??/g, "{$1}");
}

/** Whether a function has the name of a method. */
export const isVerb = (name: string): boolean => verbs.has(name);

/** The call of `route` in `router.route("/orders").get(list).post(create)`. */
function routeCall(expression: ts.Expression): { readonly path: string; readonly on: ts.Expression } | undefined {
  const node = bare(expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression: on } = node.expression;
  if (name.text === "route" && textOf(node.arguments[0]) !== "") return { path: textOf(node.arguments[0]), on };
  return verbs.has(name.text) || name.text === "all" ? routeCall(on) : undefined;
}

/** The functions that answer a request, of an argument of a route: options have hooks and perhaps the handler. */
function answering(node: ts.Expression): readonly ts.Expression[] {
  const value = bare(node);
  if (!ts.isObjectLiteralExpression(value)) return [node];
  return [...hooks, "handler"].flatMap((name) => {
    const given = property(value, name);
    if (given === undefined) return [];
    const list = bare(given);
    return ts.isArrayLiteralExpression(list) ? [...list.elements] : [given];
  });
}

function property(node: ts.Expression | undefined, name: string): ts.Expression | undefined {
  const object = node === undefined ? undefined : bare(node);
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
  for (const each of object.properties) {
    if (each.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(each)) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each)) return each.name;
    if (ts.isMethodDeclaration(each)) return each as unknown as ts.Expression; // a function like any other
  }
  return undefined;
}

const textOf = (node: ts.Expression | undefined): string =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : "";

function textsOf(node: ts.Expression | undefined): readonly string[] {
  const list = node !== undefined && ts.isArrayLiteralExpression(node) ? [...node.elements] : [node];
  return list.map(textOf).filter((text) => text !== "");
}

function returned(body: Body): readonly ts.Expression[] {
  const inner = body.body;
  if (inner === undefined) return [];
  if (!ts.isBlock(inner)) return [inner];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isBody(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(inner, visit);
  return found;
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}
