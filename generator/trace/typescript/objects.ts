import { ts } from "ts-morph";
import type { Reader } from "./reader.js";
import { around, bare, isBody, isNested } from "./source.js";
import type { Body, Instance, Scene } from "./source.js";
import { returnedBy } from "./values.js";

/*
 * Objects of one class are distinguished by the `new` that makes them. Where a value may come from elsewhere, nothing is
 * distinguished: then an object can be any of its class.
 */

/** An expression that gives a value, and the reader that sees it as it is seen there. */
interface Origin {
  readonly node: ts.Expression;
  readonly seen: Reader;
}

/** How far values are followed: where this ends, a value is not known. */
interface Search {
  /** Shared by all parts of one search. */
  readonly budget: { left: number };
  /** Whether a value that a function returns is followed into the function. */
  readonly calls: boolean;
}

const search = (calls: boolean): Search => ({ budget: { left: 200 }, calls });

/** Objects that can stand behind one expression. With more of them, they are not distinguished. */
const mostObjects = 16;

/** The objects that an expression can be; undefined if there may be others. */
export function objectsOf(reader: Reader, node: ts.Expression): readonly Instance[] | undefined {
  const id = reader.source.sceneId(reader.scene);
  const found = known.get(node) ?? new Map<string, readonly Instance[] | undefined>();
  known.set(node, found);
  if (!found.has(id)) found.set(id, searched(reader, node, search(true)));
  return found.get(id);
}

/** What was found, by from where it is seen. */
const known = new WeakMap<ts.Expression, Map<string, readonly Instance[] | undefined>>();

function searched(reader: Reader, node: ts.Expression, within: Search): readonly Instance[] | undefined {
  const origins = originsOf(reader, node, within).filter(({ node: each }) => !isNothing(each));
  const found = new Map<string, Instance>();
  for (const each of origins) {
    const object = objectOf(each);
    if (object === undefined) return undefined;
    found.set(reader.source.selfId(object), object);
  }
  return found.size === 0 || found.size > mostObjects ? undefined : [...found.values()];
}

/** The objects of a class that may be anywhere: one for each expression that makes some, or the class alone. */
export function objectsOfClass({ classes }: Reader, type: ts.ClassLikeDeclaration): readonly Instance[] {
  const makers = classes.makers(type);
  if (makers === undefined || makers.length > mostObjects) return [{ type }];
  return makers.map((node) => ({ type, made: { node, from: sceneAround(node) } }));
}

/** The object that a `new` makes. */
export function madeBy({ scene }: Reader, node: ts.NewExpression, type: ts.ClassLikeDeclaration): Instance {
  return { type, made: { node, from: isNested(scene) ? sceneAround(node) : scene } };
}

/** What gives a field its value, or a param of a constructor: for one object, or for any of the class. */
export function givenTo(
  reader: Reader,
  node: ts.Declaration,
  self: Instance | undefined,
  within: Search = search(false),
): readonly Origin[] {
  const own = self?.made === undefined ? undefined : passed(reader.as(self), node);
  const list = own === undefined ? reader.classes.given(node) : reader.classes.put(node);
  const there = list.map((each) => ({ node: each, seen: seenFrom(reader, each, self) }));
  return [...(own ?? []), ...there].flatMap((each) => originsOf(each.seen, each.node, within));
}

/** The expressions that give a value, behind names, params, fields and conditions. */
function originsOf(reader: Reader, node: ts.Expression, within: Search): readonly Origin[] {
  const expression = bare(node);
  const here = [{ node: expression, seen: reader }];
  if (within.budget.left-- <= 0) return here;
  const found = behind(reader, expression, within);
  return found === undefined ? here : found.flatMap((each) => originsOf(each.seen, each.node, within));
}

/** What an expression gets its value from; undefined if that is not known, or the expression itself. */
function behind(reader: Reader, node: ts.Expression, within: Search): readonly Origin[] | undefined {
  const here = (...list: readonly ts.Expression[]): readonly Origin[] =>
    list.map((each) => ({ node: each, seen: reader }));
  if (ts.isConditionalExpression(node)) return here(node.whenTrue, node.whenFalse);
  if (ts.isBinaryExpression(node) && alternatives.has(node.operatorToken.kind)) return here(node.left, node.right);
  if (ts.isIdentifier(node)) return declared(reader, reader.source.symbol(node)?.valueDeclaration, within);
  if (ts.isPropertyAccessExpression(node)) return property(reader, node, within);
  return ts.isCallExpression(node) && within.calls ? returned(reader, node, within) : undefined;
}

const alternatives: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
]);

function declared(reader: Reader, node: ts.Declaration | undefined, within: Search): readonly Origin[] | undefined {
  if (node === undefined || reader.source.isExternal(node)) return undefined;
  if (ts.isParameter(node)) return reader.classes.put(node).length === 0 ? passed(reader, node) : undefined;
  if (ts.isBindingElement(node)) return unpacked(reader, node, within);
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !ts.isVariableDeclarationList(node.parent)) {
    return undefined;
  }
  const list = [...(node.initializer === undefined ? [] : [node.initializer]), ...reader.classes.put(node)];
  const isGlobal = around(node) === undefined;
  return list.length === 0
    ? undefined
    : list.map((each) => ({ node: each, seen: isGlobal ? seenFrom(reader, each, undefined) : reader }));
}

/** `{ store }` of a param or a variable. */
function unpacked(reader: Reader, node: ts.BindingElement, within: Search): readonly Origin[] | undefined {
  const { parent } = node.parent;
  const name = node.propertyName ?? node.name;
  if (!ts.isObjectBindingPattern(node.parent) || !ts.isIdentifier(name) || node.dotDotDotToken !== undefined) {
    return undefined;
  }
  const whole = ts.isParameter(parent)
    ? passed(reader, parent)
    : ts.isVariableDeclaration(parent) && parent.initializer !== undefined
      ? [{ node: parent.initializer, seen: reader }]
      : undefined;
  if (whole === undefined || reader.classes.put(node).length > 0) return undefined;
  const found = membersOf(whole, name.text, within);
  return node.initializer === undefined ? found : found?.concat({ node: node.initializer, seen: reader });
}

function property(reader: Reader, node: ts.PropertyAccessExpression, within: Search): readonly Origin[] | undefined {
  const declaration = reader.source.symbol(node.name)?.valueDeclaration;
  if (declaration === undefined || reader.source.isExternal(declaration)) return undefined;
  if (ts.isVariableDeclaration(declaration)) return declared(reader, declaration, within);
  return membersOf([{ node: node.expression, seen: reader }], node.name.text, within);
}

/** What members with a name of some values get their value from. */
function membersOf(list: readonly Origin[], name: string, within: Search): readonly Origin[] | undefined {
  if (list[0]?.seen.classes.isLooseName(name) === true) return undefined;
  const found: Origin[] = [];
  const wholes = list.flatMap((each) => originsOf(each.seen, each.node, { ...within, calls: true }));
  for (const each of wholes) {
    const inner = memberOf(each, name, within);
    if (inner === undefined) return undefined;
    found.push(...inner);
  }
  return found.length === 0 ? undefined : found;
}

function memberOf(origin: Origin, name: string, within: Search): readonly Origin[] | undefined {
  const { node, seen } = origin;
  if (ts.isObjectLiteralExpression(node)) {
    if (node.properties.some(ts.isSpreadAssignment)) return undefined;
    const own = node.properties.find((each) => each.name?.getText() === name);
    if (own === undefined) return [];
    if (seen.classes.put(own).length > 0) return undefined;
    if (ts.isShorthandPropertyAssignment(own)) return [{ node: own.name, seen }];
    return ts.isPropertyAssignment(own) ? [{ node: own.initializer, seen }] : undefined;
  }
  const object = objectOf(origin);
  if (object === undefined) return undefined;
  const member = seen.classes.member(object.type, name);
  if (member === undefined) return undefined;
  if (ts.isGetAccessor(member)) return returnedBy(member).map((each) => ({ node: each, seen: seen.as(object) }));
  if (!ts.isPropertyDeclaration(member) && !ts.isParameter(member)) return undefined;
  return givenTo(seen, member, object, within);
}

/** The object that an expression is, if it makes one or is `this`. */
function objectOf({ node, seen }: Origin): Instance | undefined {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const type = ts.findAncestor(node, ts.isClassLike);
    const { self } = seen;
    if (self?.made === undefined || type === undefined) return undefined;
    return seen.classes.family(self.type).includes(type) ? self : undefined;
  }
  if (!ts.isNewExpression(node)) return undefined;
  const type = seen.source.symbol(bare(node.expression))?.declarations?.find(ts.isClassLike);
  const isKnown = type !== undefined && !seen.source.isExternal(type) && !seen.classes.isLoose(type);
  return isKnown ? madeBy(seen, node, type) : undefined;
}

/** What functions of the sources return that a call names. */
function returned(reader: Reader, node: ts.CallExpression, within: Search): readonly Origin[] | undefined {
  const callee = bare(node.expression);
  const bodies = ts.isPropertyAccessExpression(callee)
    ? methodsOf(reader, callee, within)
    : bodyOf(reader.source.symbol(callee)?.valueDeclaration).map((body) => ({ body, seen: reader.as(undefined) }));
  const found = bodies.flatMap(({ body, seen }) =>
    returnedBy(body).map((each) => ({ node: each, seen: seen.within({ body, node, from: reader.scene }) })),
  );
  const isGenerator = bodies.some(({ body }) => body.asteriskToken !== undefined);
  return found.length === 0 || isGenerator ? undefined : found;
}

/** The methods of objects that are known, or a static method. */
function methodsOf(
  reader: Reader,
  node: ts.PropertyAccessExpression,
  within: Search,
): readonly { readonly body: Body; readonly seen: Reader }[] {
  const declaration = reader.source.symbol(node.name)?.valueDeclaration;
  const isStatic =
    declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
  if (isStatic) return bodyOf(declaration).map((body) => ({ body, seen: reader.as(undefined) }));
  const found = (searched(reader, node.expression, within) ?? []).map((object) =>
    bodyOf(reader.classes.member(object.type, node.name.text)).map((body) => ({ body, seen: reader.as(object) })),
  );
  return found.some((each) => each.length === 0) ? [] : found.flat();
}

function bodyOf(node: ts.Declaration | undefined): readonly Body[] {
  if (node === undefined) return [];
  if (ts.isVariableDeclaration(node)) {
    const value = node.initializer === undefined ? undefined : bare(node.initializer);
    return value !== undefined && isBody(value) ? [value] : [];
  }
  // Decorators may replace what a method returns.
  const isDecorated = ts.canHaveDecorators(node) && (ts.getDecorators(node) ?? []).length > 0;
  return isBody(node) && !ts.isAccessor(node) && !isDecorated ? [node] : [];
}

/** The arguments that a param has, from where it is seen: those of one call, or of the `new` of one object. */
function passed(reader: Reader, node: ts.Declaration): readonly Origin[] | undefined {
  if (!ts.isParameter(node) || node.dotDotDotToken !== undefined) return undefined;
  const { call, self } = reader.scene;
  if (call?.body === node.parent) return argument(reader.in(call.from), call.node.arguments, node, reader);
  if (self?.made === undefined || !ts.isConstructorDeclaration(node.parent)) return undefined;
  let list: readonly ts.Expression[] = self.made.node.arguments ?? [];
  let from = reader.in(self.made.from);
  for (const each of reader.classes.family(self.type)) {
    const own = each.members.find((one) => ts.isConstructorDeclaration(one) && one.body !== undefined);
    if (own === node.parent) return argument(from, list, node, reader);
    if (own === undefined) continue;
    const outer = superCall(own);
    if (outer === undefined) return undefined;
    list = outer.arguments;
    from = reader.as(self);
  }
  return undefined;
}

function argument(
  from: Reader,
  list: readonly ts.Expression[],
  node: ts.ParameterDeclaration,
  reader: Reader,
): readonly Origin[] | undefined {
  const index = (node.parent as Body).parameters.indexOf(node);
  if (list.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
  const given = list[index];
  if (given !== undefined && node.initializer === undefined) return [{ node: given, seen: from }];
  const initial = node.initializer === undefined ? [] : [{ node: node.initializer, seen: reader }];
  return given === undefined ? initial : [{ node: given, seen: from }, ...initial];
}

/** The call of the constructor of the parent class. */
function superCall(node: ts.Node): ts.CallExpression | undefined {
  const isSuper = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
  return isSuper ? node : ts.forEachChild(node, superCall);
}

/** A reader of an expression that is part of the class of an object, or of anything else. */
function seenFrom(reader: Reader, node: ts.Node, self: Instance | undefined): Reader {
  const type = ts.findAncestor(node, ts.isClassLike);
  const isOurs = self !== undefined && type !== undefined && reader.classes.family(self.type).includes(type);
  return isOurs ? reader.as(self) : reader.in(sceneAround(node));
}

function sceneAround(node: ts.Node): Scene {
  const type = ts.findAncestor(node, ts.isClassLike);
  return { self: type === undefined ? undefined : { type } };
}

const isNothing = (node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
