import fc from "fast-check";
import { actionIds } from "../../../generator/model/action.js";
import { kindIds } from "../../../generator/model/kind.js";

/*
 * Specs of every shape that the loader accepts, as plain values: any envelope, any type of code, names and ids of any
 * length, and texts that would rather be code.
 */

const hostile = [
  "*/ export const evil = 1; /*",
  '"""',
  "'\"`${evil}\\",
  "@internal {@link x} @ts-nocheck",
  "a\r\nb\u2028c\u2029d\u0085e",
  "\u0000\u001b[31m\u007f\ufeff\u202e\u200b",
  "\ud800 alone \udc00",
  "{{evil}} {{{evil}}} <!-- --> </script><script>",
  "//go:generate evil",
  "# - 1. > | [a](b) _c_ *d* ~e~ `f` ![g] &amp; &#64; http://example.com",
  "动态加速网络，请确认后重试。".repeat(4),
  "emoji 😀 👨‍👩‍👧 ❤️ ☎ © 1️⃣ 🇨🇳",
  "e\u0301 combining ｆｕｌｌ",
  "/",
];

const text = fc
  .oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: "binary", minLength: 1, maxLength: 120 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
    fc.lorem({ maxCount: 20 }),
    fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" ")),
  )
  .map((value) => (value.trim() === "" ? "text" : value));

const headers = fc.constantFrom(
  "x-one",
  ["x-one", "x-two"],
  ["a", "b", "c"].map((name) => `x-${name.repeat(40)}`),
);

const word = fc.stringMatching(/^[A-Z][a-z0-9]{1,9}$/);
const name = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map((words) => words.join("").slice(0, 64))
  .filter((value) => /^(?:[A-Z][a-z0-9]+)+$/.test(value) && value !== "Infinity");
const longName = fc.constant(`${"Abcdefghijklmnopqrstuvwxyz".repeat(2)}Abcdefghijk`.padEnd(64, "z"));
const id = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9]{1,8}(?:[-_][a-z0-9]{1,8}){0,2}$/),
  fc.stringMatching(/^[a-z]{46}[0-9]{2}$/),
);
const locales = fc.uniqueArray(fc.constantFrom("en", "zh", "pt-BR", "zh-Hans", "de", "fil"), {
  minLength: 1,
  maxLength: 4,
});
const pointer = fc
  .array(
    fc.oneof(
      fc.constantFrom("error", "code", "message", "Response", "0", "length", "__proto__", "~1"),
      fc.stringMatching(/^[a-zA-Z"'\\`$ ]{1,30}$/),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((steps) => steps.map((step) => `/${step.replace(/~(?![01])/g, "~0").replaceAll("/", "~1")}`).join(""));
const pointers = fc.oneof(pointer, fc.array(pointer, { minLength: 1, maxLength: 3 }));
const form = fc
  .tuple(fc.stringMatching(/^[!-z|~]{0,8}$/), fc.stringMatching(/^[!-z|~]{1,8}$/))
  .map(([before, after]) => `${before}{code}${after}`);

const codeKinds = {
  int: fc.oneof(fc.integer(), fc.maxSafeInteger()).map(String),
  hex8: fc.integer({ min: 0, max: 0xff }).map((value) => hex(value, 2)),
  hex: fc.nat({ max: 0xffffffff }).map((value) => hex(value, 8)),
  string: fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/),
    fc.constantFrom("constructor", "toString", "0", "12", "a-b"),
  ),
  dotted: fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{1,20}(?:\.[A-Za-z0-9_-]{1,20}){0,2}$/),
    fc.constantFrom("__proto__", "AuthFailure.SignatureExpire"),
  ),
  sqlstate: fc.stringMatching(/^[0-9A-Z]{5}$/),
} as const;

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, "0")}`;
}

const codeTypes: Readonly<Record<keyof typeof codeKinds, unknown>> = {
  int: "int",
  hex8: { kind: "hex", bits: 8, signed: true },
  hex: "hex",
  string: "string",
  dotted: "dotted",
  sqlstate: "sqlstate",
};

type Fields = Record<string, unknown>;

function entry(tags: readonly string[], code: fc.Arbitrary<string>): fc.Arbitrary<Fields> {
  const texts = fc
    .tuple(...tags.map(() => text))
    .map((values) => Object.fromEntries(tags.map((tag, i) => [tag, values[i]])));
  const param = fc.record(
    {
      name: fc.stringMatching(/^[a-z][a-z0-9]{0,9}(?:_[a-z][a-z0-9]{0,9}){0,3}$/),
      type: fc.constantFrom("string", "int", "float", "bool"),
    },
    { requiredKeys: ["name"] },
  );
  return fc
    .record(
      {
        code,
        name: fc.oneof({ weight: 5, arbitrary: name }, longName),
        text: texts,
        title: texts,
        note: texts,
        kind: fc.constantFrom(...kindIds),
        action: fc.constantFrom(...actionIds),
        fallback: fc.constantFrom(...actionIds),
        retryable: fc.boolean(),
        since: text,
        deprecated: fc.record({ since: text, reason: texts }, { requiredKeys: ["reason"] }),
        was: fc.array(fc.record({ text: texts, until: text }, { requiredKeys: ["text"] }), { maxLength: 2 }),
        aliases: fc.array(name, { maxLength: 2 }),
        params: fc.uniqueArray(param, { maxLength: 3, selector: (value) => value.name }),
      },
      { requiredKeys: ["code", "name", "text"] },
    )
    .map((fields) => {
      const names = (fields.params ?? []).map((value) => `{${value.name}}`);
      const filled = Object.fromEntries(
        Object.entries(fields.text).map(([tag, value]) => [tag, `${String(value)} ${names.join(" ")}`.trim()]),
      );
      return { ...fields, text: filled };
    });
}

function module(tags: readonly string[]): fc.Arbitrary<Fields> {
  return fc.constantFrom(...(Object.keys(codeKinds) as (keyof typeof codeKinds)[])).chain((kind) =>
    fc.record({
      module: id,
      title: fc
        .tuple(...tags.map(() => text))
        .map((values) => Object.fromEntries(tags.map((tag, i) => [tag, values[i]]))),
      "code-type": fc.constant(codeTypes[kind]),
      errors: fc
        .uniqueArray(entry(tags, codeKinds[kind]), { maxLength: 5, selector: (fields) => fields["code"] })
        .map(distinctNames),
    }),
  );
}

/** Names and aliases that do not meet; a name that does is dropped with its entry. */
function distinctNames(entries: readonly Fields[]): Fields[] {
  const seen = new Set<unknown>();
  return entries.flatMap((fields) => {
    if (seen.has(fields["name"])) return [];
    seen.add(fields["name"]);
    const aliases = ((fields["aliases"] ?? []) as string[]).filter((alias) => !seen.has(alias) && seen.add(alias));
    return [{ ...fields, aliases }];
  });
}

/** What stands in `errspec.yaml`, as a value. */
export const spec: fc.Arbitrary<Fields> = locales.chain((tags) =>
  fc
    .record({
      modules: fc.uniqueArray(module(tags), {
        minLength: 1,
        maxLength: 3,
        selector: (fields) => String(fields["module"]).replace(/[-_]/g, ""),
      }),
      layered: fc.boolean(),
      title: text,
      name: fc.oneof(name, longName),
      docs: fc.constantFrom(undefined, "https://example.com/{module}/{code}#{name}"),
      envelope: fc.record(
        {
          code: pointers,
          text: pointers,
          "request-id": pointers,
          success: fc.record({ absent: pointer, present: pointer }, { requiredKeys: [] }),
          status: fc.constantFrom("entry", 200, 400),
          headers: fc.record(
            {
              code: headers,
              "request-id": headers,
              "retry-after": fc.constantFrom("x-wait", [
                { header: "retry-after", unit: "milliseconds" },
                { header: `x-${"until-".repeat(10)}then`, unit: "epoch" },
              ]),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: ["code"] },
      ),
      sources: fc.array(
        fc.record({ at: pointer, forms: fc.array(form, { minLength: 1, maxLength: 3 }) }, { requiredKeys: ["at"] }),
        { maxLength: 3 },
      ),
      options: fc.record(
        {
          package: fc.constantFrom("acme-errors", `@${"a".repeat(60)}/${"b".repeat(60)}`),
          style: fc.constantFrom("enum", "const"),
          classes: fc.constantFrom("per-module", "per-code"),
          prefix: fc.constantFrom("", "Acme", "Abcdefghijklmnop"),
          suffix: fc.constantFrom("Code", "", "Codes"),
          testkit: fc.boolean(),
          side: fc.constantFrom("client", "server", "both"),
          license: fc.constant("MIT"),
        },
        { requiredKeys: [] },
      ),
      isAdapted: fc.boolean(),
    })
    .map(({ modules, layered, title, name, docs, envelope, sources, options, isAdapted }) => ({
      errspec: 1,
      catalog: "acme",
      name,
      title,
      locales: tags,
      ...(docs === undefined ? {} : { docs }),
      envelope: layered ? { ...envelope, common: modules[0]?.["module"], "module-code": sources } : envelope,
      targets: { typescript: isAdapted ? { ...options, adapters: adapters[options.side ?? "client"] } : options },
      modules,
    })),
);

const adapters = {
  client: ["axios", "fetch"],
  server: ["express", "fastify", "nestjs", "web"],
  both: ["axios", "nestjs"],
};

/** A spec as text: JSON, which is YAML, with every unusual character as an escape. */
export function yamlOf(value: Fields): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
