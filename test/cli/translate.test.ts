import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { translateExportCommand, translateImportCommand } from "../../generator/cli/translate.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { captured } from "./captured.js";

const main = `errspec: 1
catalog: shop
title: { en: Shop, zh: 商店 } # both
locales: [en, zh]
envelope:
  code: /code
  text: /message
`;
const orders = `module: orders
title: { en: Orders }
errors:
  # The first one.
  - code: 1
    name: NotThere
    text: There is no such order.
    kind: not_found # as in HTTP
  - code: 2
    name: Closed
    text:
      en: The shop is closed.
      zh: 商店已关门。
    kind: unavailable
`;

/** A folder with a spec. */
function shop(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": main, "spec/orders.yaml": orders, ...files });
  return folder;
}

const exported = (folder: string, locale: string, format = "csv", missing = false) =>
  captured(folder, () => translateExportCommand({ spec: "spec", locale, format, missing }));

const imported = (folder: string, file: string, locale: string) =>
  captured(folder, () => translateImportCommand(file, { spec: "spec", locale }));

describe("translate export", () => {
  it("prints every text with its ID, the other languages and the translation so far", async () => {
    const { result, stdout } = await exported(shop(), "zh");
    expect(result).toBe(0);
    expect(stdout.split("\r\n")).toEqual([
      '\ufeff"id","context","en","zh"',
      '"catalog/title","shop","Shop","商店"',
      '"orders/title","orders","Orders",""',
      '"orders/1/text","NotThere","There is no such order.",""',
      '"orders/2/text","Closed","The shop is closed.","商店已关门。"',
      "",
    ]);
  });

  it("with --missing prints only what is not translated", async () => {
    const { stdout } = await exported(shop(), "zh", "csv", true);
    expect(stdout.split("\r\n").map((line) => line.split(",")[0])).toEqual([
      '\ufeff"id"',
      '"orders/title"',
      '"orders/1/text"',
      "",
    ]);
  });

  it("writes a file with -o, and says how much is open", async () => {
    const folder = shop();
    const { stdout } = await captured(folder, () =>
      translateExportCommand({ spec: "spec", locale: "ja", format: "xliff", missing: false, output: "ja.xlf" }),
    );
    expect(stdout).toBe("wrote 4 texts to ja.xlf; 4 not translated\n");
    expect(readFileSync(`${folder}/ja.xlf`, "utf8")).toContain('<unit id="u3" name="orders/1/text">');
  });

  it("refuses the source locale, and what is not a locale", async () => {
    await expect(exported(shop(), "en")).rejects.toThrow(
      "en is the source locale; choose the locale to translate into",
    );
    await expect(exported(shop(), "Japanese!")).rejects.toThrow(
      "Japanese! is not a locale; write a BCP 47 tag such as ja or pt-BR",
    );
  });
});

describe("translate import", () => {
  it("puts translations where the texts are, and leaves everything else as it is", async () => {
    const folder = shop({
      "ja.csv":
        "id;context;ja\norders/1/text;NotThere;その注文はありません。\norders/2/text;Closed;閉店中です。\ncatalog/title;shop;店\n",
    });
    const { result, stdout } = await imported(folder, "ja.csv", "ja");
    expect([result, stdout]).toEqual([0, "updated spec/errspec.yaml\nupdated spec/orders.yaml\n3 texts changed\n"]);
    expect(tree(`${folder}/spec`)).toEqual({
      "errspec.yaml": main
        .replace("{ en: Shop, zh: 商店 }", '{ en: Shop, zh: 商店, ja: "店" }')
        .replace("[en, zh]", "[en, zh, ja]"),
      "orders.yaml": orders
        .replace(
          "text: There is no such order.",
          'text: { en: "There is no such order.", ja: "その注文はありません。" }',
        )
        .replace("zh: 商店已关门。\n", "zh: 商店已关门。\n      ja: 閉店中です。\n"),
    });
  });

  it("brings an XLIFF file back unchanged, and a changed one with its change", async () => {
    const folder = shop();
    const { stdout: file } = await exported(folder, "zh", "xliff");
    put(folder, { "zh.xlf": file });
    const before = tree(`${folder}/spec`);
    expect((await imported(folder, "zh.xlf", "zh")).stdout).toBe("0 texts changed\n");
    expect(tree(`${folder}/spec`)).toEqual(before);
    put(folder, { "zh.xlf": file.replace("商店已关门。", "本店已经关门。") });
    expect((await imported(folder, "zh.xlf", "zh")).stdout).toBe("updated spec/orders.yaml\n1 text changed\n");
    expect(readFileSync(`${folder}/spec/orders.yaml`, "utf8")).toBe(orders.replace("商店已关门。", "本店已经关门。"));
  });

  it("leaves out a row whose source has changed, that is unknown or that occurs twice, and reports each", async () => {
    const folder = shop({
      "ja.csv":
        "id,en,ja\norders/1/text,There is no order.,注文なし\norders/9/text,x,y\norders/2/text,The shop is closed.,閉店\norders/2/text,The shop is closed.,休業\n",
    });
    const { result, stdout, stderr } = await imported(folder, "ja.csv", "ja");
    expect(result).toBe(1);
    expect(stdout).toContain("1 text changed, 3 rows skipped; see above\n");
    expect(stderr).toContain(
      "ja.csv:2:1: warning[translation-current]: the source text of orders/1/text has changed since the export",
    );
    expect(stderr).toContain("ja.csv:3:1: warning[translation-known]: the spec has no text orders/9/text");
    expect(stderr).toContain("ja.csv:5:1: warning[translation-once]: orders/2/text is already translated on line 4");
    expect(readFileSync(`${folder}/spec/orders.yaml`, "utf8")).toContain("      ja: 閉店\n");
  });

  it.each<[string, string, string]>([
    ["no column for the locale", "id,en\na,b\n", "t:1:1: error[translation-syntax]: the column ja is missing"],
    ["a quote that is not closed", 'id,ja\nx,"y\n', "error[translation-syntax]: the file is not valid CSV"],
    [
      "broken XML",
      "<xliff><a></xliff>",
      "t:1:11: error[translation-syntax]: the file is not valid XML: Missing end tag for element a",
    ],
    ["another XML", "<html></html>", "t:1:1: error[translation-syntax]: the file is not XLIFF 2"],
    [
      "another language",
      '<xliff version="2.0" srcLang="en" trgLang="fr"/>',
      "t:1:1: error[translation-syntax]: the file is a translation into fr, not ja",
    ],
  ])("refuses %s with its place, and writes nothing", async (_, text, message) => {
    const folder = shop({ t: text });
    const before = tree(folder);
    const { result, stderr } = await imported(folder, "t", "ja");
    expect(result).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain("nothing was written");
    expect(tree(folder)).toEqual(before);
  });

  it("writes nothing when the spec would have errors", async () => {
    const folder = shop({ "ja.csv": "id,con\norders/1/text,x\n" });
    const before = tree(folder);
    const { result, stderr } = await imported(folder, "ja.csv", "con");
    expect(result).toBe(1);
    expect(stderr).toContain("the translated spec would have errors; nothing was written");
    expect(tree(folder)).toEqual(before);
  });

  it("keeps a byte order mark and line endings of the spec", async () => {
    const folder = shop({ "ja.csv": "id,ja\norders/2/text,閉店\n" });
    const file = `${folder}/spec/orders.yaml`;
    writeFileSync(file, `\ufeff${orders.replaceAll("\n", "\r\n")}`);
    await imported(folder, "ja.csv", "ja");
    expect(readFileSync(file, "utf8")).toBe(
      `\ufeff${orders.replace("zh: 商店已关门。\n", "zh: 商店已关门。\n      ja: 閉店\n").replaceAll("\n", "\r\n")}`,
    );
  });

  it("refuses the source locale, and a file that is not UTF-8", async () => {
    const folder = shop();
    writeFileSync(`${folder}/latin.csv`, Buffer.from([0x69, 0xe9, 0x0a]));
    await expect(imported(folder, "latin.csv", "ja")).rejects.toThrow("latin.csv is not UTF-8");
    await expect(imported(folder, "latin.csv", "en")).rejects.toThrow("en is the source locale");
  });
});
