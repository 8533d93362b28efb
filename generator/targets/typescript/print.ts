import type * as Morph from "ts-morph";
import type { Render } from "../../render/renderer.js";
import { assigned, clause, union } from "./layout.js";
import { stringLiteral } from "./literals.js";
import type { ClassStructure, Property, Statement } from "./structure.js";

/** Prints a module of TypeScript as prettier would leave it. */
export type Print = (header: string, statements: readonly Statement[]) => Promise<string>;

/**
 * The printer: ts-morph for declarations, and templates for the bodies of functions and for tables. It alone knows
 * ts-morph, which takes long to load, so ts-morph is loaded when the first module is printed. It gets whole structures,
 * because it parses a file again after each change.
 */
export function createPrint(render: Render): Print {
  let loaded: Promise<MorphPrinter> | undefined;
  return async (header, statements) => {
    const { project, kinds } = await (loaded ??= loadMorph());
    const file = project.createSourceFile(
      "module.ts",
      { statements: merged(statements.map((statement) => structureOf(statement, kinds, render))) },
      { overwrite: true },
    );
    const text = file.getFullText();
    project.removeSourceFile(file);
    return `// ${header}\n\n${text.trimStart()}`;
  };
}

interface MorphPrinter {
  readonly project: Morph.Project;
  readonly kinds: Kinds;
}

async function loadMorph(): Promise<MorphPrinter> {
  const { IndentationText, Project, StructureKind } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  return { project, kinds: StructureKind };
}

/** Statements given as text stand together as one text: between those ts-morph puts no blank lines of its own. */
function merged(statements: readonly (Morph.StatementStructures | string)[]): (Morph.StatementStructures | string)[] {
  const result: (Morph.StatementStructures | string)[] = [];
  for (const statement of statements) {
    const before = result.at(-1);
    if (typeof statement !== "string" || typeof before !== "string") result.push(statement);
    else result[result.length - 1] = `${before}${isClause(before) && isClause(statement) ? "\n" : "\n\n"}${statement}`;
  }
  return result;
}

/** Whether the text ends in an import or an export from elsewhere, which stand without blank lines between them. */
function isClause(text: string): boolean {
  return /^(?:import|export (?:type )?[{*]|\} from)/.test(text.slice(text.lastIndexOf("\n") + 1));
}

type Kinds = typeof Morph.StructureKind;

function structureOf(statement: Statement, kinds: Kinds, render: Render): Morph.StatementStructures | string {
  switch (statement.kind) {
    // ts-morph does not break lines, so what may have to break comes to it as text.
    case "import":
      return clause(statement.types ? "import type" : "import", statement.names, stringLiteral(statement.from));
    case "export": {
      if (statement.from === undefined) return `export { ${statement.names.join(", ")} };`;
      const from = stringLiteral(statement.from);
      const head = statement.types ? "export type" : "export";
      return statement.names.length === 0 ? `${head} * from ${from};` : clause(head, statement.names, from);
    }
    case "type":
      return comment(statement.docs) + assigned(`export type ${statement.name} =`, statement.type, ";");
    case "code":
      return comment(statement.docs) + render(`module/${statement.template}.hbs`, statement.view).trimEnd();
    case "enum": {
      const { name, members, docs } = statement;
      if (members.length === 0) return `${comment(docs)}export enum ${name} {}`;
      return {
        kind: kinds.Enum,
        isExported: true,
        name,
        docs: jsDoc(docs),
        members: members.map((member, index) => ({
          name: member.name,
          initializer: member.value,
          docs: jsDoc(member.docs),
          leadingTrivia: index === 0 ? "" : "\n",
          trailingTrivia: ",", // ts-morph leaves the last one bare, and adds none where there is one
        })),
      };
    }
    case "interface": {
      const { name, properties, docs } = statement;
      const fields = properties.map(propertyOf);
      return { kind: kinds.Interface, isExported: true, name, docs: jsDoc(docs), properties: fields };
    }
    // ts-morph would indent a type on several lines once more.
    case "class":
      return comment(statement.docs) + classText(statement);
  }
}

function classText({ name, extends: base, properties, getters }: ClassStructure): string {
  const declared = properties.map(
    ({ name, type, docs }) => `${indented(comment(docs))}${union(`  declare readonly ${name}:`, type)}`,
  );
  const got = getters.map(
    ({ name, type, value, docs }) =>
      `${indented(comment(docs))}  override get ${name}(): ${type} {\n    return ${value};\n  }`,
  );
  const members = [...(declared.length === 0 ? [] : [declared.join("\n")]), ...got];
  return `export class ${name} extends ${base} {\n${members.join("\n\n")}\n}`;
}

function indented(lines: string): string {
  return lines.replace(/^(?=.)/gm, "  ");
}

function propertyOf({ name, type, docs }: Property): { name: string; type: string; isReadonly: true; docs: string[] } {
  return { name, type, isReadonly: true, docs: jsDoc(docs) };
}

/** The text that ts-morph wants for a comment: one that begins with a line feed stands on lines of its own. */
function jsDoc(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [lines.length === 1 ? lines.join("") : `\n${lines.join("\n")}`];
}

/** The same comment as text. */
function comment(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines.join("")} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}
