import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Unreadable } from "../../generator/import/document.js";
import { workbookText } from "../../generator/import/workbook/workbook.js";
import { root } from "../support/tools.js";
import { entriesIn, imported } from "./imported.js";
import { rowsOf, workbookParts, zip } from "./zip.js";

/** Workbooks that three libraries wrote; the scripts are beside them. */
const written = (name: string): Buffer => readFileSync(join(root, "test", "fixtures", "workbooks", `${name}.xlsx`));

const entriesOf = (bytes: Buffer): Promise<readonly string[]> =>
  entriesIn("codes.xlsx", workbookText(bytes, "codes").text);

describe("a workbook", () => {
  it("of openpyxl has formats of numbers, days, merged cells, several sheets and shared texts", async () => {
    const { text, notes } = workbookText(written("openpyxl"), "codes");
    expect(await entriesIn("codes.xlsx", text)).toEqual([
      "P-0007 ParcelNotFound: The parcel does not exist.",
      "P-0012 LabelLimit: Too many labels & stamps <today>.",
      "P-0140 CarrierDown: The carrier does not answer.",
      "P-0141 OldCarrier: The carrier left.",
      "1001 NoSuchUser: There is no such user.",
      "1002 UserLocked: The user is locked.",
      "1003 KeyOld: The key is old.",
    ]);
    const { draft, report } = await imported("codes.xlsx", text);
    const [parcels, users] = draft.modules;
    expect(parcels?.entries.map(({ cells }) => cells["Since"])).toEqual([
      "2024-05-17",
      "2023-01-02",
      undefined,
      undefined,
    ]);
    expect(parcels?.entries.map(({ deprecated }) => deprecated !== undefined)).toEqual([false, false, false, true]);
    expect(users?.entries.map(({ note }) => note["en"])).toEqual([
      "Check the ID.",
      "Ask for a new one.",
      "Ask for a new one.",
    ]);
    // The third row of the first sheet is its header.
    expect(report.accounts.flatMap(({ tables }) => tables.map(({ line }) => line))).toEqual([3, 8]);
    expect(notes).toEqual([
      '1 hidden row of the sheet "Parcels": read like all others',
      'the hidden sheet "Old" is left out; show it if it has codes',
      "comments on cells are not read",
    ]);
  });

  it("of XlsxWriter has leading zeros, titles between rows, and another table below", async () => {
    expect(await entriesOf(written("xlsxwriter"))).toEqual([
      "00017 OrderLost: Die Bestellung ist verloren.",
      "00018 KeyOld: Der Schlüssel ist alt.",
      "00019 NoUser: Es gibt den Benutzer nicht.",
      "00020 LineCut: Die Leitung ist nicht gestört.",
    ]);
  });

  it("of ExcelJS has formulas, links and numbers that are texts", async () => {
    expect(await entriesOf(written("exceljs"))).toEqual([
      expect.stringMatching(/^40101 .*: 订单不存在。$/),
      expect.stringMatching(/^40102 .*: 用户已锁定。$/),
      expect.stringMatching(/^40103 .*: 密钥已过期。$/),
      expect.stringMatching(/^40104 .*: is a carriage return$/),
    ]);
  });

  it.each([
    ["General", "1001", "1001"],
    ["General", "4000000001", "4000000001"],
    ["General", "1E3", "1000"],
    ["General", "0.1", "0.1"],
    ["0000", "7", "0007"],
    ["0000", "-7", "-0007"],
    ["&quot;错误&quot;000", "7", "错误007"],
    ["\\E000;[Red]-000", "7", "E007"],
    ["#,##0", "12345", "12345"],
    ["0.00", "1.5", "1.50"],
    ["0", "1.5", "1.5"],
    ["0%", "0.5", "50%"],
    ["0 &quot;;&quot;", "3", "3 ;"],
    ["000-0000", "5550100", "5550100"],
    ["yyyy\\-mm\\-dd", "45429", "2024-05-17"],
    ["dd.mm.yyyy hh:mm", "45429.5", "2024-05-17 12:00:00"],
    ["h:mm", "0.25", "06:00:00"],
    ["m/d/yy", "-1", "-1"],
  ])("with the format %s shows %s as %s", (format, value, shown) => {
    const parts = workbookParts(`<x:row><x:c s="0"><x:v>${value}</x:v></x:c><x:c t="str"><x:v>a b</x:v></x:c></x:row>`);
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect(workbookText(zip({ ...parts, "xl/styles.xml": styles }), "codes").text).toContain(`<td>${shown}</td>`);
  });

  it("counts days from 1904 if it says so, and knows the built-in formats", () => {
    const parts = workbookParts("<x:row><x:c s='0'><x:v>43967</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c></x:row>");
    const styles = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
    const book = parts["xl/workbook.xml"]?.replace("<sheets>", "<workbookPr date1904='1'/><sheets>") ?? "";
    const { text } = workbookText(zip({ ...parts, "xl/styles.xml": styles, "xl/workbook.xml": book }), "codes");
    expect(text).toContain("<td>2024-05-17</td><td>TRUE</td>");
  });
});

describe("a hostile or damaged workbook", () => {
  const rows = [
    ["Code", "Text"],
    ["1001", "There is no order."],
    ["1002", "There is no user."],
  ];
  const good = workbookParts(rowsOf(rows));
  const sheet = "xl/worksheets/sheet1.xml";
  const refusal = (parts: Record<string, string | Buffer> | Buffer): string => {
    try {
      return workbookText(Buffer.isBuffer(parts) ? parts : zip(parts), "codes").text;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return error.message;
    }
  };

  it("is read if nothing is wrong", () => {
    expect(refusal(good)).toContain("<td>1002</td><td>There is no user.</td>");
  });

  it.each<[string, Record<string, string | Buffer>, RegExp]>([
    [
      "unpacks to more than memory holds",
      { ...good, [sheet]: Buffer.alloc(51_000_000, 32) },
      /more than 50 MB when it is unpacked/,
    ],
    [
      "has a document type",
      { ...good, [sheet]: `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${good[sheet] ?? ""}` },
      /document type/,
    ],
    ["has entities", { ...good, [sheet]: "<worksheet>&b;</worksheet>" }, /unknown entity &b;/],
    ["ends in the middle of a tag", { ...good, [sheet]: '<worksheet><row r="1' }, /XML is broken/],
    ["has elements that do not end", { ...good, [sheet]: "<worksheet><row>" }, /XML is broken/],
    [
      "has more columns than any table",
      { ...good, [sheet]: '<w><row><c r="ZZZ1"><v>1</v></c></row></w>' },
      /more than 1000 columns/,
    ],
    [
      "is wide and long",
      { ...good, [sheet]: `<w>${'<row><c r="A1"><v>1</v></c><c r="ALL1"><v>1</v></c></row>'.repeat(1_100)}</w>` },
      /more than 1000000 cells/,
    ],
    [
      "has merged cells that overlap",
      workbookParts(rowsOf(rows), "<mergeCell ref='A1:B3'/><mergeCell ref='B1:C2'/>"),
      /merged cells overlap/,
    ],
    [
      "refers to files outside",
      {
        ...good,
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r0" Type="/worksheet" Target="../../../etc/passwd"/></R>',
      },
      /the sheet Sheet1 is missing/,
    ],
    ["is a document of a word processor", { "word/document.xml": "<a/>" }, /Word document; save it as a web page/],
    ["is of another office", { mimetype: "a", "content.xml": "<a/>" }, /OpenDocument/],
    ["is a binary workbook", { "xl/workbook.bin": "a" }, /save it as \.xlsx/],
    ["is any other archive", { "page.html": "<h1>Errors</h1>" }, /ZIP archive; unpack it/],
  ])("that %s", (_, parts, message) => {
    expect(refusal(parts)).toMatch(message);
  });

  it("that is cut off, changed or encrypted", () => {
    const bytes = zip(good);
    expect(refusal(bytes.subarray(0, -30))).toMatch(/directory is missing/);
    expect(refusal(bytes.subarray(200))).toMatch(/damaged/);
    const encrypted = Buffer.from(bytes);
    for (let at = bytes.indexOf("PK\u0001\u0002"); at !== -1; at = bytes.indexOf("PK\u0001\u0002", at + 1))
      encrypted[at + 8] = 1;
    expect(refusal(encrypted)).toMatch(/encrypted/);
    const changed = Buffer.from(bytes);
    changed[45] = (changed[45] ?? 0) ^ 0xff;
    expect(refusal(changed)).toMatch(/damaged/);
  });

  it("in any way is refused or read, and never more", () => {
    const bytes = written("openpyxl");
    const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edits, (changes) => {
        const damaged = Buffer.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        expect(typeof refusal(damaged)).toBe("string");
      }),
      { numRuns: 200 },
    );
  });
});
