import Handlebars from "handlebars";
import type { Block, Part, Path, Template } from "./template.js";

/** Parses a template with Handlebars. The build does this for the templates that errspec ships. */
export function parseTemplate(text: string): Template {
  return partsOf(Handlebars.parse(text));
}

function partsOf({ body }: hbs.AST.Program): Template {
  return body.flatMap(partOf);
}

/** The part that a node is; none for a remark. */
function partOf(node: hbs.AST.Statement): readonly Part[] {
  switch (node.type) {
    case "ContentStatement": {
      const { value } = node as hbs.AST.ContentStatement;
      return value === "" ? [] : [value];
    }
    case "MustacheStatement": {
      const { path, params } = node as hbs.AST.MustacheStatement;
      if (params.length === 0) return [{ kind: "field", path: pathOf(path) }];
      const encoder = nameOf(path);
      return [{ kind: "field", path: onlyField(`{{${encoder}}}`, params), encoder }];
    }
    case "BlockStatement": {
      const { path, params, program, inverse } = node as BlockStatement;
      const kind = blockKind(nameOf(path));
      const subject = onlyField(`{{#${kind}}}`, params);
      return [
        { kind, path: subject, body: partsOf(program), otherwise: inverse === undefined ? [] : partsOf(inverse) },
      ];
    }
    case "PartialStatement": {
      const { name: path, params, hash, indent } = node as PartialStatement;
      const name = nameOf(path);
      if (hash !== undefined) throw new Error(`{{> ${name}}} takes no names`);
      return [
        { kind: "partial", name, path: params.length === 0 ? undefined : onlyField(`{{> ${name}}}`, params), indent },
      ];
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
