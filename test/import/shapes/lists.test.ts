import { describe, expect, it } from "vitest";
import { codesIn, entriesIn, leftOutIn } from "../imported.js";

const wanted = ["1001 OrderNotFound: The order does not exist.", "1002 UserLocked: The user is locked."];
const three = "\n\n## Errors\n\n";

describe("a list of codes that is not a table", () => {
  it.each([
    [
      "a name in brackets",
      `- **1001** (ORDER_NOT_FOUND): The order does not exist.\n- **1002** (USER_LOCKED): The user is locked.\n`,
    ],
    [
      "a number in brackets",
      `- \`ORDER_NOT_FOUND\` (code: 1001) – The order does not exist.\n- \`USER_LOCKED\` (code: 1002) – The user is locked.\n`,
    ],
    [
      "headings",
      `### 1001 ORDER_NOT_FOUND\n\nThe order does not exist.\n\n### 1002 USER_LOCKED\n\nThe user is locked.\n`,
    ],
    [
      "a number below a name",
      `**ORDER_NOT_FOUND**\nCode: \`1001\`\n\nThe order does not exist.\n\n**USER_LOCKED**\nCode: \`1002\`\n\nThe user is locked.\n`,
    ],
    [
      "keys below a name",
      `### ORDER_NOT_FOUND\n\n- Code: 1001\n- Message: The order does not exist.\n\n### USER_LOCKED\n\n- Code: 1002\n- Message: The user is locked.\n`,
    ],
  ])("has %s", async (_, text) => {
    expect(await entriesIn("page.md", `# API${three}${text}`)).toEqual(wanted);
  });

  it.each([
    ["translated headings", "page.md", "### 1001 订单不存在\n\n### 1002 用户已锁定\n\n### 1003 金额无效\n"],
    [
      "words before the code",
      "page.md",
      "- Код ошибки: 1001 – Нет заказа\n- Код ошибки: 1002 – Нет доступа\n- Код ошибки: 1003 – Нет\n",
    ],
    [
      "paragraphs",
      "page.html",
      "<h2>Errors</h2><p><b>1001</b> – No order.</p><p><b>1002</b> – No user.</p><p><b>1003</b> – No.</p>",
    ],
    ["definitions", "page.md", "1001\n: No order.\n\n1002\n: No user.\n\n1003\n: No.\n"],
    ["indented definitions", "page.txt", "1001\n    No order.\n\n1002\n    No user.\n\n1003\n    No.\n"],
    [
      "nested items",
      "page.html",
      "<ul><li>1001<ul><li>No order.</li></ul></li><li>1002<ul><li>No user.</li></ul></li><li>1003<ul><li>No.</li></ul></li></ul>",
    ],
  ])("has %s in %s", async (_, path, text) => {
    expect(await codesIn(path, text)).toEqual(["1001", "1002", "1003"]);
  });

  it("reports what it leaves out", async () => {
    const table = "| Error code | Message |\n| --- | --- |\n| 1001 | No order. |\n| 1002 | No user. |\n";
    const rest =
      "## History\n\nSince version 2, ORDER_GONE is sent instead of `ORA-00942`.\n\n### E4711: Gone\n\n- 4712: Gone\n";
    expect(await leftOutIn("page.md", `# Errors\n\n${table}\n${rest}`)).toEqual([
      "ORDER_GONE",
      "ORA-00942",
      "E4711",
      "4712",
    ]);
  });
});
