import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Node, YAMLMap, YAMLSeq } from "yaml";
import type { SpecFile } from "../load/spec-file.js";
import type { Splice } from "./splice.js";

/** A spec file, parsed for editing. */
export interface Opened {
  readonly file: SpecFile;
  readonly name: string;
  readonly root: YAMLMap;
  readonly splices: Splice[];
  /** The places where entries were added. The next entry after one of them goes to the same place, after it. */
  readonly added: Map<string, number>;
}

/** Parses the files of a spec for editing. A file that is not a mapping is left out, since the loader reports it. */
export function openSpec(spec: readonly SpecFile[]): Opened[] {
  return spec.flatMap((file): Opened[] => {
    const root = parseDocument(file.text, { stringKeys: true }).contents;
    return isMap(root) ? [{ file, name: file.source.replace(/^.*\//, ""), root, splices: [], added: new Map() }] : [];
  });
}

/** The end of a node without the trailing blanks that the parser includes. */
export function endOf({ file }: Opened, node: Node): number {
  const [start = 0, end = 0] = node.range ?? [];
  let at = end;
  while (at > start && /\s/.test(file.text[at - 1] ?? "")) at -= 1;
  return at;
}

export function endOfLine({ file }: Opened, at: number): number {
  const end = file.text.indexOf("\n", at);
  const stop = end === -1 ? file.text.length : end;
  return file.text[stop - 1] === "\r" ? stop - 1 : stop;
}

/** The indentation of the keys of a mapping, or of the hyphens of a list. */
export function indentOf({ file }: Opened, node: YAMLMap | YAMLSeq): string {
  const key = isMap(node) ? node.items[0]?.key : undefined;
  const start = isScalar(key) ? (key.range?.[0] ?? 0) : (node.range?.[0] ?? 0);
  return " ".repeat(start - (file.text.lastIndexOf("\n", start - 1) + 1));
}

/** The end of a mapping: the end of its last value. */
export function endOfMap(opened: Opened, map: YAMLMap): number {
  const last = map.items.at(-1);
  const node = (last?.value ?? last?.key) as Node | null | undefined;
  if (node === null || node === undefined) return map.range?.[1] ?? 0;
  if (isMap(node) && !isFlow(node)) return endOfMap(opened, node);
  if (isSeq(node) && !isFlow(node) && node.items.length > 0) return endOfSeq(opened, node);
  return endOf(opened, node);
}

export function endOfSeq(opened: Opened, seq: YAMLSeq): number {
  const last = seq.items.at(-1) as Node | undefined;
  if (last === undefined) return seq.range?.[1] ?? 0;
  return isMap(last) && !isFlow(last) ? endOfMap(opened, last) : endOf(opened, last);
}

export const isFlow = (node: YAMLMap | YAMLSeq): boolean => node.flow === true;

export function addLines(opened: Opened, map: YAMLMap, lines: readonly string[]): void {
  if (isFlow(map)) {
    // `{ code: 1, name: X }`: another pair goes before the closing brace; comments are not possible there.
    const pairs = lines.filter((line) => !line.startsWith("#"));
    const at = (map.range?.[1] ?? 1) - 1;
    const [first = "", ...rest] = pairs;
    const value = rest.length === 0 ? first : `${first} { ${rest.map((line) => line.trim()).join(", ")} }`;
    const last = endOfMap(opened, map);
    opened.splices.push({ start: last, end: at, text: `, ${value} ` });
    return;
  }
  const at = endOfLine(opened, endOfMap(opened, map));
  const indent = indentOf(opened, map);
  opened.splices.push({ start: at, end: at, text: lines.map((line) => `\n${indent}${line}`).join("") });
}

/** Replaces a scalar. */
export function replaceScalar(opened: Opened, node: Node, value: string): void {
  const start = node.range?.[0] ?? 0;
  opened.splices.push({ start, end: endOf(opened, node), text: value });
}
