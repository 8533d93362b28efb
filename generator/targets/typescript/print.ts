import type { Render } from "../../render/renderer.js";
import { assigned, clause, union } from "./layout.js";
import { stringLiteral } from "./literals.js";
import type { ClassStructure, EnumMember, Property, Statement } from "./structure.js";

/** Prints a module of TypeScript as prettier would leave it. */
export type Print = (header: string, statements: readonly Statement[]) => string;

/**
 * The printer of modules, with templates for the bodies of functions and for tables. It is our own, because to load
 * ts-morph takes longer than all the rest of a run; a test compares its bytes with those of ts-morph.
 */
export function createPrint(render: Render): Print {
  return (header, statements) => {
    let text = `// ${header}\n`;
    let before: Statement | undefined;
    for (const statement of statements) {
      text += before !== undefined && isClause(before) && isClause(statement) ? "" : "\n";
      text += `${printed(statement, render)}\n`;
      before = statement;
    }
    return text;
  };
}

/** Imports and exports from elsewhere stand without blank lines between them. */
function isClause({ kind }: Statement): boolean {
  return kind === "import" || kind === "export";
}

function printed(statement: Statement, render: Render): string {
  switch (statement.kind) {
    case "import":
      return clause(statement.types ? "import type" : "import", statement.names, stringLiteral(statement.from));
    case "export": {
      if (statement.from === undefined) return clause("export", statement.names);
      const from = stringLiteral(statement.from);
      const head = statement.types ? "export type" : "export";
      const all = statement.as === undefined ? "*" : `* as ${statement.as}`;
      return statement.names.length === 0 ? `${head} ${all} from ${from};` : clause(head, statement.names, from);
    }
    case "type":
      return comment(statement.docs) + assigned(`export type ${statement.name} =`, statement.type, ";");
    case "code":
      return comment(statement.docs) + render(`module/${statement.template}.hbs`, statement.view).trimEnd();
    case "enum": {
      const { name, members, docs } = statement;
      return `${comment(docs)}export enum ${name} {${inLines(members.map(memberText).join("\n"))}}`;
    }
    case "interface": {
      const { name, properties, docs } = statement;
      return `${comment(docs)}export interface ${name} {${inLines(properties.map(propertyText).join(""))}}`;
    }
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

function memberText({ name, value, docs }: EnumMember): string {
  return `${indented(comment(docs))}  ${name} = ${value},\n`;
}

function propertyText({ name, type, docs }: Property): string {
  return `${indented(comment(docs))}  readonly ${name}: ${type};\n`;
}

function inLines(text: string): string {
  return text === "" ? "" : `\n${text}`;
}

/** A doc comment on lines of its own. */
function comment(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines.join("")} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}
