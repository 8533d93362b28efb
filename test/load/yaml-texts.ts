/*
 * Random YAML texts: laid out in every way that people and tools write YAML in, and damaged in a few places. Most are valid
 * or nearly so, since a text with many mistakes tells little.
 */

/** Random numbers below a bound, from a seed: mulberry32. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const scalars = [
  ..."a|2130|-32601|0|007|+5|0x80070005|0x1F|0o17|1.0|.5|5.|1e3|-1.5E-3|.inf|-.Inf|.nan|~|null|NULL|true|False|no|yes".split(
    "|",
  ),
  ..."22P02|2E000|a b|a  b|a:b|https://x.example/a?b#c|a#b|a,b|a [b]|{a}|a {b}|x - y|-a|-|--|---|...|?a|? a|:a|: a".split(
    "|",
  ),
  ..."@a|`a|%a|!a|!!str a|&a b|*a|#a|a #b|a: b|a:|a :b|'a'|\"a\"|'it''s'|'a: b'|\"a: b\"|\"a \\\"b\\\" c\"|'a \"b\"'".split(
    "|",
  ),
  ...'"\\u4e2d"|"\\x41"|"\\q"|"a\\\\"|""|\'\'|"a\\tb"|\'a\\b\'|"a #b"|\'#\'|中文，标点：全角|非法ID|é|\u00a0|a\u00a0|😀|a\tb|\t|a '.split(
    "|",
  ),
  ...'[]|{}|[a, b]|[a,b]|[ a , b ]|{ a: b }|{a: b, c: d}|{a:b}|{"a":1,"b":[1,{}]}|{"a" : 1}|[a: b]|{a}|{a, b: c}|{a: }|[a, ]|[, a]'.split(
    "|",
  ),
  ..."[[a], [b, [c]]]|{ a: { b: [c, \"d,e\"] } }|[https://x.example, a]|{a: x:y}|[a b, 'c']|{a: b, a: c}|{'<<': a}|[a|{a: b|a]|[a # b".split(
    "|",
  ),
  ..."[a #b, c]|[-1, - 1]|{ \"a\": \"b\" }|{ a: b # c }|[a]b|[a] # b|{a: 'b'}#c|\"a\" b|'a'b|'a' # b|\"a\"# b|'a'   |a   # b".split(
    "|",
  ),
  '{ "code": 2130, "message": "(2130)x", "codeDesc": "" }',
  '{"__proto__": 1}',
];

const keys =
  'code|name|text|zh|en|kind|note|was|a|b|c|errors|examples|since|x-owner|zh-Hans|_a|1|a b|"a"|\'b\'|"a b"|<<|~|a.b|__proto__'.split(
    "|",
  );

const endings = ["", "", "", "", "", "", "", "", " ", " # c", "  # c: d", " #", "#c", "\t", "\t# c", "\r"];
const betweens = ["\n", "\n\n", "# c\n", "  # c\n", "    # c\n", "      # c\n", "  \n", "\t\n", " # c: d\n\n"];

/** A text of a seed. */
export function yamlText(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const chance = (percent: number): boolean => random(100) < percent;
  const common = "abc|DEF ghi.|请确认后重试|2130|\"The x: y.\"|'z'|{ zh: 甲, en: A b. }|[a, b]|fix_request".split("|");
  const wild = pick([0, 0, 2, 10, 40]); // how many scalars of a hundred are odd
  const newline = chance(10) ? "\r\n" : "\n";

  const between = (column: number): string => {
    if (chance(85)) return "";
    return chance(60) ? pick(["\n", `${" ".repeat(column)}# c\n`, "\n\n"]) : chance(2 * wild) ? pick(betweens) : "";
  };
  const ending = (): string => (chance(wild) ? pick(endings) : chance(5) ? " # c" : "");
  const scalar = (column: number): string => {
    if (chance(wild)) return pick(scalars);
    if (chance(4))
      return `a b\n${" ".repeat(column + pick([0, 1, 2, 2, 2, 4]))}${pick(["c d", "- e", "# f", "g: h", "i #j", "k:"])}`;
    if (chance(4)) return block(column);
    if (chance(2)) return `"a\n${" ".repeat(column + pick([0, 1, 2]))}b"`;
    if (chance(2)) return `[a,\n${" ".repeat(column + pick([0, 1, 2]))}b\n${" ".repeat(column + pick([0, 1, 2]))}]`;
    if (chance(1)) return `\n${" ".repeat(column + 2)}${pick(common)}`;
    return pick(common);
  };
  const block = (column: number): string => {
    const indent = " ".repeat(column + pick([1, 2, 2, 2, 4]));
    const lines = Array.from({ length: 1 + random(3) }, () => pick(["x y", "- z", "a: b", "# c", "", "  w"]));
    return `${pick(["|", ">", "|-", ">-", "|+", ">2", "| # c"])}\n${lines.map((line) => (line === "" ? "" : indent + line)).join("\n")}`;
  };
  const value = (column: number, depth: number): string => {
    if (depth === 0 || chance(60)) return ` ${scalar(column)}${ending()}\n`;
    if (chance(50)) return `${ending()}\n${mapping(column + pick([2, 2, 2, 1, 4]), depth - 1)}`;
    return `${ending()}\n${list(column + pick([0, 2, 2, 2]), depth - 1)}`;
  };
  const mapping = (column: number, depth: number, inline = false): string => {
    const used = new Set<string>();
    let text = "";
    for (let count = 1 + random(4); count > 0; count--) {
      const key = chance(wild / 2) ? pick(keys) : pick(keys.slice(0, 15));
      if (used.has(key) && !chance(wild / 2)) continue;
      used.add(key);
      const isFirst = text === "" && inline;
      const indent = isFirst ? "" : " ".repeat(chance(wild / 10) ? random(8) : column);
      text += `${isFirst ? "" : between(column)}${indent}${key}${chance(wild / 10) ? " " : ""}:${value(column, depth)}`;
    }
    return text;
  };
  const list = (column: number, depth: number): string => {
    let text = "";
    for (let count = 1 + random(3); count > 0; count--) {
      const dash = `-${" ".repeat(pick([1, 1, 1, 1, 3]))}`;
      const item =
        depth > 0 && chance(60)
          ? mapping(column + dash.length, depth - 1, true)
          : depth > 0 && chance(5)
            ? list(column + dash.length, depth - 1).trimStart()
            : `${scalar(column)}${ending()}\n`;
      text += `${between(column)}${" ".repeat(chance(wild / 10) ? random(8) : column)}${dash}${item}`;
    }
    return text;
  };

  let text = chance(90) ? mapping(0, 4) : chance(50) ? list(0, 3) : scalar(0);
  if (chance(20)) text = `# c\n${text}`;
  if (chance(10)) text = text.trimEnd();
  if (chance(5)) text += pick(["---\na: b\n", "...\n", "  # c", "# c", "  ", "\t", "\n\n", "%a\n", "}"]);
  if (chance(2)) text = pick(["---\n", "\ufeff", "%YAML 1.2\n---\n", " ", "\t", "\n"]) + text;
  if (chance(15)) text = damaged(text, random);
  return newline === "\n" ? text : text.replaceAll("\n", "\r\n");
}

const marks = [...Array.from("[]{}:,-?&*!|>'\"%@`#~\\ \t\n\r"), "- ", ": ", " #", "  ", "\n  ", "\n# c\n", "'", '"'];

/** The text with a mark inserted, or a piece removed, repeated or moved. */
function damaged(text: string, random: Random): string {
  const start = random(text.length + 1);
  const end = Math.min(text.length, start + 1 + random(12));
  const piece = text.slice(start, end);
  const rest = text.slice(end);
  const head = text.slice(0, start);
  const other = random(text.length + 1);
  switch (random(4)) {
    case 0:
      return head + (marks[random(marks.length)] ?? "") + text.slice(start);
    case 1:
      return head + rest;
    case 2:
      return head + piece + piece + rest;
    default:
      return text.slice(0, other) + piece + text.slice(other);
  }
}
