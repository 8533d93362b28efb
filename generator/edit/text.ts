import { isMap, isScalar } from "yaml";
import type { Node, YAMLMap, YAMLSeq } from "yaml";
import { quoted, scalarBelow } from "./scalar.js";
import { addLines, indentOf, isFlow, replaceScalar } from "./yaml.js";
import type { Opened } from "./yaml.js";

/** A value under two keys, such as a text in one locale. */
export interface KeyedText {
  /** The key of the mapping, such as `text`, or the index in a list. */
  readonly key: string | number;
  /** The key below it: a locale. */
  readonly inner: string;
  readonly value: string;
}

/**
 * Sets a text under a key of a mapping, or at an index of a list. A text without a locale is in the source locale; it
 * becomes a mapping when another locale is added.
 */
export function setText(
  file: Opened,
  parent: YAMLMap | YAMLSeq,
  { key, inner, value }: KeyedText,
  source: string,
): void {
  const node = parent.get(key, true) as Node | undefined;
  if (isMap(parent) && !parent.has(key)) {
    addLines(file, parent, [`${key}: { ${keyText(inner)}: ${quoted(value)} }`]);
  } else if (isMap(node)) setInner(file, parent, node, inner, value);
  else if (isScalar(node) && inner === source)
    replaceScalar(file, node, isFlow(parent) ? quoted(value) : scalarBelow(value, `${indentOf(file, parent)}  `));
  else if (isScalar(node))
    replaceScalar(file, node, `{ ${source}: ${quoted(String(node.value))}, ${keyText(inner)}: ${quoted(value)} }`);
}

function setInner(file: Opened, parent: YAMLMap | YAMLSeq, texts: YAMLMap, inner: string, value: string): void {
  const part = texts.items.find((item) => isScalar(item.key) && String(item.key.value) === inner);
  if (part === undefined) {
    if (isFlow(texts)) addLines(file, texts, [`${keyText(inner)}: ${quoted(value)}`]);
    else addLines(file, texts, `${keyText(inner)}: ${scalarBelow(value, "  ")}`.split("\n"));
  } else if (isScalar(part.value)) {
    const text = isFlow(texts) ? quoted(value) : scalarBelow(value, `${indentOf(file, parent)}    `);
    replaceScalar(file, part.value, text);
  }
}

const keyText = (key: string): string => (/^[A-Za-z][\w-]*$/.test(key) ? key : quoted(key));
