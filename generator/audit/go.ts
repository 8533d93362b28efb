import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/go";
import { hasContext, noContext, placesIn } from "./mention.js";
import type { Context, Mention, Role, SourceFile } from "./mention.js";
import { children, lastName, numberOf, textOf } from "./tree.js";

/** The names and literals in a Go file that may refer to codes. */
export function mentionsInGo(file: SourceFile): Mention[] {
  const { text } = file;
  const place = placesIn(file);
  const top = parser.parse(text).topNode;
  const imports = importsOf(top, text);
  const dots = [...imports].flatMap(([name, path]) => (name.startsWith(". ") ? [path] : []));
  const mentions: Mention[] = [];
  visit(top);
  return mentions;

  function visit(node: SyntaxNode): void {
    if (node.name === "ImportDecl") return;
    const path = pathOf(node, imports, text);
    if (path !== undefined) {
      const [first] = children(node);
      const from = first === undefined ? node.from : operand(first).from;
      mentions.push({ what: "name", path, role: roleOf(node, text), span: place(from, node.to) });
      if (first !== undefined && from !== first.from) visit(first);
      return;
    }
    if (node.name === "VariableName" && dots.length > 0 && /^[A-Z]/.test(textOf(node, text))) {
      for (const from of dots) {
        mentions.push({
          what: "name",
          path: `${from}#${textOf(node, text)}`,
          role: roleOf(node, text),
          span: place(node.from, node.to),
        });
      }
    }
    const value = literalOf(node, text);
    if (value !== undefined) {
      const context = contextOf(node);
      if (hasContext(context)) {
        mentions.push({
          what: "literal",
          value,
          ...context,
          role: roleOf(node, text),
          span: place(node.from, node.to),
        });
      }
      return;
    }
    children(node).forEach(visit);
  }

  function contextOf(node: SyntaxNode): Context {
    const { parent } = node;
    if (parent === null) return noContext;
    if (parent.name === "BinaryExp" && parent.getChild("CompareOp") !== null) {
      const other = children(parent).find((child) => child.from !== node.from && child.name !== "CompareOp");
      return other === undefined ? noContext : compared(other);
    }
    if (parent.name === "Case") {
      const subject = parent.parent?.parent?.firstChild?.nextSibling;
      return subject === null || subject === undefined ? noContext : compared(subject);
    }
    if (parent.name === "Arguments") {
      const called = parent.parent?.firstChild;
      return { ...noContext, callees: [called].flatMap((each) => (each && pathOf(each, imports, text)) ?? []) };
    }
    if (parent.name === "Element") {
      const key = parent.getChild("Key");
      return key === null ? noContext : { ...noContext, counterpart: textOf(key, text) };
    }
    return noContext;
  }

  function compared(node: SyntaxNode): Context {
    // The grammar may parse `a && b.C == 1` as `(a && b.C) == 1`, so use the name directly before the operator.
    const [, object = ""] = /(?:^|[^.\w])(\w+)\.\w+$/.exec(textOf(node, text)) ?? [];
    return { counterpart: lastName(node, text), callees: [], owners: object === "" ? [] : declaredTypes(node, object) };
  }

  /** The imported types with which a function declares a variable: `var e *tcerr.Error`, `e, ok := err.(*tcerr.Error)`. */
  function declaredTypes(node: SyntaxNode, name: string): string[] {
    let outer: SyntaxNode = node;
    while (outer.parent !== null && !/^(?:FunctionDecl|MethodDecl)$/.test(outer.name)) outer = outer.parent;
    const before = text.slice(outer.from, node.from);
    const declarations = new RegExp(
      `\\bvar\\s+${name}\\s+\\*?(\\w+)\\.(\\w+)|\\b${name}\\s*(?:,\\s*\\w+\\s*)?:=\\s*[\\w.]+\\.\\(\\*?(\\w+)\\.(\\w+)\\)`,
      "g",
    );
    const all = [...before.matchAll(new RegExp(`\\b${name}\\s*(?:,\\s*\\w+\\s*)?:=|\\bvar\\s+${name}\\b`, "g"))];
    // If it is declared twice, it may have another type at this point.
    if (all.length !== 1) return [];
    return [...before.matchAll(declarations)].flatMap(([, pack = "", type = "", asserted = pack, other = type]) => {
      const from = imports.get(pack || asserted);
      return from === undefined ? [] : [`${from}#${type || other}`];
    });
  }
}

/** The import path of each package, by its name in the file. Names of dot imports are `. path`. */
function importsOf(top: SyntaxNode, text: string): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  const add = (spec: SyntaxNode): void => {
    const literal = spec.getChild("String");
    if (literal === null) return;
    const path = textOf(literal, text).slice(1, -1);
    const name = spec.firstChild === null || spec.firstChild.name === "String" ? "" : textOf(spec.firstChild, text);
    // By default a package is named after the last part of its path, without a version.
    const last =
      path
        .replace(/\/v[0-9]+$/, "")
        .split("/")
        .at(-1) ?? "";
    imports.set(name === "." ? `. ${path}` : name === "" ? last.replace(/[^A-Za-z0-9_]/g, "") : name, path);
  };
  for (const declaration of children(top).filter(({ name }) => name === "ImportDecl")) {
    declaration.getChildren("ImportSpec").forEach(add);
    for (const list of declaration.getChildren("SpecList")) list.getChildren("ImportSpec").forEach(add);
  }
  return imports;
}

function pathOf(node: SyntaxNode, imports: ReadonlyMap<string, string>, text: string): string | undefined {
  if (node.name !== "SelectorExpr" && node.name !== "QualifiedType") return undefined;
  const [first, , field] = children(node);
  const object = first && operand(first);
  if (object?.name !== "VariableName" || field === undefined) return undefined;
  const from = imports.get(textOf(object, text));
  return from === undefined ? undefined : `${from}#${textOf(field, text)}`;
}

/** The grammar sometimes parses `a == b.C` as `(a == b).C`. This finds the operand directly before the dot. */
function operand(node: SyntaxNode): SyntaxNode {
  const { lastChild } = node;
  return (node.name === "BinaryExp" || node.name === "UnaryExp") && lastChild !== null ? operand(lastChild) : node;
}

function literalOf(node: SyntaxNode, text: string): string | undefined {
  return node.name === "String" ? textOf(node, text).slice(1, -1) : numberOf(node, text);
}

function roleOf(node: SyntaxNode, text: string): Role {
  if (isCompared(node)) return "handled";
  for (let inner = node, parent = node.parent; parent !== null; inner = parent, parent = parent.parent) {
    if (parent.name === "Case") return "handled";
    if (parent.name === "BinaryExp" && parent.getChild("CompareOp") !== null) return "handled";
    if (parent.name === "CallExpr" && inner.name === "Arguments") {
      const called = parent.firstChild === null ? "" : textOf(parent.firstChild, text);
      if (/(?:^|\.)(?:Is|As|ErrorIs|ErrorAs)$/.test(called)) return "handled";
      if (called === "panic") return "thrown";
      if (parent.firstChild !== null && isCompared(parent.firstChild)) return "handled";
    }
    if (parent.name === "ReturnStatement") return "thrown";
    if (parent.name === "Block") return "used";
  }
  return "used";
}

/** Whether the grammar has put a selector around a comparison: see `operand`. */
function isCompared({ firstChild }: SyntaxNode): boolean {
  return firstChild?.name === "BinaryExp" && firstChild.getChild("CompareOp") !== null;
}
