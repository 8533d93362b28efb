import type { SyntaxNode } from "@lezer/common";
import { wholeNumber } from "./mention.js";

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

/** A number, which may have a sign, in decimal digits; undefined for other nodes. */
export function numberOf(node: SyntaxNode, text: string): string | undefined {
  const isSigned = /^Unary/.test(node.name) && node.lastChild?.name === "Number";
  return isSigned || node.name === "Number" ? wholeNumber(textOf(node, text).replace(/\s/g, "")) : undefined;
}

/** The last name of an expression: `ModuleCode` of `err.ModuleCode`. */
export function lastName(node: SyntaxNode, text: string): string {
  return /([A-Za-z_]\w*)\W*$/.exec(textOf(node, text))?.[1] ?? "";
}
