import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostic/diagnostic.js";
import { propose } from "../../generator/import/propose.js";
import { reviewLines } from "../../generator/import/report/review-lines.js";
import type { WrittenFile } from "../../generator/import/write/spec-text.js";
import { check } from "../../generator/check.js";
import { allRules } from "../../generator/rules/lint/index.js";
import { runRules } from "../../generator/rules/lint/rule.js";
import { targets } from "../../generator/targets/index.js";

const imported = (rows: readonly string[], header = "error code,HTTP status,message") =>
  propose({
    document: { path: "codes.csv", text: `${[header, ...rows].join("\n")}\n`, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });

const adviceOf = async (...document: Parameters<typeof imported>): Promise<(string | undefined)[][]> =>
  (await imported(...document)).draft.modules.flatMap(({ entries }) =>
    entries.map(({ advice }) => (advice === undefined ? [] : [advice.kind, advice.action, advice.from])),
  );

function findings(files: readonly WrittenFile[]): readonly Diagnostic[] {
  const { catalog } = check(
    files.map(({ path, text }) => ({ path, source: path, text })),
    targets,
  );
  if (catalog === undefined) throw new Error("the spec cannot be read");
  return runRules(allRules, { catalog, identifiers: [] });
}

describe("an import proposes the kind and the action", () => {
  it("from the HTTP status", async () => {
    expect(
      await adviceOf(["A1,404,No order.", "A2,429,Slow down.", "A3,503,Come back.", "A4,409,Clash.", "A5,500,Oops."]),
    ).toEqual([
      ["not_found", "fix_request", "HTTP 404"],
      ["resource_exhausted", "back_off", "HTTP 429"],
      ["unavailable", "retry", "HTTP 503"],
      [],
      ["internal", "contact_support", "HTTP 500"],
    ]);
  });

  it("from the text if the status is ambiguous, and never against the status", async () => {
    expect(
      await adviceOf([
        "A1,409,The order already exists.",
        "A2,401,The signature is invalid.",
        "A3,500,The order does not exist.",
        "A4,400,The balance is odd.",
      ]),
    ).toEqual([
      ["already_exists", "fix_request", "the text"],
      ["unauthenticated", "resign", "HTTP 401"],
      ["internal", "contact_support", "HTTP 500"],
      ["invalid_argument", "fix_request", "HTTP 400"],
    ]);
    expect(await adviceOf(["1001,订单不存在", "1002,请求过于频繁", "1003,订单已关闭"], "错误码,说明")).toEqual([
      ["not_found", "fix_request", "the text"],
      ["resource_exhausted", "back_off", "the text"],
      [],
    ]);
  });

  it("not from a status that nearly all errors share", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `A${i},400,Problem ${i} with the order.`);
    expect(await adviceOf(rows)).toEqual(rows.map(() => []));
    expect((await adviceOf([...rows, "B1,404,No order.", "B2,403,No access."])).slice(20)).toEqual([
      ["not_found", "fix_request", "HTTP 404"],
      ["permission_denied", "request_access", "HTTP 403"],
    ]);
  });

  it("not against the document's retry column", async () => {
    expect(await adviceOf(["A1,503,no,Come back."], "error code,HTTP status,retryable,message")).toEqual([
      ["unavailable", undefined, "HTTP 503"],
    ]);
  });

  it("with a mark that lint reports once for each module", async () => {
    const { files, diagnostics } = await imported(["A1,404,No order.", "A2,503,Come back."]);
    expect(files[1]?.text).toContain("    x-proposed: [kind, action] # from HTTP 404\n");
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings(files).filter(({ rule }) => rule === "proposal-confirmed")).toMatchObject([
      { severity: "info", message: "2 errors of codes still have a name, a kind or an action that an import proposed" },
    ]);
  });

  it("without contradicting a rule, for any status", async () => {
    const statuses = Array.from({ length: 200 }, (_, i) => 400 + i);
    const { files } = await imported(statuses.map((status) => `A${status},${status},Text of ${status}.`));
    const contradictions = [
      "http-matches-kind",
      "action-matches-kind",
      "retryable-matches-kind",
      "retryable-matches-action",
    ];
    expect(findings(files).filter(({ rule }) => contradictions.includes(rule))).toEqual([]);
  });
});

it("everything that is proposed is listed by its evidence", async () => {
  const { draft } = await imported([
    "1001,404,No order.",
    "1002,404,No user.",
    "1003,409,Clash (deprecated since 2.0).",
  ]);
  expect(reviewLines(draft)).toEqual([
    "review: kind not_found, action fix_request, from HTTP 404: 2 codes: 1001 NoOrder, 1002 NoUser",
    "review: name, from the text: 3 codes: 1001 NoOrder, 1002 NoUser, 1003 Clash",
    'review: deprecated, from "(deprecated since 2.0)": 1 code: 1003 Clash',
  ]);
});
