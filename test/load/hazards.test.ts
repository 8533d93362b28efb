import { describe, expect, it } from "vitest";
import { decodeSpec } from "../../generator/load/decode-spec.js";
import { loadText } from "../support/catalog.js";
import { specOf, tinySpec } from "../support/specs.js";

/*
 * YAML that behaves in ways its author did not intend: it exhausts the parser, loses a key, switches the dialect, becomes a
 * number, or hides from the reader. Each is refused with its place or read as written, and nothing else happens.
 */

/** The problems of a spec and their places: `rule line:column-line:column`. */
function problems(spec: string): string[] {
  return loadText(spec).diagnostics.map(
    ({ rule, at }) => `${rule} ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`,
  );
}

/** The same with the message in place of the rule. */
function messages(spec: string): string[] {
  return loadText(spec).diagnostics.map(({ message, at }) => `${at.line}:${at.column} ${message}`);
}

const aliasBomb = `errspec: 1
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]
`;

const nested = (open: string, count: number, close = ""): string =>
  `errspec: 1\ntitle: ${open.repeat(count)}x${close.repeat(count)}\n`;

describe("YAML that exhausts a parser", () => {
  it("is refused at every alias, with its place", () => {
    const found = problems(aliasBomb);
    expect(found).toHaveLength(18);
    expect(found.slice(0, 2)).toEqual(["yaml-alias 3:8-3:10", "yaml-alias 3:12-3:14"]);
  });

  it("is refused at every alias, though each is of a text: 150 of them", () => {
    const found = problems(`errspec: 1\ntitle: &a x\ndocs: [${"*a, ".repeat(150)}]\n`);
    expect(found).toHaveLength(150);
    expect(found.at(-1)).toBe("yaml-alias 3:604-3:606");
  });

  it.each<[title: string, spec: string, problem: string]>([
    ["an alias of itself", "errspec: 1\ntitle: &a [*a]\n", "yaml-alias 2:12-2:14"],
    ["an alias of a text", "errspec: 1\ntitle: &a x\ndocs: *a\n", "yaml-alias 3:7-3:9"],
    ["65 lists in each other", nested("[", 65, "]"), "yaml-depth 2:72-2:73"],
    ["850 lists in each other", nested("[", 850, "]"), "yaml-depth 2:72-2:73"],
    ["850 lists that are not closed", nested("[", 850), "yaml-depth 2:72-2:73"],
    ["100,000 lists in each other", nested("[", 100_000, "]"), "yaml-depth 2:72-2:73"],
    ["65 mappings in each other", nested("{a: ", 65, "}"), "yaml-depth 2:264-2:265"],
    ["1,000 dashes on a line", `errspec: 1\ntitle:\n  ${"- ".repeat(1000)}x\n`, "yaml-depth 3:1-3:2"],
    ["1,000 question marks on a line", `errspec: 1\ntitle:\n  ${"? ".repeat(1000)}x\n`, "yaml-depth 3:1-3:2"],
    ["1,000 anchors on the way down", nested("&a [", 1000, "]"), "yaml-depth 2:267-2:268"],
  ])("is refused before it is composed: %s", (_, spec, problem) => {
    // Twice: the parser aborts the process only if it has run out of stack before.
    for (let run = 0; run < 3; run++) expect(problems(spec)[0]).toBe(problem);
  });

  it("accepts 64 levels, and reports what a spec may not have there", () => {
    expect(problems(nested("[", 64, "]"))).not.toContainEqual(expect.stringMatching(/^yaml-depth/));
  });

  it.each(["[x], ", "{x: y}, "])("counts open brackets, not closed ones: %s", (item) => {
    const found = problems(`errspec: 1\ntitle: [${item.repeat(200)}]\n`);
    expect(found).not.toContainEqual(expect.stringMatching(/^yaml-depth/));
  });

  it("has its place after an unclosed list, too", () => {
    expect(problems(`errspec: 1\ntitle:\n  - [a\n- b\n- ${"[".repeat(70)}`)).toContain("yaml-depth 5:66-5:67");
  });
});

describe("YAML that loses or merges keys", () => {
  it.each<[title: string, spec: string, ...problems: string[]]>([
    ["a number and the same as a text", 'errspec: 1\n1: a\n"1": b\n', "yaml-duplicate-key 3:1-3:4"],
    ["a mapping for a key", "errspec: 1\n? { a: b }\n: c\n", "yaml-key 2:3-2:4"],
    ["a merge of a mapping", "errspec: 1\n<<: { a: b }\n", "yaml-merge 2:1-2:3"],
    ["a merge below", "errspec: 1\ntitle:\n  <<: { en: b }\n", "yaml-merge 3:3-3:5"],
    ["the same key twice in a flow", "errspec: 1\ntitle: { en: a, en: b }\n", "yaml-duplicate-key 2:17-2:19"],
    ["the same key twice, one in quotes", "errspec: 1\ntitle: { en: a, 'en': b }\n", "yaml-duplicate-key 2:17-2:21"],
  ])("is refused: %s", (_, spec, ...expected) => {
    expect(problems(spec)).toEqual(expected);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"])("rejects the key %s", (key) => {
    const found = messages(`${tinySpec}${key}: { polluted: yes }\n`);
    expect(found).toEqual([expect.stringMatching(new RegExp(`^13:1 .*${key}`))]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("has only own keys, whatever they look like", () => {
    expect(messages(tinySpec.replace("title: Tiny", "title: Tiny\ntitl\u0435: Tiny"))).toEqual([
      expect.stringMatching(/^4:1 .*titl\u0435/),
    ]);
    expect(messages(tinySpec.replace("title: Tiny", "title: Tiny\n\uff54itle: Tiny"))).toEqual([
      expect.stringMatching(/^4:1 /),
    ]);
  });
});

describe("YAML that switches the dialect", () => {
  it.each<[spec: string, ...problems: string[]]>([
    ["%YAML 1.1\n---\nerrspec: 1\n", "yaml-directive 1:1-1:10"],
    ["%YAML 9.9\n---\nerrspec: 1\n", "yaml-directive 1:1-1:10"],
    ["# a comment\n%YAML 1.1\n---\nerrspec: 1\n", "yaml-directive 2:1-2:10"],
    ["%TAG ! tag:example.com,2000:\n---\nerrspec: 1\n", "yaml-directive 1:1-1:29"],
    ["%FOO bar\n---\nerrspec: 1\n", "yaml-directive 1:1-1:9"],
    ["errspec: 1\n...\n%YAML 1.1\n---\na: b\n", "yaml-directive 3:1-3:10"],
    ["errspec: 1\n---\na: b\n", "yaml-documents 2:1-2:4"],
    ["errspec: 1\n...\na: b\n", "yaml-documents 3:1-3:5"],
    ["errspec: 1\ntitle: !!js/function x\n", "yaml-tag 2:8-2:21"],
    ["errspec: 1\ntitle: !x y\n", "yaml-tag 2:8-2:10"],
    ["errspec: 1\ntitle: !!int abc\n", "yaml-tag 2:8-2:13"],
    ["errspec: 1\ntitle: !!binary aGk=\n", "yaml-tag 2:8-2:16"],
    ["errspec: 1\ntitle: !!set { a, b }\n", "yaml-tag 2:8-2:13"],
    ["errspec: 1\ntitle: !!timestamp 2001-01-01\n", "yaml-tag 2:8-2:19"],
    ["errspec: 1\ntitle: !!python/object/apply:os.system [evil]\n", "yaml-tag 2:8-2:39"],
  ])("is refused: %j", (spec, ...expected) => {
    expect(problems(spec)).toEqual(expected);
  });
});

describe("YAML that becomes another number", () => {
  it.each<[code: string, message: string]>([
    ["017", "the code `017` has leading zeros"],
    ["02130", "the code `02130` has leading zeros"],
    ["0o17", "the code `0o17` is not a whole number in plain digits"],
    ["0x1F", "the code `0x1F` is not a whole number in plain digits"],
    ["0b101", "the code `0b101` is not a whole number in plain digits"],
    ["1e3", "the code `1e3` is not a whole number in plain digits"],
    ["1.", "the code `1.` is not a whole number in plain digits"],
    ["2130.0", "the code `2130.0` is not a whole number in plain digits"],
    ["+1", "the code `+1` is not a whole number in plain digits"],
    ["1_000", "the code `1_000` is not a whole number in plain digits"],
    ["1:30", "the code `1:30` is not a whole number in plain digits"],
    ["-0", "the code `-0` is not a whole number in plain digits"],
    ["1e999", "the code `1e999` is not a whole number in plain digits"],
    [".inf", "the code `.inf` is not a whole number in plain digits"],
    ["-.inf", "the code `-.inf` is not a whole number in plain digits"],
    [".nan", "the code `.nan` is not a whole number in plain digits"],
    ["9007199254740993", "the code `9007199254740993` is beyond ±2^53, the limit of JavaScript numbers"],
    ["99999999999999999999", "the code `99999999999999999999` is beyond ±2^53, the limit of JavaScript numbers"],
    ["１２", "the code `１２` is not a whole number in plain digits"],
    ["true", "the code `true` is not a whole number in plain digits"],
  ])("is not a code: %s", (code, message) => {
    expect(messages(specOf(`- { code: ${code}, name: NotThere, text: x }\n`))).toEqual([`9:17 ${message}`]);
  });

  it("is not a code: null", () => {
    expect(messages(specOf("- { code: ~, name: NotThere, text: x }\n"))).toEqual([
      "9:11 the code `~` is not a whole number in plain digits",
    ]);
  });

  it.each(["NO", "on", "y", "off", "Yes", "null", "~", "017", "1e3", "0x1F", "2001-01-01", "1:30", ".nan"])(
    "is a text or refused, never another value: %s",
    (text) => {
      const spec = `errspec: 1\ncatalog: tiny\ntitle: ${text}\nlocales: [en]\nenvelope: { code: /code }\n`;
      const { catalog, diagnostics } = loadText(`${spec}modules: []\n`);
      if (catalog === undefined || diagnostics.length > 0) {
        expect(diagnostics.map(({ at }) => `${at.line}:${at.column}`)).toEqual([
          text === "null" || text === "~" ? "3:1" : "3:8",
        ]);
      } else expect(catalog.title).toEqual({ en: text });
    },
  );
});

describe("YAML that hides from a reader", () => {
  const hidden = [
    ...Array.from("\u0000\u0001\u0008\u000b\u000c\u000e\u001b\u001f\u007f\u0080\u0085\u009f"),
    ...Array.from("\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff"),
    "\ud800",
    "\udc00",
  ];

  it.each(hidden.map((mark) => [`U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`, mark]))(
    "is refused with its place: %s",
    (_, mark) => {
      expect(problems(`errspec: 1\ntitle: a${mark}b\n`)).toEqual(["yaml-character 2:9-2:10"]);
      expect(problems(`errspec: 1\nti${mark}tle: ab\n`)).toEqual(["yaml-character 2:3-2:4"]);
      expect(problems(`errspec: 1\n# ${mark}\n`)).toContain("yaml-character 2:3-2:4");
      if (mark !== "\ufeff") expect(problems(`${mark}errspec: 1\n`)).toContain("yaml-character 1:1-1:2");
    },
  );

  it("is named as in the tables of Unicode", () => {
    expect(messages("errspec: 1\ntitle: a\u202eb\n")).toEqual(["2:9 U+202E is an invisible character"]);
  });

  it("includes a carriage return without a line feed", () => {
    expect(problems("errspec: 1\r# a\rtitle: x\n")).toEqual(["yaml-character 1:11-1:12", "yaml-character 1:15-1:16"]);
  });

  it("may be written as an escape, which is visible", () => {
    const { catalog, diagnostics } = loadText(tinySpec.replace("title: Tiny", 'title: "a\\u202e\\0\\ud800b"'));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(catalog?.title).toEqual({ en: "a\u202e\0\ud800b" });
  });

  it("may be a byte order mark only at the start", () => {
    expect(problems(`\ufeff${tinySpec}`)).toEqual([]);
    expect(problems(`\ufeff\ufeff${tinySpec}`)).toEqual(["yaml-character 1:2-1:3"]);
  });
});

describe("text that is not UTF-8", () => {
  const utf16 = Buffer.from("\ufefferrspec: 1\n", "utf16le");
  const bad = Buffer.from([0xff]);

  it.each<[title: string, bytes: readonly (string | Buffer)[], place: string, byte: number]>([
    ["UTF-16, little end first", [utf16], "1:1", 0],
    ["UTF-16, big end first", [Buffer.from(utf16).swap16()], "1:1", 0],
    ["Latin-1", ["errspec: 1\ntitle: ", Buffer.from("caf\u00e9", "latin1"), "\n"], "2:11", 21],
    ["half a character at the end", ["errspec: 1\n# ", Buffer.from("文").subarray(0, 2)], "2:3", 13],
    ["half a surrogate pair", ["# ", Buffer.from([0xed, 0xa0, 0x80])], "1:3", 2],
    ["a slash in two bytes", ["# ", Buffer.from([0xc0, 0xaf])], "1:3", 2],
    ["a byte after a byte order mark", ["\ufeff# 文", bad], "1:4", 8],
    ["a byte after U+FFFD itself", ["# \ufffd\n# \ufffd", bad], "2:4", 11],
  ])("is refused with its place and its byte: %s", (_, parts, place, byte) => {
    const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const { spec, diagnostics } = decodeSpec([{ path: "a.yaml", source: "a.yaml", bytes }]);
    expect(spec).toEqual([]);
    expect(diagnostics.map(({ rule, at, message }) => `${rule} ${at.line}:${at.column} ${message}`)).toEqual([
      `yaml-encoding ${place} the file is not UTF-8: invalid byte at offset ${byte}`,
    ]);
  });

  it("is found in linear time, however many U+FFFD precede it", () => {
    const bytes = Buffer.concat([Buffer.from("\ufffd".repeat(1_000_000)), bad]);
    const [found] = decodeSpec([{ path: "a.yaml", source: "a.yaml", bytes }]).diagnostics;
    expect(found?.at.column).toBe(1_000_001);
  });

  it("is found in UTF-16 without a byte order mark, which reads as NULs", () => {
    const text = new TextDecoder().decode(utf16.subarray(2));
    expect(problems(text)).toContain("yaml-character 1:2-1:3");
  });
});

describe("keys that look alike", () => {
  it.each([
    ["composed and decomposed", "caf\u00e9", "cafe\u0301"],
    ["full-width and plain", "\uff54itle", "titl\u0435"],
  ])("is refused, with the place of each: %s", (_, a, b) => {
    expect(messages(`${tinySpec}${a}: x\n${b}: y\n`).map((each) => each.split(" ")[0])).toEqual(["13:1", "14:1"]);
  });

  it("is an empty key twice", () => {
    expect(problems(`${tinySpec}~: a\n"": b\n`)).toEqual(["unknown-key 13:1-13:2", "unknown-key 14:1-14:3"]);
    expect(problems("errspec: 1\n: a\n: b\n")).toEqual(["yaml-duplicate-key 3:1-3:1"]);
  });
});

describe("YAML that is not a mapping", () => {
  it.each<[title: string, spec: string, ...problems: string[]]>([
    ["nothing", "", "yaml-root 1:1-1:1"],
    ["blanks", "  \n\n", "yaml-root 1:1-1:1"],
    ["a comment", "# a\n", "yaml-root 1:1-1:1"],
    ["null", "~\n", "yaml-root 1:1-1:2"],
    ["a number", "1\n", "yaml-root 1:1-1:2"],
    ["a text in quotes", '"a: b"\n', "yaml-root 1:1-1:7"],
    ["a list", "[a]\n", "yaml-root 1:1-1:4"],
    ["a tab that indents", "errspec: 1\ntitle:\n\ten: x\n", "yaml-syntax 3:1-3:2"],
    ["a key of 2,000 characters", `errspec: 1\n${"k".repeat(2000)}: x\n`, "yaml-syntax 2:1-2:2001"],
  ])("is refused: %s", (_, spec, ...expected) => {
    expect(problems(spec)).toEqual(expected);
  });
});
