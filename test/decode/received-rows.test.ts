import { describe, expect, it } from "vitest";
import { conformanceFile } from "../../generator/conformance/cases.js";
import { catalogOf } from "../support/catalog.js";
import { receivingSpecs } from "../support/receiving.js";

interface Row {
  readonly name?: string;
  readonly headers?: unknown;
  readonly retry?: object;
  readonly now?: number;
  readonly verdict: { readonly result?: string; readonly reason?: string };
}

/** The rows of `decode.jsonl` about responses: those with headers. */
function rowsOf(spec: string): Row[] {
  const rows = conformanceFile("", catalogOf(spec), []).text.split("\n");
  return rows.filter((row) => row.includes(',"headers":[')).map((row) => JSON.parse(row) as Row);
}

describe("the rows about responses", () => {
  const rows = Object.values(receivingSpecs).flatMap(rowsOf);

  it("reach every result, reason and decision", () => {
    const reached = rows.map(({ retry, verdict: { result, reason } }) => [retry ? "retry" : result, reason].join(" "));
    expect([...new Set(reached)].sort()).toEqual(
      [
        ...["success ", "error "],
        ...["not_json", "not_object", "no_code", "bad_code", "failed_status", "foreign"].map((why) => `invalid ${why}`),
        ...["empty", "content_type", "status_mismatch"].map((why) => `invalid ${why}`),
        ...["not_retryable", "already_done", "may_be_done", "attempts_exhausted"].map((why) => `retry ${why}`),
        ...["time_exhausted", "server_delay", "backoff"].map((why) => `retry ${why}`),
      ].sort(),
    );
  });

  it("name more than ten kinds of pages of gateways", () => {
    const names = new Set(rows.flatMap(({ name }) => name ?? []));
    expect(names.size).toBeGreaterThanOrEqual(10);
    expect(names).toContain("nginx 502");
  });

  it("are as many for any number of errors", () => {
    const [spec = ""] = Object.values(receivingSpecs);
    const error = (n: number): string => `      - { code: e${n}, name: Extra${n}, text: x, kind: not_found }\n`;
    const longer = spec + Array.from({ length: 50 }, (_, n) => error(n)).join("");
    expect(rowsOf(longer)).toHaveLength(rowsOf(spec).length);
  });
});
