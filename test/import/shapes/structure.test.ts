import { describe, expect, it } from "vitest";
import { codesIn, entriesIn } from "../imported.js";

const table = (header: string, ...rows: readonly string[]): string =>
  `| ${header} |\n|${" --- |".repeat(header.split("|").length)}\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;

/*
 * Documents whose words say nothing about errors, or are in a language that errspec does not know: the structure decides.
 */
describe("a table of codes is recognized by its structure", () => {
  it.each([
    ["Kod błędu | Opis", "Zamówienie nie istnieje.", "Użytkownik jest zablokowany."],
    ["Hata kodu | Açıklama", "Sipariş bulunamadı.", "Kullanıcı kilitlendi."],
    ["Mã lỗi | Mô tả", "Không tìm thấy đơn hàng.", "Người dùng đã bị khóa."],
    ["รหัส | คำอธิบาย", "ไม่พบคำสั่งซื้อ", "ผู้ใช้ถูกล็อก"],
    ["الرمز | الوصف", "الطلب غير موجود في النظام", "المستخدم محظور حاليا"],
    ["कोड | विवरण", "ऑर्डर नहीं मिला है", "उपयोगकर्ता लॉक है अभी"],
    ["Κωδικός | Περιγραφή", "Η παραγγελία δεν βρέθηκε.", "Ο χρήστης έχει κλειδωθεί."],
    ["Kodi | Përshkrimi", "Porosia nuk u gjet.", "Përdoruesi është i bllokuar."],
    ["Foo | Bar", "The order does not exist.", "The user is locked out."],
    [" | ", "The order does not exist.", "The user is locked out."],
  ])("with the headers %s", async (header, first, second) => {
    const rows = [`10001 | ${first}`, `10002 | ${second}`, `10003 | ${first}`, `10204 | ${second}`];
    expect(await codesIn("page.md", `# Page\n\n${table(header, ...rows)}`)).toEqual([
      "10001",
      "10002",
      "10003",
      "10204",
    ]);
  });

  it("whatever the sentence above it says", async () => {
    const rows = ["1000 | There is no order today.", "1010 | There is no user today.", "1020 | The order is locked."];
    for (const line of ["Port 8443 must be open.", "Version 2.3 of 2024-05-17 is described here."])
      expect(await codesIn("page.md", `# Page\n\n${line}\n\n${table("Number | Meaning", ...rows)}`)).toHaveLength(3);
  });

  it.each([
    [
      "a header that begins with `#`",
      "# | Meaning\n:--- | :---\nNO_ORDER | There is no order.\nUSER_LOCKED | The user is locked.\n",
    ],
    [
      "a header row that is not marked, in any language",
      `<table>${["Kennung,Beschreibung", "order.not_found,Die Bestellung fehlt ganz.", "user.denied,Das Konto ist gesperrt worden.", "user.locked,Das Konto ist gesperrt."].map((row) => `<tr>${row.replace(/[^,]+/g, "<td>$&</td>").replace(",", "")}</tr>`).join("")}</table>`,
    ],
    [
      "a sample response with one of its codes",
      '```json\n{"code": 3}\n```\n\n| Foo | Bar |\n| --- | --- |\n| 1 | There is no order. |\n| 2 | There is no user. |\n| 3 | There is no pet. |\n',
    ],
    [
      "rows that stand for all other codes",
      table(
        "Foo | Bar",
        "E101 | There is no order.",
        "E102 | There is no user.",
        "* | All that is left over.",
        "n/a | ?",
      ),
    ],
  ])("with %s", async (_, text) => {
    const codes = await codesIn("page.md", `# Page\n\n${text}`);
    expect(codes).toEqual(expect.any(Array));
    expect(codes).not.toContain("Kennung");
    expect(codes).not.toContain("n/a");
  });

  it("with digits as wide as letters, whatever the format", async () => {
    const documents = {
      "a.md":
        "# 错误码\n\n- `NO_ORDER = １００３`: 订单不存在。\n- `NO_USER = １００４`: 用户不存在。\n- `NO_KEY = １００９`: 密钥不存在。\n",
      "b.md": "# 错误码\n\n- １００３ – 订单不存在。\n- １００４ – 用户不存在。\n- １００９ – 密钥不存在。\n",
      "c.yaml": "１００３: 订单不存在。\n１００４: 用户不存在。\n１００９: 密钥不存在。\n",
    };
    for (const [path, text] of Object.entries(documents))
      expect(await codesIn(path, text)).toEqual(["1003", "1004", "1009"]);
  });

  it("with wide letters before the second column of reStructuredText", async () => {
    const rule = `${"=".repeat(14)}  ${"=".repeat(20)}`;
    const rows = [
      "Code            Meaning",
      rule,
      "E0101           The order is locked.",
      "E0102、E0103    The user is locked.",
    ];
    expect(await codesIn("page.rst", `Errors\n######\n\n${[rule, ...rows, rule].join("\n")}\n`)).toEqual([
      "E0101",
      "E0102",
      "E0103",
    ]);
  });

  it.each([
    ["503 - 0x80070082", "0x80070082"],
    ["PAY：1000 (KEY_UNAVAILABLE)", "PAY:1000"],
    ['KEY_LOST = "TD: 1001"', "TD: 1001"],
  ])("and a cell such as %s has one code", async (text, code) => {
    const rows = [text, text.replace(/\d(\D*)$/, "7$1")].map((cell) => `${cell} | There is no order.`);
    expect(await codesIn("page.md", table("Error code | Text", ...rows))).toContain(code);
  });

  it("whatever shape the codes have", async () => {
    const text = (codes: readonly string[]): string =>
      table("Foo | Bar", ...codes.map((code) => `${code} | The order ${code.length} cannot be shipped today.`));
    for (const codes of [
      ["ORA-00942", "ORA-01017", "ORA-12154"],
      ["E1001", "E1002", "E1100"],
      ["APIG.0101", "APIG.0102", "APIG.0201"],
      ["0x80010001", "0x80010002", "0x80020001"],
      ["-1001", "-1002", "-1003"],
      ["ORDER_NOT_FOUND", "USER_LOCKED", "INVALID_AMOUNT"],
      ["OrderNotFound", "UserDenied", "InvalidAmount"],
      ["order.not_found", "order.invalid", "user.denied"],
    ])
      expect(await codesIn("page.md", text(codes))).toEqual(codes);
  });

  it("in another column order", async () => {
    const rows = ["The order does not exist. | 10001", "The user is locked out. | 10002", "The order is lost. | 10003"];
    expect(await codesIn("page.md", table("Foo | Bar", ...rows))).toEqual(["10001", "10002", "10003"]);
  });

  it.each([
    [
      "parameters",
      table(
        "Foo | Bar | Baz",
        "userId | string | The id of the user.",
        "orderId | integer | The id of the order.",
        "amount | number | What is to pay.",
      ),
    ],
    [
      "settings",
      table(
        "Foo | Bar",
        "MAX_CONNECTIONS | How many connections are open at most.",
        "POOL_SIZE | How many threads wait for work.",
        "LOG_LEVEL | How much the server writes.",
      ),
    ],
    [
      "years",
      table(
        "Foo | Bar",
        "2019 | The company was founded in a garage.",
        "2020 | The first version was sold to users.",
        "2021 | The second version was sold to users.",
      ),
    ],
    [
      "steps",
      table(
        "Foo | Bar",
        "1 | Open the page of the orders.",
        "2 | Press the button below the list.",
        "3 | Wait until the order is there.",
      ),
    ],
    [
      "versions",
      table(
        "Foo | Bar",
        "1.2.3 | The first version with a list of orders.",
        "1.3.0 | The list of orders has a button.",
        "2.0.0 | The button is blue in all lists.",
      ),
    ],
  ])("but not one of %s", async (_, text) => {
    expect(await codesIn("page.md", text)).toMatch(/found no table of codes/);
  });
});

describe("the column with a different code in each row is the code column", () => {
  it.each([
    [
      "a class that repeats",
      "Error code | Identifier | Message",
      [
        "4 | 40001 | The order is lost.",
        "4 | 40002 | The user is lost.",
        "5 | 50001 | The server is lost.",
        "5 | 50002 | The cable is lost.",
      ],
      ["40001", "40002", "50001", "50002"],
    ],
    [
      "a status that repeats",
      "Code | Reason | Message",
      [
        "400 | ORDER_LOST | The order is lost.",
        "400 | USER_LOST | The user is lost.",
        "404 | CABLE_LOST | The cable is lost.",
        "404 | KEY_LOST | The key is lost.",
      ],
      ["ORDER_LOST", "USER_LOST", "CABLE_LOST", "KEY_LOST"],
    ],
    [
      "the number of the row",
      "# | Error | Message",
      [
        "1 | ORDER_LOST | The order is lost.",
        "2 | USER_LOST | The user is lost.",
        "3 | CABLE_LOST | The cable is lost.",
      ],
      ["ORDER_LOST", "USER_LOST", "CABLE_LOST"],
    ],
    [
      "the name of a constant",
      "Constant | ID | Message",
      [
        "ERR_ORDER_LOST | 40001 | The order is lost.",
        "ERR_USER_LOST | 40002 | The user is lost.",
        "ERR_CABLE_LOST | 50001 | The cable is lost.",
      ],
      ["40001", "40002", "50001"],
    ],
  ])("beside %s", async (_, header, rows, codes) => {
    expect(await codesIn("errors.md", `# Errors\n\n${table(header, ...rows)}`)).toEqual(codes);
  });

  it("and the constant beside a number is its name", async () => {
    const rows = [
      "ERR_ORDER_LOST | 40001 | The order is lost.",
      "ERR_USER_GONE | 40002 | The user is gone.",
      "ERR_BAD_KEY | 40003 | Bad.",
    ];
    expect(await entriesIn("errors.md", `# Errors\n\n${table("Symbol | Wire | Message", ...rows)}`)).toEqual([
      "40001 OrderLost: The order is lost.",
      "40002 UserGone: The user is gone.",
      "40003 BadKey: Bad.",
    ]);
  });
});

describe("the column of codes is the one that tells rows apart", () => {
  it.each([
    ["beside a status that repeats once", "Code | Type | Text", ["404", "404", "401", "500"]],
    ["below a code that several rows share", "code | sub_code | sub_msg", ["40004", "40004", "40005", "20000"]],
  ])("%s", async (_, header, shared) => {
    const codes = ["ORDER_FOREIGN", "KEY_LOST", "IMAGE_UNCONFIRMED", "USER_CLOSED"];
    const rows = codes.map((code, i) => `${shared[i] ?? ""} | ${code} | There is no ${code.length}.`);
    expect(await codesIn("page.md", `# Errors\n\n${table(header, ...rows)}`)).toEqual(codes);
  });

  it("and a number beside a name, wherever its column is", async () => {
    const rows = [
      "ORDER_LOST | 1 | The order is lost.",
      "KEY_LOST | 2 | The key is lost.",
      "NO_KEY | 3 | No key is set.",
    ];
    expect(await codesIn("page.md", `# Errors\n\n${table("Constant | No. | Text", ...rows)}`)).toEqual(["1", "2", "3"]);
  });

  it("and an SQLSTATE, even below a header that means a text", async () => {
    const rows = [
      "22001 | Too long, sadly. | A_LONG",
      "22P02 | Not a number. | A_TEXT",
      "22P03 | No such key. | A_KEY",
    ];
    expect(await codesIn("page.md", `# Page\n\n${table("Значення | Текст | Constant", ...rows)}`)).toEqual([
      "22001",
      "22P02",
      "22P03",
    ]);
  });
});

describe("a first row that is written like those below it is not their header", () => {
  it.each([
    ["file-unconfirmed", "user-locked", "key-foreign"],
    ["ZRR: 1024", "ZRR: 1025", "ZRR: 1026"],
    ["22001", "22P02", "22P03"],
    ["SYS1017", "SYS1018", "SYS1019"],
  ])("as of %s", async (...codes) => {
    const row = (code: string): string => `<tr><td>${code}</td><td>The message of it</td></tr>`;
    const page = `<h1>Errors</h1><table>${codes.map(row).join("")}</table>`;
    expect(await codesIn("page.html", page)).toEqual(codes);
  });
});

describe("a table goes on where other lists of codes end", () => {
  const list = "- `2101`: There is no order.\n- `2102`: There is no user.\n- `2103`: The order is closed.\n";

  it("if its numbers are written like theirs", async () => {
    const page = `# Errors\n\n## Orders\n\n${list}\n## Network\n\n${table("No. | Details", "2001 | The line is cut.", "2004 | The line is busy.")}`;
    expect(await codesIn("page.md", page)).toEqual(["2101", "2102", "2103", "2001", "2004"]);
  });

  it("but not if it lists something else", async () => {
    const methods = table("Method | Purpose", "GET | List all the orders.", "PUT | Change one order.");
    const events = table("Event | Sent when", "order.paid | a payment has arrived", "order.lost | an order is lost");
    const page = `# Errors\n\n## Orders\n\n${list}\n## Calls\n\n${methods}\n## Webhook events\n\n${events}`;
    expect(await codesIn("page.md", page)).toEqual(["2101", "2102", "2103"]);
  });
});

describe("a number below a name", () => {
  it("is the code, with its prefix", async () => {
    const items = ["1000", "1001", "1002"].map(
      (n) => `**KEY_${"ABC"[Number(n) - 1000] ?? ""}**  \nKennung: \`TD：${n}\`\n\nDas ist leider so.\n`,
    );
    expect(await codesIn("page.md", `# Anhang\n\n${items.join("\n")}`)).toEqual(["TD:1000", "TD:1001", "TD:1002"]);
  });

  it("is not the code if it ends a sentence, or if hardly any name has one", async () => {
    const entries = ["USER_LOST", "KEY_OLD", "ORDER_SHUT"].map(
      (code, i) => `**${code}**\n   It is not there. Status: 40${i}\n`,
    );
    expect(await codesIn("page.rst", `Errors\n======\n\n${entries.join("\n")}`)).toEqual([
      "USER_LOST",
      "KEY_OLD",
      "ORDER_SHUT",
    ]);
    const names = ["USER_LOST", "KEY_OLD", "ORDER_SHUT"].map(
      (code, i) => `### ${code}\n\n${i === 1 ? "Code: 7\n\n" : ""}It is not there.\n`,
    );
    expect(await codesIn("page.md", `# Errors\n\n${names.join("\n")}`)).toEqual(["USER_LOST", "KEY_OLD", "ORDER_SHUT"]);
  });
});
