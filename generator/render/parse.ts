import Handlebars from "handlebars";
import { atPlace, TemplateProblem } from "./template-problem.js";
import type { Block, Part, Path, Template } from "./template.js";

/**
 * Parses a template with Handlebars. The build does this for the templates that errspec ships. With `placed`, each part knows
 * its line, and what is wrong with the template is a `TemplateProblem`.
 */
export function parseTemplate(text: string, placed = false): Template {
  return partsOf(programOf(text), placed ? text : undefined);
}

function programOf(text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    const [, line = "1"] = /(?: on line | - )(\d+)/.exec(String(error)) ?? [];
    throw new TemplateProblem(text, Number(line), `Handlebars cannot read it: ${String(error)}`);
  }
}

/** The parts of a program. With the text of the template, each has its line, and so has what is wrong with it. */
function partsOf({ body }: hbs.AST.Program, source: string | undefined): Template {
  return body.flatMap((node) => atPlace({ text: source, line: node.loc.start.line }, () => partOf(node, source)));
}

/** The part that a node is; none for a remark. */
function partOf(node: hbs.AST.Statement, source: string | undefined): readonly Part[] {
  const place = source === undefined ? {} : { line: node.loc.start.line };
  switch (node.type) {
    case "ContentStatement": {
      const { value } = node as hbs.AST.ContentStatement;
      return value === "" ? [] : [value];
    }
    case "MustacheStatement": {
      const { path, params } = node as hbs.AST.MustacheStatement;
      if (params.length === 0) return [{ ...place, kind: "field", path: pathOf(path) }];
      const encoder = nameOf(path);
      return [{ ...place, kind: "field", path: onlyField(`{{${encoder}}}`, params), encoder }];
    }
    case "BlockStatement": {
      const { path, params, program, inverse } = node as BlockStatement;
      const kind = blockKind(nameOf(path));
      const subject = onlyField(`{{#${kind}}}`, params);
      const otherwise = inverse === undefined ? [] : partsOf(inverse, source);
      return [{ ...place, kind, path: subject, body: partsOf(program, source), otherwise }];
    }
    case "PartialStatement": {
      const { name: path, params, hash, indent } = node as PartialStatement;
      const name = nameOf(path);
      if (hash !== undefined) throw new Error(`{{> ${name}}} takes no names`);
      const field = params.length === 0 ? undefined : onlyField(`{{> ${name}}}`, params);
      return [{ ...place, kind: "partial", name, path: field, indent }];
    }
    case "CommentStatement":
      return [];
    default:
      throw new Error(`templates have no ${node.type}`);
  }
}

/** The types of Handlebars say that these are always there. */
type BlockStatement = Omit<hbs.AST.BlockStatement, "inverse"> & { readonly inverse?: hbs.AST.Program };
type PartialStatement = Omit<hbs.AST.PartialStatement, "hash"> & { readonly hash?: hbs.AST.Hash };

function onlyField(taker: string, params: readonly hbs.AST.Expression[]): Path {
  const [param] = params;
  if (param === undefined || params.length > 1) throw new Error(`${taker} takes one field`);
  return pathOf(param);
}

function blockKind(name: string): Block["kind"] {
  if (name === "each" || name === "if" || name === "unless") return name;
  throw new Error(`unknown helper ${name}`);
}

function pathOf(node: hbs.AST.Node): Path {
  const { data, depth, parts, original } = pathExpression(node);
  if (!data) return { up: depth, steps: parts };
  if (original === "@first") return "first";
  if (original === "@last") return "last";
  throw new Error(`templates have no ${original}`);
}

function nameOf(node: hbs.AST.Node): string {
  return pathExpression(node).original;
}

function pathExpression(node: hbs.AST.Node): hbs.AST.PathExpression {
  if (node.type === "PathExpression") return node as hbs.AST.PathExpression;
  throw new Error(`templates have no ${node.type}`);
}
