import ts from "typescript";
import type { Output } from "./campaign.js";
import type { Values, ValuesOf } from "./names.js";
import { createProgram, hasPackage, install, packageOf, sourceOf } from "./typescript.js";

/** What the members of codes stand for, and the classes of codes, by the compiler's own constants. */
export const typescriptValues: ValuesOf = (outputs) => valuesIn(outputs, "all");

/** Those of them that the compiler takes for codes when they are written out: no texts of an enum. */
export const typescriptLiterals: ValuesOf = (outputs) => valuesIn(outputs, "literals");

type Found = Readonly<Record<"all" | "literals", Values>>;

const known = new WeakMap<Output, Found>();

function valuesIn(outputs: readonly Output[], which: keyof Found): Promise<readonly (Values | undefined)[]> {
  read([...new Set(outputs)].filter((output) => hasPackage(output) && !known.has(output)));
  return Promise.resolve(outputs.map((output) => known.get(output)?.[which]));
}

/** Reads the values of outputs, all with one start of the compiler. */
function read(outputs: readonly Output[]): void {
  const files = new Map<string, string>();
  const entries = outputs.map((output, index): [string, string][] => {
    const folder = `/values${index}/package`;
    install(output, folder, files);
    const { exports } = packageOf(files, folder);
    return Object.keys(exports).flatMap((entry): [string, string][] =>
      entry.endsWith(".json") ? [] : [[entry, sourceOf(folder, exports[entry] ?? "")]],
    );
  });
  const program = createProgram(
    files,
    entries.flat().map(([, source]) => source),
  );
  const checker = program.getTypeChecker();
  for (const [index, output] of outputs.entries()) {
    const all = new Map<string, string>();
    const literals = new Map<string, string>();
    for (const [entry, path] of entries[index] ?? []) {
      const source = program.getSourceFile(path);
      const symbol = source && checker.getSymbolAtLocation(source);
      for (const exported of symbol === undefined ? [] : checker.getExportsOfModule(symbol)) {
        const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
        for (const [member, value] of membersOf(target, checker)) {
          all.set(`${entry} ${exported.name}.${member}`, value);
          const isLiteral = (target.flags & ts.SymbolFlags.Enum) === 0 || /^-?\d+$/.test(value);
          if (isLiteral) literals.set(`${entry} ${exported.name}.${member}`, value);
        }
      }
    }
    known.set(output, { all, literals });
  }
}

function membersOf(target: ts.Symbol, checker: ts.TypeChecker): [string, string][] {
  const literal = (type: ts.Type): string | undefined =>
    type.isStringLiteral() || type.isNumberLiteral() ? String(type.value) : undefined;
  const properties =
    target.flags & ts.SymbolFlags.Enum
      ? checker.getExportsOfModule(target)
      : target.flags & ts.SymbolFlags.Variable
        ? checker.getTypeOfSymbol(target).getProperties()
        : target.flags & ts.SymbolFlags.Class
          ? checker
              .getDeclaredTypeOfSymbol(target)
              .getProperties()
              .filter(({ name }) => name === "code" || name === "moduleCode")
          : [];
  return properties.flatMap((property): [string, string][] => {
    const value = literal(checker.getTypeOfSymbol(property));
    return value === undefined ? [] : [[property.name, value]];
  });
}
