import { describe, expect, it } from "vitest";
import { codesIn, entriesIn, imported } from "../imported.js";

describe("other ways to write a table", () => {
  it("has a table for each code", async () => {
    const one = (name: string, code: string, text: string): string =>
      `### ${name}\n\n| Code | ${code} |\n| --- | --- |\n| Message | ${text} |\n\n`;
    const text = one("ORDER_NOT_FOUND", "1001", "There is no order.") + one("USER_LOCKED", "1002", "There is no user.");
    expect(await entriesIn("page.md", `# Errors\n\n${text}`)).toEqual([
      "1001 OrderNotFound: There is no order.",
      "1002 UserLocked: There is no user.",
    ]);
  });

  it("has two halves side by side", async () => {
    const text =
      "| Error code | Text | Error code | Text |\n|---|---|---|---|\n| 1001 | a | 1003 | c |\n| 1002 | b | | |\n";
    expect(await codesIn("page.md", text)).toEqual(["1001", "1002", "1003"]);
  });

  it("is aligned in plain text", async () => {
    const text =
      "Error codes\n===========\n\nCode    Meaning\n------  ---------------\n1001    No order today.\n1002    No user today.\n";
    expect(await codesIn("page.txt", text)).toEqual(["1001", "1002"]);
  });

  it("has comments above its header", async () => {
    expect(
      await codesIn("page.csv", "# Codes\n# exported today\ncode,message\n1001,No order\n1002,There is no user\n"),
    ).toEqual(["1001", "1002"]);
  });
});

describe("other formats", () => {
  it.each([
    [
      "page.po",
      'msgid ""\nmsgstr "Language: en"\n\nmsgid "E1001"\nmsgstr "There is no order."\n\nmsgid "E1002"\nmsgstr "There is no user."\n',
    ],
    [
      "page.xml",
      '<errors><error code="E1001" message="There is no order."/><error code="E1002" message="There is no user."/></errors>',
    ],
    ["page.properties", "# Errors\nE1001=There is no order.\nE1002=There is no user.\n"],
    [
      "page.sql",
      "INSERT INTO errors (code, text) VALUES\n  ('E1001', 'There is no order.'),\n  ('E1002', 'There is no user''s order.');\n",
    ],
    [
      "page.lua",
      'local errors = {\n  ["E1001"] = "There is no order.", -- first\n  ["E1002"] = "There is no user.",\n}\n',
    ],
    ["page.h", 'X(E1001, "There is no order.")\n'.replace("X(", "ERROR(") + 'ERROR(E1002, "There is no user.")\n'],
    [
      "page.go",
      'package errs\n\nvar (\n\tA = New("E1001", "There is no order.")\n\tB = New("E1002", "There is no user.")\n)\n',
    ],
    [
      "page.py",
      'class A(ApiError):\n    code = "E1001"\n    message = "There is no order."\n\n\nclass B(ApiError):\n    code = "E1002"\n    message = "There is no user."\n',
    ],
  ])("are read: %s", async (path, text) => {
    expect(await codesIn(path, text)).toEqual(["E1001", "E1002"]);
  });
});

describe("a code is never altered", () => {
  it.each([
    ["TD: 0004", "TD: 0005", "TD: 0006"],
    ["PAY: 1000", "PAY: 1001", "PAY: 1002"],
    ["ERR 0001", "ERR 0002", "ERR 0003"],
    ["ERR：1000", "ERR：1001", "ERR：1002"],
  ])("and %s stays whole", async (...codes) => {
    const table = `| Error code | Text |\n|---|---|\n${codes.map((code) => `| ${code} | Gone. |\n`).join("")}| E9999 | Kept. |\n`;
    const list = `## Errors\n\n${codes.map((code) => `- **${code}**: Gone.\n`).join("")}`;
    // A full-width colon is an accident of typing.
    const whole = codes.map((code) => code.replace("：", ":"));
    expect(await codesIn("page.md", table)).toEqual([...whole, "E9999"]);
    expect(await codesIn("page.md", list)).toEqual(whole);
  });

  it("even if it is hexadecimal and short", async () => {
    const text = "| Error code | Text |\n|---|---|\n| 0x3E8 | Gone. |\n| 0x3E9 | Lost. |\n";
    expect(await codesIn("page.md", text)).toEqual(["0x3E8", "0x3E9"]);
  });

  it("and words of the document are not invented as codes", async () => {
    const codes = "| Error code | Text |\n|---|---|\n| 1001 | Gone. |\n| 1002 | Lost. |\n";
    const others = "## Limits\n\n| Plan | Number |\n|---|---|\n| Small | 100 |\n| Large | 500 |\n";
    expect(await codesIn("errors.md", `# Errors\n\n${codes}\n${others}`)).toEqual(["1001", "1002"]);
  });
});

describe("codes in further places", () => {
  it.each<readonly [what: string, path: string, text: string, codes: readonly string[]]>([
    [
      "lines of a block of code",
      "page.md",
      "# Errors\n\n```text\nPAY001\tThe order is closed.\nPAY002\tThe order is lost.\n```\n",
      ["PAY001", "PAY002"],
    ],
    [
      "an indented block of plain text",
      "page.txt",
      "Errors\n======\n\n    1001: The order is closed.\n    1002: The order is lost.\n    1003: The order is late.\n",
      ["1001", "1002", "1003"],
    ],
    [
      "headings of plain text, under any mark",
      "page.txt",
      "Errors\n======\n\nE1001\n~~~~~\n\nThe order is closed.\n\nE1002\n~~~~~\n\nThe order is lost.\n",
      ["E1001", "E1002"],
    ],
    [
      "headings with words of any language before the code",
      "page.md",
      "# قائمة\n\n### رمز الخطأ ERR:0001\n\nالرمز غير متاح.\n\n### رمز الخطأ ERR:0002\n\nالخادم غير موجود.\n",
      ["ERR:0001", "ERR:0002"],
    ],
    [
      "bullets with `NAME = code`",
      "page.md",
      "# Errors\n\n- `ORDER_CLOSED = 0x01`: The order is closed.\n- `ORDER_LOST = 0x02`: The order is lost.\n",
      ["0x01", "0x02"],
    ],
    [
      "a cell with two codes of one prefix",
      "page.md",
      "| Error code | Text |\n|---|---|\n| Z0001/Z0002 | Closed. |\n| Z0003 | Lost. |\n",
      ["Z0001", "Z0002", "Z0003"],
    ],
    [
      "a list of rules for each module",
      "page.json",
      '{"modules":[{"name":"A","port":8080,"rules":[{"code":211000,"message":"It is closed."},{"code":211001,"message":"It is lost."}]},{"name":"B","port":8081,"rules":[{"code":311000,"message":"It is gone."},{"code":311001,"message":"It is late."}]}]}',
      ["211000", "211001", "311000", "311001"],
    ],
    [
      "a tree of messages",
      "page.json",
      '{"errors":{"order":{"closed":"The order is closed.","lost":"The order is lost."},"user":{"lost":"The user is lost."}}}',
      ["order.closed", "order.lost", "user.lost"],
    ],
    [
      "clauses of a function in Erlang",
      "page.erl",
      '-module(errors).\nmessage(10004) -> <<"The order is closed."/utf8>>;\nmessage(10005) -> <<"The order is lost."/utf8>>;\nmessage(_) -> <<"?">>.\n',
      ["10004", "10005"],
    ],
    [
      "a map in Elixir",
      "page.ex",
      'defmodule Errors do\n  @messages %{\n    -2001 => "The order is closed.",\n    -2002 => "The order is lost."\n  }\nend\n',
      ["-2001", "-2002"],
    ],
    [
      "headings with a prefix and a colon before the number",
      "page.md",
      "# Errors\n\n### Error PAY：1000\n\nClosed.\n\n### Error PAY：1001\n\nLost.\n",
      ["PAY:1000", "PAY:1001"],
    ],
    [
      "a status and a code in one cell",
      "page.md",
      "| HTTP / Error code | Text |\n|---|---|\n| 409 / 0x13e8 | Closed. |\n| 404 / 0x13e9 | Lost. |\n",
      ["0x13E8", "0x13E9"],
    ],
    [
      "a constant and its value with a space",
      "page.md",
      '| Error code | Text |\n|---|---|\n| `ORDER_CLOSED = "TD 0101"` | Closed. |\n| `ORDER_LOST = "TD 0102"` | Lost. |\n',
      ["TD 0101", "TD 0102"],
    ],
    [
      "cells with anchors",
      "page.adoc",
      '= Errors\n\n[options="header"]\n|===\n| Error code | Text\n| [[c10]]E1010 | Closed.\n| [[c11]]E1011 | Lost.\n|===\n',
      ["E1010", "E1011"],
    ],
    [
      "tables of two modules with the same codes",
      "page.md",
      "## Orders\n\n| Error code | Message |\n|---|---|\n| 01003 | The order is closed. |\n| 01007 | The order is lost. |\n\n## Users\n\n| Error code | Message |\n|---|---|\n| 01003 | The user is gone. |\n| 01007 | The user is late. |\n",
      ["01003", "01007", "01003", "01007"],
    ],
    [
      "terms with a status at the end of the text",
      "page.rst",
      "Errors\n######\n\n**User.Foreign**\n   It is foreign. HTTP: 409\n\n**User.Lost**\n   It is lost. HTTP: 404\n",
      ["User.Foreign", "User.Lost"],
    ],
    [
      "a column of values beside what to do",
      "page.md",
      "# Appendix\n\n| Value | Solution |\n|---|---|\n| 10 | Sign in again. |\n| 20 | Choose another name. |\n",
      ["10", "20"],
    ],
  ])("%s", async (_, path, text, codes) => {
    expect(await codesIn(path, text)).toEqual(codes);
  });

  it.each([
    ["the head of a response", "```http\n201 Created\nLocation: /v2/orders/1\nContent-Length: 0\n```\n"],
    ["chapters", "## Chapter 1\n\nText.\n\n## Chapter 2\n\nText.\n"],
    [
      "a table of parameters in any language",
      "| Параметр | Вид | Описание |\n|---|---|---|\n| order_id | string | Номер заказа. |\n| page_size | integer | Размер страницы. |\n",
    ],
    ["a row for all others", "| Error code | Text |\n|---|---|\n| E100 | Closed. |\n| n/a | Anything else. |\n"],
  ])("but not %s", async (_, text) => {
    const list = "| Error code | Text |\n|---|---|\n| E9998 | Kept. |\n| E9999 | Kept. |\n";
    const codes = await codesIn("page.md", `# Errors\n\n${text}\n## Errors\n\n${list}`);
    expect(codes).toEqual([...(text.includes("E100") ? ["E100"] : []), "E9998", "E9999"]);
  });
});

describe("exports of other programs", () => {
  it("are pages in the storage format of Confluence", async () => {
    const macro = (name: string, inner: string): string =>
      `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${inner}</ac:structured-macro>`;
    const title = (text: string): string => `<ac:parameter ac:name="title">${text}</ac:parameter>`;
    const status = macro("status", `<ac:parameter ac:name="colour">Red</ac:parameter>${title("DEPRECATED")}`);
    const code = macro(
      "code",
      '<ac:parameter ac:name="language">json</ac:parameter><ac:plain-text-body><![CDATA[{"a": "<b>&"}]]></ac:plain-text-body>',
    );
    const rows = [
      ["1001", `The order is <ac:emoticon ac:name="cross"/>closed.${status}`],
      ["1002", `Send ${code} again.`],
      [
        "1003",
        '<ac:link><ri:page ri:content-title="Codes 1009"/></ac:link>No user since <time datetime="2024-05-17"/>.',
      ],
    ].map(([number = "", text = ""]) => `<tr><td><p>${number}</p></td><td><p>${text}</p></td></tr>`);
    const table = `<table><tbody><tr><th>Code</th><th>Meaning</th></tr>\n${rows.join("\n")}</tbody></table>`;
    const page = `<h1>Error codes</h1>\n${macro("toc", "")}${macro("expand", `${title("Orders")}<ac:rich-text-body>${table}</ac:rich-text-body>`)}`;
    const { draft, report } = await imported("page.html", page);
    const entries = draft.modules.flatMap(({ entries }) => entries);
    expect(entries.map(({ code, text }) => `${code} ${text["en"] ?? ""}`)).toEqual([
      "1001 The order is closed.",
      '1002 Send\n{"a": "<b>&"}\nagain.',
      expect.stringMatching(/^1003 No user since 2024-05-17/),
    ]);
    expect(entries.map(({ deprecated }) => deprecated !== undefined)).toEqual([true, false, false]);
    expect(report.accounts.flatMap(({ prose }) => prose.leftOut)).toEqual([]);
    expect(report.accounts.flatMap(({ tables }) => tables.map(({ line }) => line))).toEqual([2]);
  });

  it("are files of Notion, whose names end in an ID", async () => {
    const csv =
      "\ufeffCode,Meaning,Status\nORDER_LOST,The order is lost.,404\nKEY_OLD,The key is old.,401\nKEY_NEW,,\n";
    const { draft } = await imported("Errors 0a1b2c3d4e5f60718293a4b5c6d7e8f9_all.csv", csv);
    expect(draft.id).toBe("errors");
    expect(draft.modules.flatMap(({ entries }) => entries.map(({ code }) => code))).toEqual([
      "ORDER_LOST",
      "KEY_OLD",
      "KEY_NEW",
    ]);
  });
});

it("Thrift counts the values of an enum, and annotations are no codes", async () => {
  const text = `/** Codes. */
enum ErrorCode {
  FIRST, // The first of them.
  ORDER_NOT_FOUND = 0x10 (note = "none")
  /** The key is old. */
  KEY_OLD,
} (deprecated = "no")
const i32 E_LOST = 2001 // The parcel is lost.
const i32 E_TORN = 2002 // The parcel is torn.
exception OrderError { 1: required ErrorCode code, 2: optional string message } (message = "message")
service Orders { void close(1: i32 id) throws (1: OrderError error) }
`;
  expect(await codesIn("codes.thrift", text)).toEqual(["0", "16", "17", "2001", "2002"]);
});
