import type { SyntaxNode } from "@lezer/common";

/** The children of a node, in order. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

/** The text of a node. */
export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

/** The last name of an expression: `ModuleCode` of `err.ModuleCode`. */
export function lastName(node: SyntaxNode, text: string): string {
  return /([A-Za-z_]\w*)\W*$/.exec(textOf(node, text))?.[1] ?? "";
}
