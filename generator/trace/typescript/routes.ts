import { ts } from "ts-morph";
import { fromOutside, reach } from "./calls.js";
import type { HandlerFacts, Step } from "../facts.js";
import { objectsOfClass } from "./objects.js";
import type { Reader } from "./reader.js";
import { isVerb, joined, Registrations } from "./registrations.js";
import type { Registration } from "./registrations.js";
import { around, bare, isBody, nameOf } from "./source.js";
import type { Source } from "./source.js";
import { decorated } from "./decorators.js";

/** The handlers of the routes that calls register, each with what runs before it. */
export function routesOf(reader: Reader): readonly HandlerFacts[] {
  const known = new Registrations(reader.source);
  return known.all
    .filter(({ what, given }) => what === "route" && given.length > 0)
    .flatMap((route): readonly HandlerFacts[] => {
      const last = route.given.at(-1);
      if (last === undefined) return [];
      const functions = reader
        .targets(last)
        .flatMap((each) => ("steps" in each ? [] : [reader.source.id(each.body, undefined)]));
      return mountsOf(reader.source, route, known).map(({ prefix, before }) => ({
        by: "route",
        operation: `${route.method} ${joined(prefix, route.path)}`,
        functions,
        name: calledAs(last),
        at: reader.source.at(last),
        body: [...before, ...route.given].flatMap((each) => answer(reader, each)),
      }));
    });
}

/** What runs when a request reaches a function of a route. The framework gives it its params. */
function answer(reader: Reader, node: ts.Expression): readonly Step[] {
  return reach(reader, fromOutside(reader, reader.targets(node)), undefined, node);
}

interface Mount {
  readonly prefix: string;
  readonly before: readonly ts.Expression[];
}

/** Where a route is, and the middleware in front of it: its app may be mounted in others. */
function mountsOf(source: Source, route: Registration, known: Registrations, depth = 0): readonly Mount[] {
  const { all } = known;
  const own = all.filter(({ app }) => app === route.app);
  const before = own
    .filter(({ what, node }) => what === "hook" || (what === "middleware" && isBefore(node, route.node)))
    .filter(({ path }) => covers(path, route.path))
    .flatMap(({ given }) => given.filter((each) => !isErrorHandler(source, each) && !known.isApp(each)));
  const outer = all.filter(
    ({ what, given, app }) =>
      (what === "middleware" || what === "mount") &&
      app !== route.app &&
      given.some((each) => known.appsOf(each).includes(route.app)),
  );
  if (outer.length === 0 || depth > 5) return [{ prefix: "", before }];
  return outer.flatMap((mount) =>
    mountsOf(source, { ...mount, path: joined(mount.path, route.path) }, known, depth + 1).map((each) => {
      const beside = mount.what === "mount" ? [] : mount.given.filter((one) => !known.isApp(one));
      return { prefix: joined(each.prefix, mount.path), before: [...each.before, ...beside, ...before] };
    }),
  );
}

const isBefore = (first: ts.Node, second: ts.Node): boolean =>
  first.getSourceFile() !== second.getSourceFile() || first.getEnd() < second.getEnd();

/** Express calls functions with four params for errors alone. */
function isErrorHandler({ checker }: Source, node: ts.Expression): boolean {
  const signatures = checker.getTypeAtLocation(node).getCallSignatures();
  return signatures.length > 0 && signatures.every(({ parameters }) => parameters.length === 4);
}

/** Whether middleware at a path runs for a route. */
function covers(path: string, route: string): boolean {
  const prefix = path.replace(/\/?\*.*$/, "").replace(/\/$/, "");
  return prefix === "" || route === prefix || route.startsWith(`${prefix}/`);
}

/** The handlers of classes whose decorators say their routes: `@Controller("orders")`, `@Post(":id")`. */
export function controllersOf(reader: Reader): readonly HandlerFacts[] {
  const found: HandlerFacts[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node)) {
      const controller = decoratorsOf(node).find(({ name }) => name === "Controller");
      if (controller !== undefined) {
        for (const member of node.members) {
          if (ts.isMethodDeclaration(member) && isBody(member))
            found.push(...controlled(reader.as({ type: node }), node, member, textOf(controller.list)));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  reader.source.files.forEach(visit);
  return found;
}

function controlled(
  reader: Reader,
  owner: ts.ClassDeclaration,
  method: ts.MethodDeclaration,
  prefix: string,
): readonly HandlerFacts[] {
  const decorators = decoratorsOf(method);
  const guards = [...decoratorsOf(owner), ...decorators]
    .filter(({ name }) => /^Use[A-Z]/.test(name))
    .flatMap(({ list }) => list);
  const before = guards.flatMap((each): readonly Step[] => {
    const guard = reader.source.symbol(bare(each))?.declarations?.find(ts.isClassLike);
    if (guard === undefined) return [];
    const methods = ["canActivate", "intercept", "transform", "use"].flatMap(
      (name) => reader.classes.member(guard, name) ?? [],
    );
    return methods
      .filter((each) => ts.isMethodDeclaration(each))
      .map((body) => ({ call: [reader.functionId(body, { type: guard })], at: reader.source.at(each) }));
  });
  return decorators
    .filter(({ name }) => isVerb(name.toLowerCase()))
    .map(({ name, list }) => ({
      by: "route",
      operation: `${name.toUpperCase()} ${joined(prefix, textOf(list))}`,
      functions: [reader.source.id(method, undefined)],
      name: nameOf(method),
      at: reader.source.at(method.name),
      body: [...before, ...reach(reader, fromOutside(reader, decorated(reader, method)), undefined, method.name)],
    }));
}

function decoratorsOf(node: ts.Node): readonly { readonly name: string; readonly list: readonly ts.Expression[] }[] {
  return (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).map(({ expression }) => {
    const isCall = ts.isCallExpression(expression);
    return { name: (isCall ? expression.expression : expression).getText(), list: isCall ? expression.arguments : [] };
  });
}

function textOf([first]: readonly ts.Expression[]): string {
  return first !== undefined && ts.isStringLiteralLike(first) ? first.text : "";
}

/** The functions that a comment or their name connects with an operation; also those that a call makes. */
export function namedHandlers(reader: Reader, operations: ReadonlySet<string>): readonly HandlerFacts[] {
  const found: HandlerFacts[] = [];
  const visit = (node: ts.Node): void => {
    const isOutermost = around(node) === undefined;
    const made = ts.isVariableDeclaration(node) && isMade(reader.source, node) ? node.initializer : undefined;
    if (isOutermost && (isBody(node) || made !== undefined)) {
      const [, commented] = /(?:^|[\s*])errspec:\s*(\S+)/m.exec(commentsBefore(made ?? node)) ?? [];
      const name = nameOf(node).split(".").at(-1) ?? "";
      const by = commented === undefined ? "name" : "comment";
      const operation = commented ?? (operations.has(name) ? name : undefined);
      const owners = ts.isClassLike(node.parent)
        ? reader.classes.concrete(node.parent).flatMap((each) => objectsOfClass(reader, each))
        : [undefined];
      if (operation !== undefined && isBody(node)) {
        const answers = owners.map((self) => handler(reader.as(self), node, by, operation));
        // One handler, whichever objects have it.
        found.push(...answers.slice(0, 1).map((each) => ({ ...each, body: answers.flatMap(({ body }) => body) })));
      } else if (operation !== undefined && made !== undefined) {
        const at = reader.source.at(node);
        found.push({ by, operation, functions: [], name, at, body: answer(reader, made) });
      }
    }
    ts.forEachChild(node, visit);
  };
  reader.source.files.forEach(visit);
  return found;
}

/** Whether a variable has a function that a call makes: `const pay = withSession(…)`. */
function isMade({ checker }: Source, { name, initializer }: ts.VariableDeclaration): boolean {
  if (initializer === undefined || !ts.isCallExpression(bare(initializer)) || !ts.isIdentifier(name)) return false;
  return checker.getTypeAtLocation(name).getCallSignatures().length > 0;
}

function handler(
  reader: Reader,
  body: ReturnType<typeof around> & object,
  by: "comment" | "name",
  operation: string,
): HandlerFacts {
  const targets = fromOutside(reader, decorated(reader, body));
  const node = body.name ?? body;
  return {
    by,
    operation,
    functions: [reader.source.id(body, undefined)],
    name: nameOf(body),
    at: reader.source.at(node),
    body: reach(reader, targets, undefined, node),
  };
}

/** The comments before a function, or before the statement that declares it. */
function commentsBefore(node: ts.Node): string {
  const file = node.getSourceFile();
  const statement = ts.isVariableDeclaration(node.parent)
    ? node.parent.parent.parent
    : ts.isPropertyDeclaration(node.parent)
      ? node.parent
      : node;
  return (ts.getLeadingCommentRanges(file.text, statement.getFullStart()) ?? [])
    .map(({ pos, end }) => file.text.slice(pos, end))
    .join("\n");
}

function calledAs(node: ts.Expression): string {
  const expression = bare(node);
  if (isBody(expression)) return "function";
  const text = expression.getText().replace(/\s+/g, " ");
  return text.length > 40 ? "function" : text;
}
