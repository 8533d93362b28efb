import { Document, isScalar, visit } from "yaml";
import type { Json } from "../model/json.js";

/** How a document is written. */
export interface Style {
  /** The spaces of one level. */
  readonly indent: number;
  /** Whether the items of a list are indented below their key. */
  readonly indentSeq: boolean;
  readonly singleQuote: boolean;
  /** Whether lists of plain values are in brackets. */
  readonly flowLists: boolean;
}

const defaultStyle: Style = { indent: 2, indentSeq: true, singleQuote: false, flowLists: true };

/** A value as YAML, with a line feed at its end. */
export function yamlText(value: Json, { flowLists, ...style }: Style = defaultStyle): string {
  // Readers of YAML 1.1 take a plain `no` for a boolean.
  const document = new Document(value, { compat: "yaml-1.1", aliasDuplicateObjects: false });
  if (flowLists) visit(document, { Seq: (_, seq) => void (seq.flow = seq.items.every(isScalar)) });
  return document.toString({ ...style, lineWidth: 0, flowCollectionPadding: false });
}

/** The style of a YAML text, as its first lines of each kind show it. */
export function styleOf(text: string): Style {
  const [, indent = "  "] = /^[^\s#-][^\n]*:[ \t]*\r?\n( +)[^\s#-]/m.exec(text) ?? [];
  const [, , sequence = " "] = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1( *)- /m.exec(text) ?? [];
  const [, quote = '"'] = /^[ \t]*(["'])[^"'\n]*\1:/m.exec(text) ?? /: (["'])/.exec(text) ?? [];
  const count = (list: RegExp): number => text.match(list)?.length ?? 0;
  return {
    indent: Math.min(8, indent.length),
    indentSeq: sequence !== "",
    singleQuote: quote === "'",
    flowLists: count(/: \[[\w"']/g) > count(/^[^\n]*:[ \t]*\r?\n *- [^\s{[&*!:][^:\n]*$/gm),
  };
}
