import fc from "fast-check";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decode } from "../../../generator/decode/decode.js";
import { verdictText } from "../../../generator/decode/verdict-text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, write } from "./generated.js";
import { specs } from "./specs.js";

/** Bodies that look like responses of a catalog, and bytes that once did. */
function bodies(catalog: Catalog): fc.Arbitrary<Uint8Array> {
  const { envelope, modules } = catalog;
  const pointers = [
    ...envelope.code,
    ...envelope.text,
    ...envelope.requestId,
    ...envelope.moduleCode.map(({ at }) => at),
    ...[envelope.success.absent, envelope.success.present].flatMap((pointer) =>
      pointer === undefined ? [] : [pointer],
    ),
  ];
  const codes = modules.flatMap(({ entries, success }) =>
    [...(success === undefined ? [] : [success]), ...entries].map(({ code }) => code),
  );
  const scalar = fc.oneof(
    fc
      .constantFrom(...codes, ...codes.map((code) => JSON.stringify(code)))
      .filter((text) => /^(?:"|-?(?:0|[1-9][0-9]*)$)/.test(text)),
    fc.constantFrom(
      "null",
      "true",
      "0",
      "-0",
      "0.0",
      "4000.0",
      "4e3",
      "1e400",
      "-1",
      "9007199254740993",
      "1e-400",
      '"0"',
      '"-0"',
      '"00"',
      '"0x1"',
      '""',
      "{}",
      "[]",
      "[1]",
      '"\\ud83d"',
      '"\\ud83d\\ude00"',
    ),
    fc.integer({ min: -70000, max: 70000 }).map(String),
    fc.double().map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary", maxLength: 8 }).map((text) => JSON.stringify(text)),
    fc
      .tuple(
        fc.constantFrom("", " ", "\t\t", "         "),
        fc.constantFrom("(", "（", "[", "［", ""),
        fc.constantFrom("", " ", "-", "0"),
        fc.constantFrom(...codes, "12", "123", "4000", "99999999999", "2147483648", "no_such_vm"),
        fc.constantFrom(")", "）", "]", "］", ":", "：", " :", ""),
        fc.constantFrom("", " text", "文字"),
      )
      .map((parts) => JSON.stringify(parts.join(""))),
  );
  const member = fc.tuple(fc.constantFrom(...pointers), scalar, fc.boolean()).map(([pointer, value, escaped]) =>
    pointer.reduceRight((inner, step, index) => {
      const key = JSON.stringify(step);
      const spelled =
        escaped && index === 0 ? `"\\u${step.charCodeAt(0).toString(16).padStart(4, "0")}${key.slice(2)}` : key;
      return index === 0 ? `${spelled} : ${inner}` : `{${spelled}:${inner}}`;
    }, value),
  );
  const nested = fc.tuple(member, member).map(([a, b]) => {
    const [, outer = "", left = ""] = /^("[^"]*") : \{(.*)\}$/s.exec(a) ?? [];
    const [, , right = ""] = /^("[^"]*") : \{(.*)\}$/s.exec(b) ?? [];
    return outer === "" || right === "" ? `${a},${b}` : `${outer} : {${left},${right}}`;
  });
  const good = fc.constantFrom(...codes).map((code) => {
    const value = /^-?\d+$/.test(code) ? code : JSON.stringify(code);
    return (envelope.code[0] ?? [])
      .reduceRight((inner, step) => `{${JSON.stringify(step)}:${inner}}`, value)
      .slice(1, -1);
  });
  const object = fc
    .tuple(fc.array(good, { maxLength: 1 }), fc.array(fc.oneof(member, nested), { maxLength: 5 }), fc.boolean())
    .map(([first, others, reverse]) => `{${(reverse ? [...others, ...first] : [...first, ...others]).join(",")}}`);
  const damage = fc.oneof(
    { weight: 4, arbitrary: fc.constant((bytes: Uint8Array) => bytes) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.nat(4))
        .map(([at, inserted, deleted]) => (bytes: Uint8Array) => {
          const place = at % (bytes.length + 1);
          return Uint8Array.from([...bytes.slice(0, place), ...inserted, ...bytes.slice(place + deleted)]);
        }),
    },
  );
  return fc.tuple(object, damage).map(([text, harm]) => harm(new TextEncoder().encode(text)));
}

/** None is given in half of the cases. */
const statuses = fc.oneof(fc.constant(undefined), fc.constantFrom(200, 204, 299, 300, 400, 404, 429, 500, 502, 599));

/** How many bodies of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 3000);

describeWith(["go"], "decode in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-decode-"));
  });
  afterAll(() => remove(folder));

  // A package for servers alone decodes nothing.
  const decoding = Object.entries(specs).filter(([, text]) => !text.includes("side: server"));
  it.each(decoding)("comes to the catalog's own verdict: %s", async (name, text) => {
    const catalog = catalogOf(text);
    await write(join(folder, name), await generate(catalog));
    const samples = fc.sample(fc.tuple(fc.constantFrom(...catalog.modules), bodies(catalog), statuses), {
      numRuns: runs,
      seed,
    });
    const lines = samples.map(([module, body, status]) =>
      JSON.stringify({ module: module.id, body64: Buffer.from(body).toString("base64"), status }),
    );
    await writeFile(join(folder, name, "cases.jsonl"), lines.join("\n"));
    const { stdout, stderr } = await run("sh", ["-c", "go test -c -o program . && ./program -decode < cases.jsonl"], {
      cwd: join(folder, name),
    });
    expect(stderr).toBe("");
    const wrong = stdout
      .trimEnd()
      .split("\n")
      .flatMap((got, index) => {
        const [module, body, status] = samples[index] ?? [];
        if (module === undefined || body === undefined) return [{ got }];
        const wanted = verdictText(decode(catalog, module, body, status));
        return got === wanted
          ? []
          : [{ seed, module: module.id, status, body: Buffer.from(body).toString("latin1"), got, wanted }];
      });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(samples.length);
  });
});
