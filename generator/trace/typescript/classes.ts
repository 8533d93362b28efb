import { ts } from "ts-morph";
import { isBody } from "./source.js";
import type { Body, Source } from "./source.js";

/** The classes of a program, and what can stand behind an interface. */
export class Classes {
  private readonly all: readonly ts.ClassLikeDeclaration[];
  private readonly literals: readonly ts.ObjectLiteralExpression[];
  private readonly made: ReadonlySet<ts.Node>;
  private readonly news: readonly ts.NewExpression[];
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
      if (ts.isNewExpression(node)) news.push(node);
      this.notePut(node);
      // A class that is mentioned as a value may be made by whoever gets it, such as a container.
      if (ts.isIdentifier(node) && !isType(node)) {
        for (const declaration of source.symbol(node)?.declarations ?? [])
          if (ts.isClassLike(declaration)) made.add(declaration);
      }
      ts.forEachChild(node, visit);
    };
    source.files.forEach(visit);
    this.all = all;
    this.literals = literals;
    this.news = news;
    for (const each of all) if (ts.canHaveDecorators(each) && (ts.getDecorators(each)?.length ?? 0) > 0) made.add(each);
    this.made = made;
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
    for (const each of [node, ...this.parents(node)]) {
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
    return [node, ...this.parents(node)].some((each) =>
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
      if (ts.isPropertyAccessExpression(left)) this.addPut(left.expression, [node.right]);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: object, name } = node.expression;
    if (mutators.has(name.text)) this.addPut(object, node.arguments);
  }

  private addPut(target: ts.Expression, values: readonly ts.Expression[]): void {
    const name = ts.isPropertyAccessExpression(target) ? target.name : target;
    const declaration =
      ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? this.source.symbol(name)?.valueDeclaration : undefined;
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

const nameIs = ({ name }: ts.NamedDeclaration, text: string): boolean =>
  name !== undefined &&
  (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name)) &&
  name.text === text;

const isOverload = (node: ts.ClassElement): boolean => ts.isMethodDeclaration(node) && node.body === undefined;

const isAbstract = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
