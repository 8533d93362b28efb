import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/go";
import { placesIn, wholeNumber } from "./mention.js";
import type { Mention, Role, SourceFile } from "./mention.js";
import { children, lastName, textOf } from "./tree.js";

/** What a Go file speaks of. */
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
      mentions.push({ what: "name", path, role: roleOf(node, text), at: place(from, node.to) });
      if (first !== undefined && from !== first.from) visit(first);
      return;
    }
    if (node.name === "VariableName" && dots.length > 0 && /^[A-Z]/.test(textOf(node, text))) {
      for (const from of dots) {
        mentions.push({
          what: "name",
          path: `${from}#${textOf(node, text)}`,
          role: roleOf(node, text),
          at: place(node.from, node.to),
        });
      }
    }
    const value = literalOf(node, text);
    if (value !== undefined) {
      const { beside, callee, owners } = neighbours(node);
      if (beside !== "" || callee !== "") {
        mentions.push({
          what: "literal",
          value,
          beside,
          callee,
          owners,
          role: roleOf(node, text),
          at: place(node.from, node.to),
        });
      }
      return;
    }
    children(node).forEach(visit);
  }

  function neighbours(node: SyntaxNode): Neighbours {
    const none = { beside: "", callee: "", owners: [] };
    const { parent } = node;
    if (parent === null) return none;
    if (parent.name === "BinaryExp" && parent.getChild("CompareOp") !== null) {
      const other = children(parent).find((child) => child.from !== node.from && child.name !== "CompareOp");
      return other === undefined ? none : compared(other);
    }
    if (parent.name === "Case") {
      const subject = parent.parent?.parent?.firstChild?.nextSibling;
      return subject === null || subject === undefined ? none : compared(subject);
    }
    if (parent.name === "Arguments") {
      const called = parent.parent?.firstChild;
      return called === null || called === undefined ? none : { ...none, callee: pathOf(called, imports, text) ?? "" };
    }
    if (parent.name === "Element") {
      const key = parent.getChild("Key");
      return key === null ? none : { ...none, beside: textOf(key, text) };
    }
    return none;
  }

  function compared(node: SyntaxNode): Neighbours {
    // The grammar may take `a && b.C == 1` for `(a && b.C) == 1`: what is before the operator counts.
    const [, object = ""] = /(?:^|[^.\w])(\w+)\.\w+$/.exec(textOf(node, text)) ?? [];
    return { beside: lastName(node, text), callee: "", owners: object === "" ? [] : declaredTypes(node, object) };
  }

  /** The types of a package that a function declares a variable of: `var e *tcerr.Error`, `e, ok := err.(*tcerr.Error)`. */
  function declaredTypes(node: SyntaxNode, name: string): string[] {
    let outer: SyntaxNode = node;
    while (outer.parent !== null && !/^(?:FunctionDecl|MethodDecl)$/.test(outer.name)) outer = outer.parent;
    const before = text.slice(outer.from, node.from);
    const declarations = new RegExp(
      `\\bvar\\s+${name}\\s+\\*?(\\w+)\\.(\\w+)|\\b${name}\\s*(?:,\\s*\\w+\\s*)?:=\\s*[\\w.]+\\.\\(\\*?(\\w+)\\.(\\w+)\\)`,
      "g",
    );
    const all = [...before.matchAll(new RegExp(`\\b${name}\\s*(?:,\\s*\\w+\\s*)?:=|\\bvar\\s+${name}\\b`, "g"))];
    // Declared twice, it may be another one here.
    if (all.length !== 1) return [];
    return [...before.matchAll(declarations)].flatMap(([, pack = "", type = "", asserted = pack, other = type]) => {
      const from = imports.get(pack || asserted);
      return from === undefined ? [] : [`${from}#${type || other}`];
    });
  }
}

interface Neighbours {
  readonly beside: string;
  readonly callee: string;
  readonly owners: readonly string[];
}

/** The import path of each package, by the name it has in the file. */
function importsOf(top: SyntaxNode, text: string): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  const add = (spec: SyntaxNode): void => {
    const literal = spec.getChild("String");
    if (literal === null) return;
    const path = textOf(literal, text).slice(1, -1);
    const name = spec.firstChild === null || spec.firstChild.name === "String" ? "" : textOf(spec.firstChild, text);
    // Without a name it is that of the package, which is the last part of the path or one before a version.
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

/** The grammar sometimes takes `a == b.C` for `(a == b).C`: the name before the dot is what counts. */
function operand(node: SyntaxNode): SyntaxNode {
  const { lastChild } = node;
  return (node.name === "BinaryExp" || node.name === "UnaryExp") && lastChild !== null ? operand(lastChild) : node;
}

function literalOf(node: SyntaxNode, text: string): string | undefined {
  if (node.name === "Number") return wholeNumber(textOf(node, text));
  if (node.name === "UnaryExp" && node.lastChild?.name === "Number")
    return wholeNumber(textOf(node, text).replace(/\s/g, ""));
  return node.name === "String" ? textOf(node, text).slice(1, -1) : undefined;
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

/** Whether a selector is one that the grammar has put around a comparison: see `operand`. */
function isCompared({ firstChild }: SyntaxNode): boolean {
  return firstChild?.name === "BinaryExp" && firstChild.getChild("CompareOp") !== null;
}
