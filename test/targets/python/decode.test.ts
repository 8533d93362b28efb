import fc from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decode } from "../../../generator/decode/decode.js";
import { verdictText } from "../../../generator/decode/verdict-text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { caseOf, receivers } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

const scalars = fc.oneof(
  fc.constantFrom<string>(
    "null", "true", "false", "0", "-0", "0.0", "-0.0", "1e400", "-1e400", "1e-400", "4000.0", "4e3", "9007199254740991",
    "9007199254740992", "9007199254740993", "-9007199254740991", "4000.0000000000000000001", "123456789012345678901234567890",
    "9".repeat(5000), `1${"0".repeat(400)}`, "16", "0.5", "NaN", "Infinity", "-Infinity", "01", "+1", "-", "1.", ".5", "1e", "{}", "[]",
    '{"0":1}', '[{"text":"x"}]', '"\\ud800"', '"\\ud83d\\ude00"', '"\\udc00x"', '"\\u0000"', '"\u0001"', '"\\x"', '"\u2028"', '""',
  ), // prettier-ignore
  fc.integer({ min: -40000, max: 40000 }).map(String),
  fc
    .constantFrom("4000", "2130", "0", "16", "17", "-32601", "2147942405", "-2147024891", "3221225477", "22")
    .map((digits) => `"${digits}"`),
  fc
    .constantFrom(
      "0x80070005",
      "0X80070005",
      "0xc0000005",
      "0x10",
      "0xFE",
      "0x1FE",
      "-0x10",
      "0x",
      "0xg",
      "00000",
      "22P02",
      "22p02",
      "A.B",
      "card_declined",
      "004000",
      "-0",
      "٣٤",
      "４０００",
      " 4000",
      "1".repeat(16),
      "a".repeat(257),
      "😀".repeat(128),
      "😀".repeat(129),
    )
    .map((text) => JSON.stringify(text)),
  fc
    .tuple(
      fc.constantFrom("", " ", "\t ", " ".repeat(9), "\u3000"),
      fc.constantFrom("(", "（", "[", "［", "", "（ ", "( \t"),
      fc.constantFrom(
        "2130",
        "-514",
        "4000",
        "0",
        "12",
        "123",
        "00002130",
        "12345678901",
        "2147483647",
        "2147483648",
        "-2147483649",
        "16",
        "17",
        "254",
        "-2",
        "300",
        "A.B",
        "A.C",
        "x".repeat(64),
        "x".repeat(65),
        "２１３０",
        "-",
        "",
      ),
      fc.constantFrom("=", "＝", ")", "）", "]", "］", ":", "：", " :", "): ", ""),
      fc.constantFrom("", " x", "文字", "\ud800", "  非法", "x".repeat(300)),
    )
    .map((parts) => JSON.stringify(parts.join(""))),
);

/** HTTP statuses, or none. */
const statuses = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 2 },
  fc.constantFrom(199, 200, 204, 205, 299, 300, 304, 399, 400, 404, 408, 429, 500, 502, 503, 504, 599),
);

/** The keys that lead anywhere in an envelope, and some that do not. */
function bodies(catalog: Catalog): fc.Arbitrary<string | Uint8Array> {
  const { envelope } = catalog;
  const pointers = [
    ...envelope.code,
    ...envelope.text,
    ...envelope.requestId,
    ...envelope.moduleCode.map(({ at }) => at),
    envelope.success.absent,
    envelope.success.present,
  ];
  const keys = [...new Set(pointers.flatMap((pointer) => pointer ?? [])), "Code", "x", "0", "__proto__"];
  const { value } = fc.letrec<{ value: string; object: string }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, { arbitrary: scalars, weight: 3 }, { arbitrary: tie("object"), weight: 2 }),
    object: fc
      .array(fc.tuple(fc.constantFrom(...keys), tie("value")), { maxLength: 6 })
      .map((pairs) => `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`).join(", ")}}`),
  }));
  const likely = fc
    .tuple(...pointers.map((pointer) => fc.option(scalars, { nil: undefined }).map((inner) => ({ pointer, inner }))))
    .map((found) => {
      let pairs = '"x":1';
      for (const { pointer, inner } of found) {
        if (pointer === undefined || inner === undefined) continue;
        pairs += `,${[...pointer].reverse().reduce((nested, step, index) => {
          const pair = `${JSON.stringify(step)}:${nested}`;
          if (index === pointer.length - 1) return pair;
          return step === "0" ? `[${nested}]` : `{${pair}}`;
        }, inner)}`;
      }
      return `{${pairs}}`;
    });
  const nested = fc
    .integer({ min: 505, max: 520 })
    .map((depth) => `{"x":${"[".repeat(depth)}"]${"]".repeat(depth)},"code":4000}`);
  const text = fc.oneof({ arbitrary: likely, weight: 6 }, { arbitrary: value, weight: 2 }, nested);
  const bytes = fc
    .tuple(
      text,
      fc.nat(),
      fc.constantFrom(
        [],
        [0xff],
        [0xe4, 0xb8],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xc0, 0xaf],
        [0xef, 0xbb, 0xbf],
      ),
    )
    .map(([text, at, broken]) => {
      const whole = Buffer.from(text);
      const cut = at % (whole.length + 1);
      return new Uint8Array([...whole.subarray(0, cut), ...broken, ...whole.subarray(cut)]);
    });
  return fc.oneof(
    text,
    fc.constantFrom("\ufeff", "\ufeff\ufeff", " ", "\u00a0").chain((mark) => text.map((body) => mark + body)),
    bytes,
  );
}

describeWith(["python3"], "decode", () => {
  let space: Awaited<ReturnType<typeof temporary>>;
  beforeAll(async () => void (space = await temporary()));
  afterAll(() => space.remove());

  it.each(receivers)("comes to the verdict of the catalog itself: %s", async (name) => {
    const catalog = caseOf(name);
    const cwd = join(space.folder, name);
    await write(cwd, await generate(catalog));
    const any = fc.tuple(fc.constantFrom(...catalog.modules), bodies(catalog), statuses);
    const samples = fc.sample(any, { numRuns: 1500, seed });
    const lines = samples.map(([module, body, status]) =>
      typeof body === "string" && !/\p{Cs}/u.test(body)
        ? JSON.stringify({ module: module.id, body, status })
        : JSON.stringify({ module: module.id, body64: Buffer.from(body).toString("base64"), status }),
    );
    await write(cwd, new Map([["cases.jsonl", `${lines.join("\n")}\n`]]));
    const { stdout, stderr } = await run("sh", ["-c", 'exec "$0" -m tests.verdicts < cases.jsonl', "python3"], { cwd });
    expect(stderr).toBe("");
    const expected = samples.map(([module, body, status]) => {
      const sent = typeof body === "string" && /\p{Cs}/u.test(body) ? Buffer.from(body) : body;
      return verdictText(decode(catalog, module, sent, status));
    });
    const differences = stdout
      .trimEnd()
      .split("\n")
      .flatMap((got, index) =>
        got === expected[index] ? [] : [{ line: lines[index], got, expected: expected[index] }],
      );
    expect(differences.slice(0, 3), `with seed ${seed}`).toEqual([]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(expected.length);
  });
});
