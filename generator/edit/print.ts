import { stringify } from "yaml";
import type { Json } from "./json.js";

/** How a document is written. */
export interface Style {
  /** The spaces of one level. */
  readonly indent: number;
  /** Whether the items of a list are indented below their key. */
  readonly indentSeq: boolean;
  readonly singleQuote: boolean;
}

const defaultStyle: Style = { indent: 2, indentSeq: true, singleQuote: false };

/** A value as YAML, with a line feed at its end. */
export function yamlText(value: Json, { indent, indentSeq, singleQuote }: Style = defaultStyle): string {
  // Readers of YAML 1.1 take a plain `no` for a boolean.
  return stringify(value, {
    indent,
    indentSeq,
    singleQuote,
    lineWidth: 0,
    compat: "yaml-1.1",
    aliasDuplicateObjects: false,
  });
}

/** The style of a YAML text, as its first lines of each kind show it. */
export function styleOf(text: string): Style {
  const [, indent = "  "] = /^[^\s#-][^\n]*:[ \t]*\r?\n( +)[^\s#-]/m.exec(text) ?? [];
  const [, sequence = " "] = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1( *)- /m.exec(text)?.slice(1) ?? [];
  const [, quote = '"'] = /^[ \t]*(["'])[^"'\n]*\1:/m.exec(text) ?? /: (["'])/.exec(text) ?? [];
  return { indent: Math.min(8, indent.length), indentSeq: sequence !== "", singleQuote: quote === "'" };
}
