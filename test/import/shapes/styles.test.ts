import { describe, expect, it } from "vitest";
import { codesIn, entriesIn, imported } from "../imported.js";

/* How known kinds of APIs publish their codes. The generated documents have more of each. */
describe("a page in a known style is read", () => {
  it.each([
    [
      "summaries that open",
      "page.md",
      "# Errors\n\n<details>\n<summary>E101: No order.</summary>\n\nTry it.\n\n</details>\n\n<details>\n<summary>E102: No user.</summary>\n\nWait.\n\n</details>\n",
      ["E101", "E102"],
    ],
    [
      "cards",
      "page.html",
      `<h1>Errors</h1>${[1001, 1002, 1003].map((code) => `<div class="card"><span class="code">${code}</span> <span>No order.</span></div>`).join("")}`,
      ["1001", "1002", "1003"],
    ],
    [
      "bold tags of a manual page",
      "order.3",
      ".TH ORDER 3\n.SH ERRORS\n.TP\n.B EACCES\nThe file is locked.\n.TP\n.B EAGAIN\nWait a minute.\n.TP\n.B EINVAL\nThe flag is unknown.\n",
      ["EACCES", "EAGAIN", "EINVAL"],
    ],
    [
      "values with an equals sign",
      "page.rst",
      "Reason\n======\n\nValues of this error code:\n\n* 1 = Unknown order\n* 2 = Order is closed\n* 3 = Market is closed\n",
      ["1", "2", "3"],
    ],
    [
      "texts as keys",
      "codes.json",
      '{"The order does not exist.": {"code": 1001}, "The user is locked out.": {"code": 1002}}',
      ["1001", "1002"],
    ],
    [
      "a code that rows share above one of their own",
      "page.md",
      "# Errors\n\n| code | sub_code | sub_msg |\n| --- | --- | --- |\n| 40004 | ORDER.NOT_FOUND | There is no order. |\n| 40004 | USER.LOCKED | The user is locked. |\n| 40004 | USER.DENIED | The user has no right. |\n| 20000 | KEY.INVALID | The key is wrong. |\n| 20000 | KEY.EXPIRED | The key is old. |\n",
      ["ORDER.NOT_FOUND", "USER.LOCKED", "USER.DENIED", "KEY.INVALID", "KEY.EXPIRED"],
    ],
    [
      "a type of error beside its status",
      "page.md",
      "# Errors\n\n| Code | Type | Description |\n| --- | --- | --- |\n| 400 | PEER_INVALID | The peer is wrong. |\n| 400 | ORDER_NOT_FOUND | There is no order. |\n| 400 | USER_DENIED | The user has no right. |\n| 500 | CALL_FAILED | The call failed today. |\n| 500 | DISK_FAILED | The disk failed today. |\n",
      ["PEER_INVALID", "ORDER_NOT_FOUND", "USER_DENIED", "CALL_FAILED", "DISK_FAILED"],
    ],
  ])("with %s", async (_, path, text, codes) => {
    expect(await codesIn(path, text)).toEqual(codes);
  });

  it("with statuses beside names, and at the end of texts", async () => {
    const statuses = async (path: string, text: string): Promise<unknown> =>
      (await imported(path, text)).draft.modules.flatMap(({ entries }) =>
        entries.map(({ code, http, text }) => [code, http, text["en"]]),
      );
    expect(
      await statuses(
        "page.md",
        "# Errors\n\n* **NoOrder** (404) — There is no order.\n* **NoUser** (404) — There is no user.\n* **NoRight** (403) — You have no right.\n",
      ),
    ).toEqual([
      ["NoOrder", 404, "There is no order."],
      ["NoUser", 404, "There is no user."],
      ["NoRight", 403, "You have no right."],
    ]);
    expect(
      await statuses(
        "page.html",
        "<h1>Errors</h1><dl><dt>NoOrder</dt><dd><p>There is no order.</p><p>HTTP Status Code: 404</p></dd><dt>NoRight</dt><dd><p>You have no right.</p><p>HTTP Status Code: 403</p></dd></dl>",
      ),
    ).toEqual([
      ["NoOrder", 404, "There is no order."],
      ["NoRight", 403, "You have no right."],
    ]);
  });

  it("with a title that all entries share below their text", async () => {
    const entry = (code: number): string =>
      `### ERROR - ${code}\n\nThe order ${code} is closed.\n\n**Possible causes**\n\n- It was paid\n\n**Possible solutions**\n\n- Open it\n`;
    expect(await entriesIn("page.md", `# Errors\n\n${[20101, 20102, 20103].map(entry).join("\n")}`)).toEqual([
      "20101 Order20101Closed: The order 20101 is closed.",
      "20102 Order20102Closed: The order 20102 is closed.",
      "20103 Order20103Closed: The order 20103 is closed.",
    ]);
  });
});

describe("a name", () => {
  it("is no class that rows share, and no piece of a word with an accent", async () => {
    const table =
      "# Errors\n\n| Error code | Klass | Message |\n| --- | --- | --- |\n| 1001 | Client | No café is open. |\n| 1002 | Client | The key X is locked. |\n| 1003 | Server | The disk is full. |\n| 1004 | Server | The path C:\\\\temp is gone. |\n";
    expect(await entriesIn("page.md", table)).toEqual([
      "1001 NoCafeOpen: No café is open.",
      "1002 KeyLocked: The key X is locked.",
      "1003 DiskFull: The disk is full.",
      "1004 PathGone: The path C:\\temp is gone.",
    ]);
  });
});
