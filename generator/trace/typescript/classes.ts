import { ts } from "ts-morph";
import { isBody } from "./source.js";
import type { Body, Source } from "./source.js";

/** The classes of a program, and what can stand behind an interface. */
export class Classes {
  private readonly all: readonly ts.ClassLikeDeclaration[];
  private readonly literals: readonly ts.ObjectLiteralExpression[];
  private readonly made: ReadonlySet<ts.Node>;

  private readonly source: Source;

  constructor(source: Source) {
    this.source = source;
    const all: ts.ClassLikeDeclaration[] = [];
    const literals: ts.ObjectLiteralExpression[] = [];
    const made = new Set<ts.Node>();
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) all.push(node);
      if (ts.isObjectLiteralExpression(node)) literals.push(node);
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
      if (own?.symbol.declarations?.includes(owner as ts.Declaration) === true) return true;
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

  /** The expressions that become the value of a parameter of a constructor, or of a field. */
  given(node: ts.ParameterDeclaration | ts.PropertyDeclaration): readonly ts.Expression[] {
    const found: ts.Expression[] = node.initializer === undefined ? [] : [node.initializer];
    const owner = ts.isPropertyDeclaration(node) ? node.parent : node.parent.parent;
    const index = ts.isParameter(node) ? node.parent.parameters.indexOf(node) : -1;
    const isOurs = (symbol: ts.Symbol | undefined): boolean =>
      (symbol?.declarations ?? []).some(
        (each) =>
          each === owner || (ts.isClassLike(each) && ts.isClassLike(owner) && this.parents(each).includes(owner)),
      );
    const visit = (each: ts.Node): void => {
      if (index >= 0 && ts.isNewExpression(each) && isOurs(this.source.symbol(each.expression))) {
        const argument = each.arguments?.[index];
        if (argument !== undefined) found.push(argument);
      }
      if (
        ts.isBinaryExpression(each) &&
        each.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(each.left) &&
        this.source.symbol(each.left.name)?.valueDeclaration === node
      ) {
        found.push(each.right);
      }
      ts.forEachChild(each, visit);
    };
    this.source.files.forEach(visit);
    return found;
  }
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
