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
