import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { hasContext, noContext, placesIn } from "./mention.js";
import type { Context, Mention, Role, SourceFile } from "./mention.js";
import { children, lastName, numberOf, textOf } from "./tree.js";

/** The names and literals in a Python file that may refer to codes. */
export function mentionsInPython(file: SourceFile): Mention[] {
  const { text } = file;
  const place = placesIn(file);
  const top = parser.parse(text).topNode;
  const imports = new Map<string, string>();
  const mentions: Mention[] = [];
  collect(top);
  visit(top);
  return mentions;

  function collect(node: SyntaxNode): void {
    if (node.name === "ImportStatement") addImports(node, text, imports);
    else children(node).forEach(collect);
  }

  function visit(node: SyntaxNode): void {
    if (node.name === "ImportStatement") return;
    const path = pathOf(node, imports, text);
    if (path !== undefined) {
      mentions.push({ what: "name", path, role: roleOf(node, text), span: place(node.from, node.to) });
      return;
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
    // In `x in (1, 2)`, the whole list is compared with `x`.
    const self =
      node.parent?.name === "TupleExpression" ||
      node.parent?.name === "ArrayExpression" ||
      node.parent?.name === "SetExpression"
        ? node.parent
        : node;
    const { parent } = self;
    if (parent === null) return noContext;
    if (parent.name === "BinaryExpression" && isComparison(parent)) {
      const other = children(parent).find(
        (child) => child.from !== self.from && !["CompareOp", "in", "not"].includes(child.name),
      );
      return other === undefined
        ? noContext
        : { ...noContext, counterpart: lastName(other, text), owners: caught(other) };
    }
    if (parent.name === "ArgList" && self === node) {
      if (node.prevSibling?.name === "AssignOp" && node.prevSibling.prevSibling !== null) {
        return { ...noContext, counterpart: textOf(node.prevSibling.prevSibling, text) };
      }
      const called = parent.parent?.firstChild;
      return { ...noContext, callees: [called].flatMap((each) => (each && pathOf(each, imports, text)) ?? []) };
    }
    for (let outer: SyntaxNode | null = parent; outer !== null; outer = outer.parent) {
      if (outer.name === "Body" || outer.name === "Script") return noContext;
      if (outer.name !== "MatchClause") continue;
      const subject = outer.parent?.parent?.firstChild?.nextSibling;
      return subject === null || subject === undefined
        ? noContext
        : { ...noContext, counterpart: lastName(subject, text) };
    }
    return noContext;
  }

  /** The error class with which `except … as e` caught the object in `e.code`. */
  function caught(node: SyntaxNode): string[] {
    const [, object = ""] = /^(\w+)\.\w+$/.exec(textOf(node, text)) ?? [];
    for (let inner = node, { parent } = node; object !== "" && parent !== null; inner = parent, { parent } = parent) {
      if (parent.name !== "TryStatement" || inner.name !== "Body") continue;
      const previous = inner.prevSibling;
      if (previous === null || textOf(previous, text) !== object) continue;
      const [, name = ""] = /except\s+([\w.]+)\s+as\s+\w+$/.exec(text.slice(parent.from, previous.to)) ?? [];
      const [first = "", ...rest] = name.split(".");
      const from = imports.get(first);
      return from === undefined ? [] : [[from, ...rest].join(".")];
    }
    return [];
  }
}

/** Adds the full path of each name that an import statement defines: `import a.b as c`, `from a import b as c`. */
function addImports(node: SyntaxNode, text: string, imports: Map<string, string>): void {
  const source = textOf(node, text)
    .replace(/[()\\]/g, " ")
    .replace(/#.*$/gm, "")
    .replace(/\s+/g, " ")
    .trim();
  const [, from, names] = /^from ([\w.]+) import (.*)$/.exec(source) ?? [];
  for (const item of (names ?? source.replace(/^import /, "")).split(",")) {
    const [name = "", , alias] = item.trim().split(" ");
    if (name === "") continue;
    if (from !== undefined) imports.set(alias ?? name, `${from}.${name}`);
    else if (alias !== undefined) imports.set(alias, name);
    else imports.set(name.split(".")[0] ?? name, name.split(".")[0] ?? name);
  }
}

function pathOf(node: SyntaxNode, imports: ReadonlyMap<string, string>, text: string): string | undefined {
  if (node.name === "VariableName") return imports.get(textOf(node, text));
  if (node.name === "AttributePattern") {
    const [first = "", ...rest] = textOf(node, text).replace(/\s/g, "").split(".");
    const from = imports.get(first);
    return from === undefined ? undefined : [from, ...rest].join(".");
  }
  if (node.name !== "MemberExpression" || node.firstChild === null || node.lastChild === null) return undefined;
  const object = pathOf(node.firstChild, imports, text);
  if (object === undefined) return undefined;
  if (node.lastChild.name === "PropertyName") return `${object}.${textOf(node.lastChild, text)}`;
  // `OrdersCode["ORDER_NOT_FOUND"]`
  const [, key] = /^\[\s*["']([A-Za-z_]\w*)["']\s*\]$/.exec(text.slice(node.firstChild.to, node.to).trim()) ?? [];
  return key === undefined ? undefined : `${object}.${key}`;
}

function literalOf(node: SyntaxNode, text: string): string | undefined {
  return node.name === "String"
    ? textOf(node, text).replace(/^[a-zA-Z]*("""|'''|"|')([^]*)\1$/, "$2")
    : numberOf(node, text);
}

function isComparison(node: SyntaxNode): boolean {
  return children(node).some(({ name }) => name === "CompareOp" || name === "in");
}

function roleOf(node: SyntaxNode, text: string): Role {
  for (let inner = node, parent = node.parent; parent !== null; inner = parent, parent = parent.parent) {
    if (parent.name === "RaiseStatement") return "thrown";
    if (parent.name === "TryStatement") return inner.name === "Body" ? "used" : "handled";
    if (parent.name === "MatchClause") return inner.name === "Body" ? "used" : "handled";
    if (parent.name === "BinaryExpression" && isComparison(parent)) return "handled";
    if (parent.name === "CallExpression" && inner.name === "ArgList") {
      const called = parent.firstChild === null ? "" : textOf(parent.firstChild, text);
      if (/(?:^|\.)(?:isinstance|raises|assertRaises)$/.test(called)) return "handled";
    }
    if (parent.name === "Body") return "used";
  }
  return "used";
}
