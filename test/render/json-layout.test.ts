import fc from "fast-check";
import prettier from "prettier";
import { expect, test } from "vitest";
import { jsonPieces, layoutJson, printJson } from "../../generator/render/json-layout.js";
import { Items } from "../../generator/output/items.js";
import { lazyList, ownList } from "../../generator/render/list.js";
import { printedWidth } from "../../generator/render/printed-width.js";

const pretty = (text: string): Promise<string> => prettier.format(text, { parser: "json", printWidth: 80 });

/** Characters whose width differs between tools. */
const odd = fc.constantFrom(
  ...Array.from(
    'a中1#é\u0301ー（😀𠀀☝✌⛹👨👩👧❤🔥🏳🌈🏴©™‼⚡🧑🚀♂\u200d\ufe0f\ufe0e\u20e3\u{1f3fb}\u{1f1e8}\u{1f1f3}\u{e007f}\t\u0085"\\',
  ),
);
const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: odd, maxLength: 30 }));

const { value } = fc.letrec((tie) => ({
  scalar: fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  ),
  value: fc.oneof(
    { depthSize: "small" },
    tie("scalar"),
    fc.array(fc.integer(), { maxLength: 40 }),
    fc.array(text, { maxLength: 8 }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(text, tie("value"), { maxKeys: 5 }),
  ),
}));

test("JSON is laid out as Prettier does, with the same value", async () => {
  await fc.assert(
    fc.asyncProperty(value, async (value) => {
      const printed = printJson({ value });
      expect(await pretty(printed)).toBe(printed);
      const wellFormed = JSON.stringify({ value }, (_, inner: unknown) =>
        typeof inner === "string" ? inner.toWellFormed() : inner,
      );
      expect(JSON.parse(printed)).toEqual(JSON.parse(wellFormed));
    }),
    { numRuns: 500 },
  );
});

test("numbers keep their digits, whatever their spelling", async () => {
  const number = fc.stringMatching(/^-?(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,4})?(?:[eE][-+]?[0-9]{1,3})?$/);
  await fc.assert(
    fc.asyncProperty(number, async (number) => {
      const printed = `${layoutJson(`[${number}]`)}\n`;
      expect(await pretty(printed)).toBe(printed);
      expect(JSON.parse(printed)).toEqual(JSON.parse(`[${number}]`));
    }),
    { numRuns: 300 },
  );
});

test("strings keep their spelling, and large numbers their value", () => {
  expect(layoutJson('{"a":1.50e+400,"a":"\\u4e2d\\/","b":[9007199254740993,-0]}')).toBe(
    '{\n  "a": 1.5e400,\n  "a": "\\u4e2d\\/",\n  "b": [9007199254740993, -0]\n}',
  );
});

test("marks that reorder or hide text are written as escapes", () => {
  expect(printJson("a\u202eb\u2028c\ufeff\u0085\ud800")).toBe('"a\\u202eb\\u2028c\\ufeff\\u0085\ufffd"\n');
});

test("widths match Prettier's", () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(printedWidth(text)).toBe(prettier.util.getStringWidth(text));
    }),
    { numRuns: 5000 },
  );
});

test("a list of objects may be lazy", () => {
  const objects = [{ a: 1, gone: undefined, list: [1, 2] }, { b: { c: "x", empty: {} } }];
  const lazy = lazyList(objects, (object) => object);
  expect(printJson({ value: lazy, last: lazyList([], String) })).toBe(printJson({ value: objects, last: [] }));
});

test("a piece of JSON notes the items of its lists", () => {
  const list = lazyList([[{ a: 1 }, { b: 2 }]], (objects) => ({ of: ownList(objects, (object) => object) }));
  const { item } = jsonPieces({ id: "x" }, "items", list);
  const items = new Items((reads) => JSON.stringify(reads));
  const text = item(0, items);
  expect(text).toBe(item(0));
  expect(items.made.map(([key, start, end]) => [key, text.slice(start, end).replaceAll(/\s/g, "")])).toEqual([
    ['{"a":1}', '{"a":1}'],
    ['{"b":2}', '{"b":2}'],
  ]);
});

test.each<[items: object[]]>([[[]], [[{ a: 1 }]], [[{ a: [1, 2], b: lazyList([1], () => ({ c: "é" })) }, { d: {} }]]])(
  "pieces of JSON are those of the whole, for %j",
  (items) => {
    const before = { id: "x", more: { "y z": [1] } };
    const list = lazyList<object, object>(items, (item) => item);
    const { start, item, end } = jsonPieces(before, "items", list);
    expect([start, ...items.map((_, index) => item(index)), end].join("")).toBe(printJson({ ...before, items: list }));
  },
);
