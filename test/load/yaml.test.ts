import { describe, expect, it } from "vitest";
import { parseYaml } from "../../generator/load/yaml.js";
import { loadText } from "../support/catalog.js";
import { specOf, tinySpec } from "../support/specs.js";

/** The problems of a spec: `rule line:column-line:column`. */
function problems(spec: string): string[] {
  return loadText(spec).diagnostics.map(
    ({ rule, at }) => `${rule} ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`,
  );
}

describe("YAML that is not a spec", () => {
  it.each<[title: string, spec: string, ...problems: string[]]>([
    ["an empty file", "", "yaml-root 1:1-1:1"],
    ["nothing but a comment", "# a spec\n", "yaml-root 1:1-1:1"],
    ["a list", "- errspec: 1\n", "yaml-root 1:1-2:1"],
    ["a text", "errspec\n", "yaml-root 1:1-1:8"],
    ["a tab for indentation", "errspec: 1\ntitle:\n\ten: x\n", "yaml-syntax 3:1-3:2"],
    ["a quote that is not closed", 'errspec: 1\ntitle: "Tiny\n', "yaml-syntax 2:8-2:9"],
    ["a text with `: ` in it", "errspec: 1\ntitle: Note: this\n", "yaml-syntax 2:8-2:12"],
    ["the same key twice", "errspec: 1\ntitle: a\ntitle: b\n", "yaml-duplicate-key 3:1-3:6"],
    ["the same key twice, once quoted", 'errspec: 1\ntitle: a\n"title": b\n', "yaml-duplicate-key 3:1-3:8"],
    ["a list for a key", "errspec: 1\n? [a]\n: b\n", "yaml-key 2:3-2:4"],
    ["a second document", "errspec: 1\n---\na: b\n", "yaml-documents 2:1-2:4"],
    ["an alias", "errspec: 1\ntitle: &t a\ncatalog: *t\n", "yaml-alias 3:10-3:12"],
    ["an alias of nothing", "errspec: 1\ncatalog: *t\n", "yaml-alias 2:10-2:12"],
    ["a merge key", "errspec: 1\n<<: { a: b }\n", "yaml-merge 2:1-2:3"],
    ["a directive", "%YAML 1.1\n---\nerrspec: 1\n", "yaml-directive 1:1-1:10"],
    ["a tag", "errspec: 1\ntitle: !!js/function a\n", "yaml-tag 2:8-2:21"],
    ["a tag of YAML 1.1", "errspec: 1\ntitle: !!binary aGk=\n", "yaml-tag 2:8-2:16"],
    ["a zero-width space", "errspec: 1\ntitle: a\u200bb\n", "yaml-character 2:9-2:10"],
    ["a mark that reverses text", "errspec: 1\ntitle: a\u202eb\n", "yaml-character 2:9-2:10"],
    ["an escape character", "errspec: 1\ntitle: a\u001b[31mb\n", "yaml-character 2:9-2:10"],
    ["a NUL", "errspec: 1\ntitle: a\u0000\n", "yaml-character 2:9-2:10"],
    ["a carriage return alone", "errspec: 1\rtitle: a\n", "yaml-character 1:11-1:12"],
    ["a byte order mark inside", "errspec: 1\n\ufefftitle: a\n", "yaml-character 2:1-2:2"],
    [
      "two of them at once",
      "errspec: 1\ntitle: a\u200bb\u200bc\n",
      "yaml-character 2:9-2:10",
      "yaml-character 2:11-2:12",
    ],
  ])("%s", (_, spec, ...expected) => {
    expect(problems(spec)).toEqual(expected);
  });

  it.each([
    ["brackets", `errspec: ${"[".repeat(100_000)}\n`],
    ["braces", `errspec: ${"{a: ".repeat(5_000)}\n`],
    ["dashes", `errspec:\n${"- ".repeat(5_000)}a\n`],
    ["indentation", Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
  ])("refuses %s that are nested too deeply, before anything runs out of stack", (_, spec) => {
    for (let run = 0; run < 3; run++) expect(problems(spec)[0]).toMatch(/^yaml-depth /);
  });
});

describe("YAML that is a spec", () => {
  it("may begin with a byte order mark and have CRLF line ends, with the same catalog and places", () => {
    const plain = loadText(tinySpec);
    const other = loadText(`\ufeff${tinySpec.replaceAll("\n", "\r\n")}`);
    expect(other.diagnostics).toEqual([]);
    expect(JSON.stringify(other.catalog)).toBe(JSON.stringify(plain.catalog));
    expect(other.catalog?.modules[0]?.entries[0]?.at("name")).toEqual(
      plain.catalog?.modules[0]?.entries[0]?.at("name"),
    );
  });

  it.each([
    ["sqlstate", ["22P02", "2E000", "00000", "01004"]],
    ["hex", ["0x80070005", "0x00000000"]],
    ["int", ["-32601", "0", "9007199254740991"]],
    ["string", ["card_declined", "no", "null", "1e3", "1.0"]],
    ["dotted", ["AuthFailure.SignatureExpire", "true"]],
  ])("keeps codes of type %s as written", (type, codes) => {
    const entries = codes.map(
      (code, i) => `- { code: ${code}, name: ${["Aa", "Bb", "Cc", "Dd", "Ee"][i] ?? ""}, text: x }`,
    );
    const { catalog, diagnostics } = loadText(specOf(entries.join("\n"), { module: `code-type: ${type}\n` }));
    expect(diagnostics).toEqual([]);
    expect(catalog?.modules[0]?.entries.map(({ code }) => code)).toEqual(codes);
  });
});

describe("problems of YAML", () => {
  const close = "close it, or indent the lines that belong to it further than the key";
  const quote = `this quote is not closed; ${close}`;
  const bracket = `this bracket is not closed; ${close}`;
  const ended =
    "unexpected text after the value; put the whole text in quotes (double quotes if it has an apostrophe), or fix the indentation";
  const quoted = "put the text in quotes";
  const odd = "invalid YAML; quote the text if it starts with a special character or contains `: ` or ` #`";
  const brackets =
    "a list or mapping inside brackets needs brackets of its own; write `[a, b]` or `{ a: b, c: d }` with all commas, or close the bracket above";
  const comma = `a comma or a colon is missing before this; write \`, \` between items in brackets and \`: \` after keys, or ${quoted}`;
  const block = `the text after \`|\` or \`>\` must start on the next line; move it there and indent it, or ${quoted}`;
  const closed = `this bracket closes nothing; remove it, or ${quoted} if the bracket is part of it`;

  it.each<[text: string, ...problems: string[]]>([
    ['title: "a\n', `1:8-1:9 ${quote}`],
    ["title: 'a\n\nb: c\n", `1:8-1:9 ${quote}`],
    ['title: "', `1:8-1:9 ${quote}`],
    ["title: [a\nb: 1\n", `1:8-1:9 ${bracket}`],
    ["title: [", `1:8-1:9 ${bracket}`],
    ["title: { a: b\n", `1:8-1:9 ${bracket}`],
    ["title: [[a], b\n", `1:8-1:9 ${bracket}`],
    ["title: [a, 'b\n", `1:8-1:9 ${bracket}`, `1:12-1:13 ${quote}`],
    ['"title": [a\n', `1:10-1:11 ${bracket}`],
    // A quote or bracket that is closed is not reported for what follows it.
    ['title: "a"b\n', `1:11-1:12 ${ended}`],
    ["title: 'a'b\n", `1:11-1:12 ${ended}`],
    ["title: [a]b\n", `1:11-1:12 ${ended}`],
    ["title: {a}b\n", `1:11-1:12 ${ended}`],
    ["title: ''b\n", `1:10-1:11 ${ended}`],
    ["title: a: b\n", "1:8-1:9 a text that contains `: ` is read as a mapping; put the text in quotes"],
    ["title: 'a b': c\n", "1:8-1:13 a text that contains `: ` is read as a mapping; put the text in quotes"],
    ['title: "a b": c\n', "1:8-1:13 a text that contains `: ` is read as a mapping; put the text in quotes"],
    ["title: @a\n", "1:8-1:10 a text cannot start with this character; put the text in quotes"],
    ["title: %s is\n", "1:8-1:10 a text cannot start with this character; put the text in quotes"],
    ["title: |\n  %s is\n"],
    [
      'title: "a\\q"\n',
      "1:10-1:13 invalid escape sequence in double quotes; write two backslashes, or use single quotes",
    ],
    [
      "title: a\nb\n",
      "2:1-2:2 the key has no value; write `key: value` with a space after the colon, or indent the line if it continues a text",
    ],
    [
      "title:\n  a: 1\n b: 2\n",
      "3:1-3:2 the lines of a list or mapping must start in the same column; give them the same indentation",
    ],
    ["a:\n  b: [\n c\n  ]\nd: e\n", `2:6-2:7 ${bracket}`],
    ["a:\n\tb: 1\n", "2:1-2:2 a tab cannot be used for indentation; indent with spaces"],
    [
      "a:\n  - b: c\n   d: e\n",
      "3:1-3:2 a list item must start with `- `; add it, or indent the line like the item it belongs to",
    ],
    ["a:\n  b: c\n- d: e\n", "3:1-3:2 found a list where a key is expected; indent it like the list it belongs to"],
    [
      "a: - b\n",
      `1:4-1:5 a list must start on a line of its own; start it on the next line, or ${quoted} if it is not a list`,
    ],
    ["a: [\n  - b\n  ]\n", `2:3-2:6 ${brackets}`],
    ["a: { b: c d: e }\n", `1:9-1:16 ${brackets}`],
    ["a: { b: c: d: e }\n", `1:9-1:17 ${brackets}`],
    ["a: ['b' 'c']\n", `1:9-1:12 ${comma}`],
    ["a: { b{c: d } }\n", `1:7-1:8 ${comma}`],
    [
      'a: "b"#c\n',
      `1:7-1:9 a comment needs a space before its \`#\`; add the space, or ${quoted} if the \`#\` is part of it`,
    ],
    ["a: |b\n", `1:5-1:6 ${block}`],
    ["a: > b\n", `1:6-1:7 ${block}`],
    ["a:\n  b: >\nc: d\n"],
    [
      "a: >\n    \n  b\n",
      "3:3-3:4 an empty line above has more spaces than the text is indented by; remove the spaces from it",
    ],
    ["a: [b,, c]\n", "1:7-1:8 nothing precedes this comma; remove the comma"],
    ["a: { b: : c }\n", `1:9-1:10 ${odd}`],
    ["'a'\nb: c\n", `2:1-2:2 ${ended}`],
    // One mistake is reported once; a problem after which the parser continues is separate.
    ["a: { b: c} }\nd: e\nf: [g, h]\n", `1:12-1:13 ${closed}`],
    ["a\n# b\n]\nc: d\n", `3:1-3:2 ${closed}`],
    [
      "a\n# b\nc: d\ne: f\n",
      "3:1-3:2 unexpected content after the end of the spec; look above it for a quote, a bracket or an indentation that does not belong there",
    ],
    ["a: &b *c\n", `1:7-1:9 ${odd}`, "1:7-1:9 YAML aliases are not supported in a spec; write the value out"],
    [
      "a: - - b\nc: @d\n",
      `1:4-1:5 a list must start on a line of its own; start it on the next line, or ${quoted} if it is not a list`,
      `2:4-2:6 a text cannot start with this character; ${quoted}`,
    ],
    [
      "a: @b\nc: [`d, %e]\n",
      `1:4-1:6 a text cannot start with this character; ${quoted}`,
      `2:5-2:7 a text cannot start with this character; ${quoted}`,
      `2:9-2:11 a text cannot start with this character; ${quoted}`,
    ],
    [
      "a: b: c\nd: { e: 'f }\ng: h: i\nj: k'\nl: m: n\n",
      `1:4-1:5 a text that contains \`: \` is read as a mapping; ${quoted}`,
      `2:9-2:10 ${quote}`,
      `2:4-2:5 ${bracket}`,
    ],
    ["", "1:1-1:1 the file is empty; start with `module: <id>`"],
    ["# a comment\n", "1:1-1:1 the file is empty; start with `module: <id>`"],
    ["~\n", "1:1-1:2 the file is empty; start with `module: <id>`"],
    ["text\n", "1:1-1:5 the file is not a mapping of keys to values; start with `module: <id>`"],
    ["- a\n", "1:1-2:1 the file is not a mapping of keys to values; start with `module: <id>`"],
  ])("is reported with its place and a remedy: %j", (text, ...expected) => {
    const yaml = parseYaml({ path: "a.yaml", source: "a.yaml", text });
    expect(
      yaml.diagnostics.map(
        ({ at, message, help }) => `${at.line}:${at.column}-${at.endLine}:${at.endColumn} ${message}; ${help}`,
      ),
    ).toEqual(expected);
    if (expected.length > 0) {
      expect(yaml.value).toBeUndefined();
      expect(yaml.at("title")).toEqual({ file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 });
    }
  });
});

it("returns codes as written, examples as text, and everything else as its value", () => {
  const text = `code: 00010
codes: [0x10, "\\x41", 1-2]
since: ~
until:
x: 0x10
examples: [{ "code": 1.0 }, { code: 1.0 }, "{}", 1]
? alone
`;
  const { value } = parseYaml({ path: "a.yaml", source: "a.yaml", text });
  expect(value).toStrictEqual({
    code: "00010",
    codes: ["0x10", "A", "1-2"],
    since: "~",
    until: null,
    x: 16,
    examples: ['{ "code": 1.0 }', '{"code":1}', "{}", 1],
    alone: undefined,
  });
});
