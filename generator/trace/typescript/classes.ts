import { ts } from "ts-morph";
import { isBody } from "./source.js";
import { returnedBy } from "./values.js";
import type { Body, Source } from "./source.js";

/** The classes of a program, and what can stand behind an interface. */
export class Classes {
  private readonly all: readonly ts.ClassLikeDeclaration[];
  private readonly literals: readonly ts.ObjectLiteralExpression[];
  private readonly made: ReadonlySet<ts.Node>;
  private readonly news: readonly ts.NewExpression[];
  private readonly makersOf = new Map<ts.Declaration, ts.NewExpression[]>();
  /** Classes of which others may make objects, or which make them as `new this`. */
  private readonly open = new Set<ts.Node>();
  /** Classes whose objects cannot be distinguished, and properties that are assigned where their owner is not seen. */
  private readonly loose = new Set<ts.Node>();
  private readonly looseNames = new Set<string>();
  private readonly puts = new Map<ts.Node, ts.Expression[]>();

  private readonly source: Source;

  constructor(source: Source) {
    this.source = source;
    const all: ts.ClassLikeDeclaration[] = [];
    const literals: ts.ObjectLiteralExpression[] = [];
    const made = new Set<ts.Node>();
    const news: ts.NewExpression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) all.push(node);
      if (ts.isObjectLiteralExpression(node)) literals.push(node);
      if (ts.isNewExpression(node)) {
        news.push(node);
        for (const each of source.symbol(node.expression)?.declarations ?? []) {
          this.makersOf.set(each, [...(this.makersOf.get(each) ?? []), node]);
        }
      }
      this.notePut(node);
      // A class that is mentioned as a value may be made by whoever gets it, such as a container.
      if (ts.isIdentifier(node) && !isType(node)) {
        for (const declaration of source.symbol(node)?.declarations ?? []) {
          if (!ts.isClassLike(declaration)) continue;
          made.add(declaration);
          if (!isOnlyMade(node)) this.open.add(declaration);
        }
      }
      if (ts.isNewExpression(node) && !ts.isIdentifier(node.expression)) {
        const around = ts.findAncestor(node, ts.isClassLike);
        if (around !== undefined) this.open.add(around);
      }
      // A constructor may return another object, such as the only one.
      if (ts.isConstructorDeclaration(node) && returnedBy(node).length > 0) this.loose.add(node.parent);
      ts.forEachChild(node, visit);
    };
    source.files.forEach(visit);
    this.all = all;
    this.literals = literals;
    this.news = news;
    for (const each of all) {
      if (!ts.canHaveDecorators(each) || (ts.getDecorators(each)?.length ?? 0) === 0) continue;
      made.add(each);
      this.open.add(each);
    }
    this.made = made;
  }

  /** A class and those that it extends, the nearest first. */
  family(node: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
    return [node, ...this.parents(node)];
  }

  /** Whether what fields of objects are given is seen. */
  isLoose(node: ts.ClassLikeDeclaration): boolean {
    return this.family(node).some((each) => this.loose.has(each));
  }

  /** Whether a property is assigned where its owner is not seen: behind an interface, or without a type. */
  isLooseName(name: string): boolean {
    return this.looseNames.has(name);
  }

  /** Whether objects of a class may be made where its name is not seen. */
  isOpen(node: ts.ClassLikeDeclaration): boolean {
    return this.family(node).some((each) => this.open.has(each));
  }

  /** The expressions that make the objects of a class; undefined if there may be others. */
  makers(node: ts.ClassLikeDeclaration): readonly ts.NewExpression[] | undefined {
    if (this.isOpen(node) || this.isLoose(node)) return undefined;
    return this.makersOf.get(node);
  }

  /** The classes that a class extends, the nearest first, without those of libraries. */
  parents(node: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
    const [extended] = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
    if (extended === undefined) return [];
    const parent = this.source.symbol(extended.expression)?.declarations?.find(ts.isClassLike);
    return parent === undefined || this.source.isExternal(parent) ? [] : [parent, ...this.parents(parent)];
  }

  /** A member of a class, its own or inherited. */
  member(node: ts.ClassLikeDeclaration, name: string): ts.ClassElement | ts.ParameterDeclaration | undefined {
    for (const each of this.family(node)) {
      const found = each.members.find((member) => nameIs(member, name) && !isOverload(member) && !isAbstract(member));
      const parameter = each.members
        .find(ts.isConstructorDeclaration)
        ?.parameters.find((one) => nameIs(one, name) && ts.isParameterPropertyDeclaration(one, one.parent));
      if (found !== undefined || parameter !== undefined) return found ?? parameter;
    }
    return undefined;
  }

  /** The classes that objects of a declared class can have: itself, and what extends it. */
  concrete(node: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
    const family = this.all.filter((each) => each === node || this.parents(each).includes(node));
    const made = family.filter((each) => this.made.has(each) && !isAbstract(each));
    return made.length > 0 ? made : family;
  }

  /** Those of them that a value of a type can be. What generic classes are depends on more, so that they stay. */
  concreteAs(node: ts.ClassLikeDeclaration, type: ts.Type): readonly ts.ClassLikeDeclaration[] {
    const { checker } = this.source;
    const parts = type.isUnion() ? type.types : [type];
    const all = this.concrete(node);
    // A class that extends what a function returns is not known to be one of them.
    const isKnown = parts.every(
      (each) =>
        each.getSymbol()?.declarations?.some((one) => ts.isClassLike(one) && this.family(one).includes(node)) === true,
    );
    if (!isKnown || [node, ...all].some(({ typeParameters }) => typeParameters !== undefined)) return all;
    const found = all.filter((each) => {
      const own = classType(this.source, each);
      return own === undefined || checker.isTypeAssignableTo(own, type);
    });
    return found.length === 0 ? all : found;
  }

  /** The classes and objects that can stand behind a type that declares a method. */
  implementing(
    type: ts.Type,
    declared: ts.Node,
    name: string,
  ): {
    readonly classes: readonly ts.ClassLikeDeclaration[];
    readonly bodies: readonly ts.Expression[];
    readonly methods: readonly Body[];
  } {
    const { checker } = this.source;
    const owner = declared.parent;
    const fits = (node: ts.Node): boolean => {
      const own = ts.isClassLike(node)
        ? classType(this.source, node)
        : checker.getContextualType(node as ts.Expression);
      if (ts.isClassLike(node) && this.states(node, owner)) return true;
      if (own?.getSymbol()?.declarations?.includes(owner as ts.Declaration) === true) return true;
      return checker.isTypeAssignableTo(ts.isClassLike(node) ? (own ?? type) : checker.getTypeAtLocation(node), type);
    };
    const classes = this.all.filter(
      (each) => this.made.has(each) && !isAbstract(each) && this.member(each, name) !== undefined && fits(each),
    );
    const properties = this.literals.flatMap((literal) => {
      const property = literal.properties.find((each) => nameIs(each, name));
      return property !== undefined && fits(literal) ? [property] : [];
    });
    return {
      classes,
      methods: properties.filter((each): each is ts.MethodDeclaration => ts.isMethodDeclaration(each) && isBody(each)),
      bodies: properties.flatMap((each) =>
        ts.isPropertyAssignment(each) ? [each.initializer] : ts.isShorthandPropertyAssignment(each) ? [each.name] : [],
      ),
    };
  }

  /** Whether a class says that it implements an interface, or extends a class. */
  private states(node: ts.ClassLikeDeclaration, owner: ts.Node): boolean {
    return this.family(node).some((each) =>
      (each.heritageClauses ?? []).some(({ types }) =>
        types.some(({ expression }) => this.leadsTo(this.source.symbol(expression), owner)),
      ),
    );
  }

  private leadsTo(symbol: ts.Symbol | undefined, owner: ts.Node): boolean {
    return (symbol?.declarations ?? []).some(
      (each) =>
        each === owner ||
        (ts.isInterfaceDeclaration(each) &&
          (each.heritageClauses ?? []).some(({ types }) =>
            types.some(({ expression }) => this.leadsTo(this.source.symbol(expression), owner)),
          )),
    );
  }

  /** The expressions that become the value of a param of a constructor, or of a property. */
  given(node: ts.Declaration): readonly ts.Expression[] {
    const found = [...initialOf(node), ...this.put(node)];
    if (!ts.isParameter(node) || !ts.isConstructorDeclaration(node.parent)) return found;
    const owner = node.parent.parent;
    const index = node.parent.parameters.indexOf(node);
    const isOurs = (each: ts.Declaration): boolean =>
      each === owner || (ts.isClassLike(each) && this.parents(each).includes(owner));
    const made = this.news.filter(
      ({ expression }) => this.source.symbol(expression)?.declarations?.some(isOurs) === true,
    );
    return [...found, ...made.flatMap((each) => each.arguments?.[index] ?? [])];
  }

  /** The expressions that are assigned to a variable or a property, or put into it, after it was declared. */
  put(node: ts.Node): readonly ts.Expression[] {
    return this.puts.get(node) ?? [];
  }

  /** `error = …`, `this.error = …`, `errors[key] = …`, `errors.push(…)` */
  private notePut(node: ts.Node): void {
    if (ts.isBinaryExpression(node) && assignments.has(node.operatorToken.kind)) {
      const { left } = node;
      const isElement = ts.isElementAccessExpression(left);
      this.addPut(isElement ? left.expression : left, [node.right]);
      if (isElement) this.loosen(left.expression);
      if (ts.isPropertyAccessExpression(left)) this.addPut(left.expression, [node.right]);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: object, name } = node.expression;
    if (node.expression.getText() === "Object.assign") this.loosen(node.arguments[0]);
    if (mutators.has(name.text)) this.addPut(object, node.arguments);
  }

  /** Notes that any property of an object may be assigned. */
  private loosen(node: ts.Expression | undefined): void {
    const type = node === undefined ? undefined : this.source.checker.getTypeAtLocation(node).getSymbol();
    for (const each of type?.declarations ?? []) if (ts.isClassLike(each)) this.loose.add(each);
  }

  private addPut(target: ts.Expression, values: readonly ts.Expression[]): void {
    const name = ts.isPropertyAccessExpression(target) ? target.name : target;
    const declaration =
      ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? this.source.symbol(name)?.valueDeclaration : undefined;
    const isSeen = declaration !== undefined && !ts.isPropertySignature(declaration);
    if (ts.isPropertyAccessExpression(target) && !isSeen) this.looseNames.add(name.getText());
    if (declaration === undefined) return;
    this.puts.set(declaration, [...(this.puts.get(declaration) ?? []), ...values]);
  }
}

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** The methods of arrays, maps and sets that add something. */
const mutators: ReadonlySet<string> = new Set(["push", "unshift", "splice", "fill", "set", "add"]);

function initialOf(node: ts.Declaration): readonly ts.Expression[] {
  const { initializer } = node as { readonly initializer?: ts.Node | undefined };
  return initializer !== undefined && ts.isExpression(initializer) ? [initializer] : [];
}

function classType(source: Source, node: ts.ClassLikeDeclaration): ts.Type | undefined {
  const symbol = node.name === undefined ? undefined : source.checker.getSymbolAtLocation(node.name);
  return symbol === undefined ? undefined : source.checker.getDeclaredTypeOfSymbol(symbol);
}

function isType(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeReferenceNode(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  return ts.isExpressionWithTypeArguments(parent) || (ts.isClassLike(parent) && parent.name === node);
}

/** Whether a class is mentioned only to make an object, to ask for one, or for something static. */
function isOnlyMade(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return ts.isExportAssignment(parent) || ts.isImportClause(parent);
}

const nameIs = ({ name }: ts.NamedDeclaration, text: string): boolean =>
  name !== undefined &&
  (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name)) &&
  name.text === text;

const isOverload = (node: ts.ClassElement): boolean => ts.isMethodDeclaration(node) && node.body === undefined;

const isAbstract = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
