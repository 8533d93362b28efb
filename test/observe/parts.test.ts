import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeBody } from "../../generator/decode/decode.js";
import type { Json } from "../../generator/model/json.js";
import { countsCsv } from "../../generator/observe/counts-table.js";
import { judgeFor } from "../../generator/observe/judge.js";
import { lineSplitter } from "../../generator/observe/lines.js";
import { joiner, partReader } from "../../generator/observe/part.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";

/*
 * Input is read in parts and in chunks, and judgements are remembered. Neither may change a result.
 */

const shop = catalogOf(readFileSync(join(import.meta.dirname, "shop.yaml"), "utf8"));
const seed = seedCatalog();
const options = { format: "auto", fields: {}, base: "", module: undefined } as const;

const record = fc
  .record({
    seconds: fc.integer({ min: 0, max: 40 }),
    code: fc.constantFrom("out_of_stock", "busy", "nope", ""),
    client: fc.constantFrom("a", "b"),
    hasBody: fc.boolean(),
  })
  .map(({ seconds, code, client, hasBody }) => {
    const body = code === "" ? {} : { error: { code, message: "x" } };
    const request = { status: 409, client, method: "POST", path: "/orders" };
    return (time: number): string => JSON.stringify({ time: time + seconds, ...request, ...(hasBody ? { body } : {}) });
  });
const lines = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: record },
      fc.constant(() => '{"broken'),
    ),
    { maxLength: 40 },
  )
  .map((all) => all.map((line, i) => line(1_780_000_000 + i * 20)));

it("counts the same however the input is cut into parts", () => {
  const read = partReader(shop, options);
  fc.assert(
    fc.property(lines, fc.array(fc.nat(40), { maxLength: 4 }), (all, cuts) => {
      const counts = (at: readonly number[]): object => {
        const joined = joiner();
        let before = 0;
        const ends = [...new Set([...at.filter((cut) => cut < all.length), all.length])].sort((a, b) => a - b);
        for (const [index, end] of ends.entries()) {
          const part = read("in", index === 0);
          for (const line of all.slice(ends[index - 1] ?? 0, end))
            part.line(Buffer.from(line), 0, Buffer.byteLength(line));
          const done = structuredClone(part.end(false)); // as from another thread
          joined.add(done, before);
          before += done.lines;
        }
        const { damage, timeline, ...result } = joined.counts();
        return { csv: countsCsv({ ...result, damage, timeline }), damage, timeline };
      };
      expect(counts(cuts)).toEqual(counts([]));
    }),
    { numRuns: 300 },
  );
});

it("keeps no more of much input than its limits allow", () => {
  const joined = joiner();
  const kept: number[][] = [];
  for (const file of ["a", "b"]) {
    const part = partReader(shop, options)(file, file === "a");
    for (let i = 0; i < (file === "a" ? 80_000 : 11_000); i++) {
      const n = `${file}${i}`;
      const [code, method] = i < 11_000 ? [n, "GET"] : ["out_of_stock", "POST"];
      const time = 1_780_000_000 + (file === "a" ? 0 : 7e7) + i * 1000;
      const body = { error: { code, message: n } };
      const line = JSON.stringify({ time, client: n, method, path: `/orders/${n}`, status: 409, body });
      part.line(Buffer.from(i % 100 === 0 ? line.slice(1) : line), 0, line.length);
      if (i % 100 === 0) part.line(Buffer.from(`{${n}`), 0, n.length + 1);
    }
    const end = part.end(false);
    kept.push([end.runs.last.size, end.unknown.size, end.examples.size, end.timeline.intervals.size]);
    joined.add(end, 0);
  }
  const limits = [65_536, 10_000, 10_000, 1000];
  expect(kept.map((sizes) => sizes.map((size, i) => Math.max(size, limits[i] ?? 0)))).toEqual([limits, limits]);
  expect(kept[0]?.slice(0, 3)).toEqual(limits.slice(0, 3)); // each limit is reached
  const { rows, examples, damage, timeline } = joined.counts();
  expect(rows.length).toBeLessThan(10_010);
  const beyond = rows.filter(({ code }) => code === "*").map(({ n }) => n);
  expect(beyond.reduce((sum, n) => sum + n, 0)).toBe(12_000);
  expect(examples.size).toBe(10_000);
  expect(timeline.length).toBeLessThanOrEqual(1000);
  expect(damage.map(({ n, lines: places }) => [n, places.length])).toEqual([[800, 100], [110, 100]]); // prettier-ignore
});

it("cuts bytes into the same lines whatever the chunks are", () => {
  const text = fc.array(fc.constantFrom("a", "é", "\n", "\r\n", "\ufeff", "中"), { maxLength: 30 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (pieces, size) => {
      const bytes = Buffer.from(pieces.join(""));
      const found: string[] = [];
      const splitter = lineSplitter(
        true,
        (line, from, to) => found.push(line.toString("utf8", from, to)),
        () => found.push("too long"),
      );
      for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size));
      splitter.end();
      const expected = pieces
        .join("")
        .replace(/^\ufeff/, "")
        .split(/\r?\n/);
      if (expected.at(-1) === "") expected.pop();
      expect(found).toEqual(expected);
    }),
  );
});

/** Bodies that are like those of the API, and unlike them in every place that the decoder reads. */
const value = fc.oneof(
  fc.constantFrom<Json>(0, "0", -0, 4000, "4000", 4000.5, null, true, "", [], {}, "out_of_stock", "order_lost"),
  fc.constantFrom<Json>("(2130)非法ProjectID参数，请确认后重试", "(2130)x", "(4000)x", "2130:x", "Try again later."),
);
const body = fc.oneof(
  fc.record({ code: value, message: value, codeDesc: value, requestId: value }, { requiredKeys: [] }),
  fc.record(
    { error: fc.oneof(value, fc.record({ code: value, message: value }, { requiredKeys: [] })), data: value },
    { requiredKeys: [] },
  ),
  value,
);

it.each([
  ["shop", shop],
  ["the worked example", seed],
] as const)("remembers only what the decoder would say again: %s", (_, catalog) => {
  const judge = judgeFor(catalog, undefined);
  const [module] = catalog.modules.slice(-1);
  if (module === undefined) throw new Error("no module");
  fc.assert(
    fc.property(body, fc.constantFrom(undefined, 200, 404, 204), (parsed, status) => {
      const remembered = judge({ body: { text: JSON.stringify(parsed) }, status }, undefined);
      const verdict = decodeBody(catalog, module, { body: JSON.stringify(parsed), status });
      const { result, code, moduleCode, reason } = remembered;
      expect({ result, code, moduleCode, reason }).toEqual({
        result: verdict.result,
        code: verdict.result === "error" ? verdict.code : "",
        moduleCode: (verdict.result === "error" ? verdict.moduleCode : undefined) ?? "",
        reason: verdict.result === "invalid" ? verdict.reason : "",
      });
      expect(remembered).toEqual(judgeFor(catalog, undefined)({ body: { value: parsed }, status }, undefined));
    }),
    { numRuns: 3000 },
  );
});
