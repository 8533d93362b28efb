import { posix } from "node:path";
import ts from "typescript";
import type { Case, Output, Witness } from "./campaign.js";

/*
 * A user's program in TypeScript: it imports everything that the old package exports and uses it in every way that
 * compiles. The compiler then says whether it still does with the new package.
 */

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ["lib.es2023.d.ts"],
};

export const typescriptWitness: Witness = (cases) => {
  const judged = cases.filter(({ before, after }) => hasPackage(before) && hasPackage(after));
  const files = new Map<string, string>();
  const programs = new Map<number, readonly string[]>();
  for (const each of judged) {
    const folder = `/case${each.id}`;
    const written = programOf(each.before);
    for (const [name, text] of written) files.set(`${folder}/${name}`, text);
    programs.set(
      each.id,
      [...written.keys()].map((name) => `${folder}/${name}`),
    );
    install(each.after, `${folder}/package`, files);
  }
  const errors = compile(files, [...programs.values()].flat());
  const broken = judged.flatMap(({ id }): [number, string][] => {
    const found = (programs.get(id) ?? []).flatMap((file) => errors.get(file) ?? []);
    return found[0] === undefined ? [] : [[id, found[0].message]];
  });
  return Promise.resolve(new Map([...broken, ...targetsGone(cases, "typescript/package.json")]));
};

/** Cases whose target is gone: its users get nothing any more. */
export function targetsGone(cases: readonly Case[], file: string): [number, string][] {
  const has = ({ files }: Output): boolean => [...files.keys()].some((path) => path.startsWith(file));
  return cases.flatMap(({ id, before, after }) => (has(before) && !has(after) ? [[id, "the package is gone"]] : []));
}

export const hasPackage = ({ files }: Output): boolean => files.has("typescript/package.json");

const programs = new WeakMap<Output, ReadonlyMap<string, string>>();

/** The program for an output, a file an entry point: of all the ways to use it those that compile. */
function programOf(output: Output): ReadonlyMap<string, string> {
  const known = programs.get(output);
  if (known !== undefined) return known;
  const files = new Map<string, string>();
  install(output, "/old/package", files);
  const { name, exports } = packageOf(files, "/old/package");
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));
  const sources = entries.map((entry) => sourceOf("/old/package", exports[entry] ?? ""));
  const program = createProgram(files, sources);
  const checker = program.getTypeChecker();
  const candidates = new Map<string, string>();
  entries.forEach((entry, index) => {
    const source = program.getSourceFile(sources[index] ?? "");
    const symbol = source && checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${entry} has no exports`);
    const specifier = posix.join(name, entry);
    candidates.set(`use${index}.ts`, candidateProgram(specifier, checker.getExportsOfModule(symbol), checker));
  });
  for (const [file, text] of candidates) files.set(`/old/${file}`, text);
  const errors = compile(
    files,
    [...candidates.keys()].map((file) => `/old/${file}`),
  );
  const kept = new Map(
    [...candidates].map(([file, text]) => {
      const bad = new Set((errors.get(`/old/${file}`) ?? []).map(({ line }) => line));
      return [
        file,
        text
          .split("\n")
          .filter((_, line) => !bad.has(line))
          .join("\n"),
      ];
    }),
  );
  const left = compile(
    new Map([...files, ...[...kept].map(([file, text]): [string, string] => [`/old/${file}`, text])]),
    [...kept.keys()].map((file) => `/old/${file}`),
  );
  const first = [...left.values()].flat()[0];
  if (first !== undefined) throw new Error(`the program does not compile on the old package: ${first.message}`);
  programs.set(output, kept);
  return kept;
}

/** One statement a line, so that a line can be left out. */
function candidateProgram(specifier: string, exported: readonly ts.Symbol[], checker: ts.TypeChecker): string {
  const lines = exported.map(({ name }) => `import { ${name} } from ${JSON.stringify(specifier)};`);
  let count = 0;
  const variable = (): string => `v${(count += 1)}`;
  const both = (path: string, type: string): void => {
    lines.push(`export const ${variable()}: ${type} = null! as ${path};`);
    lines.push(`export const ${variable()}: ${path} = null! as ${type};`);
  };
  for (const symbol of exported) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const name = symbol.name;
    const declared = checker.getDeclaredTypeOfSymbol(target);
    if (target.flags & ts.SymbolFlags.Enum) {
      for (const member of checker.getExportsOfModule(target)) {
        useMember(name, member.name);
        const value = checker.getConstantValue(member.valueDeclaration as ts.EnumMember);
        lines.push(`export const ${variable()}: ${name} = ${JSON.stringify(value)};`);
      }
    }
    if (target.flags & ts.SymbolFlags.Variable) {
      const type = checker.getTypeOfSymbol(target);
      for (const property of type.getProperties()) useMember(name, property.name);
      lines.push(`export const ${variable()} = ${name};`);
    }
    if (target.flags & ts.SymbolFlags.TypeAlias) {
      const members = declared.isUnion() ? declared.types : [declared];
      for (const member of members) {
        const text = checker.typeToString(member);
        // The text of an object's type is no value, and would spoil the lines around it.
        if (!text.startsWith("{")) lines.push(`export const ${variable()}: ${name} = ${text};`);
        lines.push(`export const ${variable()}: ${name} = null! as ${text};`);
      }
    }
    if (target.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) {
      for (const property of declared.getProperties()) {
        const text = checker.typeToString(
          checker.getTypeOfSymbol(property),
          undefined,
          ts.TypeFormatFlags.NoTruncation,
        );
        both(`${name}["${property.name}"]`, text);
      }
    }
    if (target.flags & ts.SymbolFlags.Interface) {
      const all = declared.getProperties().map((property) => `${property.name}: null! as ${name}["${property.name}"]`);
      lines.push(`export const ${variable()}: ${name} = { ${all.join(", ")} };`);
      // An object with just what the old type has: a new property that must be given is noticed.
      const values = declared.getProperties().map((property) => {
        const type = checker.typeToString(
          checker.getTypeOfSymbol(property),
          undefined,
          ts.TypeFormatFlags.NoTruncation,
        );
        return `${property.name}: null! as ${type}`;
      });
      lines.push(`export const ${variable()}: ${name} = { ${values.join(", ")} };`);
    }
    if (target.flags & ts.SymbolFlags.Class)
      lines.push(`export const ${variable()} = (e: unknown): boolean => e instanceof ${name};`);
    if (target.flags & ts.SymbolFlags.Function) useFunction(name, checker.getTypeOfSymbol(target));
    if (target.flags & ts.SymbolFlags.ValueModule) {
      for (const member of checker.getExportsOfModule(target)) {
        useConstructor(`${name}.${member.name}`, checker.getTypeOfSymbol(member));
      }
    }
  }
  const classes = exported.filter((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.flags & ts.SymbolFlags.Class) !== 0;
  });
  for (const a of classes)
    for (const b of classes) lines.push(`export const ${variable()}: ${a.name} = null! as ${b.name};`);
  return lines.join("\n");

  function useMember(of: string, member: string): void {
    lines.push(`export const ${variable()}: number = ${of}.${member};`);
    lines.push(`export const ${variable()}: string = ${of}.${member};`);
    lines.push(`export const ${variable()}: ${of} = ${of}.${member};`);
    lines.push(`export const ${variable()}: ${of}.${member} = ${of}.${member};`);
  }

  /** Creates an error as a server does, with a value for each param and with all options. */
  function useConstructor(name: string, type: ts.Type): void {
    for (const { parameters } of type.getCallSignatures()) {
      const values = parameters.slice(0, -1).map((parameter) => {
        const properties = checker.getTypeOfSymbol(parameter).getProperties();
        const typeOf = (property: ts.Symbol): string => checker.typeToString(checker.getTypeOfSymbol(property));
        return `{ ${properties.map((property) => `${property.name}: null! as ${typeOf(property)}`).join(", ")} }`;
      });
      const options = '{ cause: 1, log: { attempt: 1 }, detail: "x", retryAfter: 1 }';
      lines.push(`export const ${variable()} = ${name}(${values.join(", ")});`);
      lines.push(`export const ${variable()} = ${name}(${[...values, options].join(", ")});`);
    }
  }

  function useFunction(name: string, type: ts.Type): void {
    for (const signature of type.getCallSignatures()) {
      const given = signature.parameters
        .filter(
          ({ valueDeclaration: node }) =>
            node === undefined ||
            !ts.isParameter(node) ||
            (node.questionToken === undefined && node.dotDotDotToken === undefined),
        )
        .map((parameter) =>
          checker.typeToString(checker.getTypeOfSymbol(parameter), undefined, ts.TypeFormatFlags.NoTruncation),
        );
      const call = `${name}(${given.map((each) => `null! as ${each}`).join(", ")})`;
      const result = checker.typeToString(signature.getReturnType(), undefined, ts.TypeFormatFlags.NoTruncation);
      lines.push(`export const ${variable()} = ${call};`);
      lines.push(`export const ${variable()}: ${result} = ${call};`);
    }
    // Guards and infos take codes, which are members of some enum or object here.
    for (const { name: codes } of exported) {
      lines.push(`export const ${variable()} = ${name}(null! as unknown, null! as ${codes});`);
      lines.push(`export const ${variable()} = ${name}(null! as ${codes});`);
    }
    lines.push(
      `export const ${variable()} = ${name}(1 as number);`,
      `export const ${variable()} = ${name}("1" as string);`,
    );
  }
}

export function install({ files }: Output, folder: string, into: Map<string, string>): void {
  for (const [path, text] of files) {
    if (path === "typescript/package.json" || path.startsWith("typescript/src/"))
      into.set(`${folder}${path.slice("typescript".length)}`, text);
  }
}

export function packageOf(
  files: ReadonlyMap<string, string>,
  folder: string,
): { name: string; exports: Record<string, string> } {
  const json = JSON.parse(files.get(`${folder}/package.json`) ?? "{}") as {
    name: string;
    exports: Record<string, string | { types: string }>;
  };
  return {
    name: json.name,
    exports: Object.fromEntries(
      Object.entries(json.exports).map(([key, value]) => [key, typeof value === "string" ? value : value.types]),
    ),
  };
}

/** The source that `./esm/dsa/index.d.ts` is made from. */
export function sourceOf(folder: string, types: string): string {
  return `${folder}/${types.replace("./esm/", "src/").replace(/\.d\.ts$/, ".ts")}`;
}

interface Found {
  readonly line: number;
  readonly message: string;
}

function compile(files: ReadonlyMap<string, string>, roots: readonly string[]): ReadonlyMap<string, readonly Found[]> {
  const program = createProgram(files, roots);
  return new Map(
    roots.map((root) => {
      const source = program.getSourceFile(root);
      const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [
        root,
        all.map(({ start = 0, messageText }) => ({
          line: source?.getLineAndCharacterOfPosition(start).line ?? 0,
          message: ts.flattenDiagnosticMessageText(messageText, " "),
        })),
      ];
    }),
  );
}

const libraries = new Map<string, ts.SourceFile | undefined>();

export function createProgram(files: ReadonlyMap<string, string>, roots: readonly string[]): ts.Program {
  const base = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    getSourceFile: (path, version) => {
      const text = files.get(path);
      if (text !== undefined) {
        return ts.createSourceFile(
          path,
          text,
          { languageVersion: ts.ScriptTarget.ES2023, impliedNodeFormat: ts.ModuleKind.ESNext },
          true,
        );
      }
      if (!libraries.has(path)) libraries.set(path, base.getSourceFile(path, version));
      return libraries.get(path);
    },
    fileExists: (path) => files.has(path) || base.fileExists(path),
    readFile: (path) => files.get(path) ?? base.readFile(path),
    directoryExists: () => true,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const path = resolved(files, text, from);
        return { resolvedModule: path === undefined ? undefined : { resolvedFileName: path, extension: ".ts" } };
      }),
  };
  return ts.createProgram([...roots], options, host);
}

/** As Node would: relative imports within the package, and what its `exports` name from outside. */
function resolved(files: ReadonlyMap<string, string>, specifier: string, from: string): string | undefined {
  if (specifier.startsWith(".")) {
    const path = posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
    return files.has(path) ? path : undefined;
  }
  const folder = `${posix.dirname(from)}/package`;
  const { name, exports } = packageOf(files, folder);
  if (specifier !== name && !specifier.startsWith(`${name}/`)) return undefined;
  const types = exports[`.${specifier.slice(name.length)}`];
  return types === undefined ? undefined : sourceOf(folder, types);
}
