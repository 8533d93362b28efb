import fc from "fast-check";
import { actionIds } from "../../../generator/model/action.js";
import { kindIds } from "../../../generator/model/kind.js";
import { adapterNames, isServer } from "../../../generator/targets/python/adapters.js";

/** Text that is up to something in a comment, a string, a docstring, a terminal or a template. */
export const hostileTexts: readonly string[] = [
  '"""', "'''", '"', 'ends in a quote "', "ends in a backslash \\", "\\", '\\"', '""', "it's \"both\"", 'say "yes"',
  "*/", "{{raw}}", "{raw}", "%s", "${x}", "</script>", ">>> import os", "... x", ".. include:: /etc/passwd", "coding: utf-7",
  "-*- coding: latin-1 -*-", "# type: ignore", "@internal", "//go:generate x", "a\nb", "a\r\nb", "a\rb", "\n>>> 1/0\n", "a\u2028b", "a\u2029b",
  "a\u0085b", "a\tb", "a\u000bb\fc", "NUL \u0000", "BEL \u0007", "ESC \u001b[31m", "DEL \u007f", "\ufeffBOM", "bidi \u202e abc \u2066",
  "zero \u200b width \u200d", "soft \u00ad hyphen", "nbsp\u00a0", "\u3000全角\u3000", "lone \ud800", "\udc00 lone", "astral 𝒳 😀 👩‍👩‍👧", "e\u0301", "`code`", ":file:`x`",
  "|sub|", "- list", "1. list", ":param x:", "Args:", "\\N{BULLET} \\x41 \\u0041", "😀".repeat(60), "字".repeat(120), "w".repeat(300), "a ".repeat(200),
  "很长的一句话，".repeat(20), "A sentence. ".repeat(12), "、、、".repeat(40),
]; // prettier-ignore

const word = fc
  .tuple(fc.stringMatching(/^[A-Z]$/), fc.stringMatching(/^[a-z0-9]{1,9}$/))
  .map(([first, rest]) => first + rest);

const name = fc
  .oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }),
    fc.array(word, { minLength: 8, maxLength: 32 }),
    fc.constantFrom(
      ["Timeout"],
      ["Permission"],
      ["Not", "Found"],
      ["Value", "Error"],
      ["Internal"],
      ["Error"],
      ["Http2"],
      ["Http10"],
      ["Dsa", "Code"],
    ),
  )
  .map((words) => {
    let whole = "";
    for (const next of words) if (whole.length + next.length <= 64) whole += next;
    return whole;
  });

const text = fc
  .oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: "binary", minLength: 1, maxLength: 120 }),
    fc
      .array(fc.constantFrom("error", "请求", "，", "。", ". ", '"', "\\", " ", "\n", ">>>", "..", "*", "`"), {
        minLength: 1,
        maxLength: 60,
      })
      .map((parts) => parts.join("")),
  )
  .filter((text) => text.trim() !== "");

const localized = (locales: readonly string[]) =>
  fc.record(Object.fromEntries(locales.map((locale) => [locale, text])), { requiredKeys: [locales[0] ?? "en"] });

const codeTypes = {
  int: fc.integer().map(String),
  hex: fc.integer({ min: 0, max: 0xffffffff }).map((n) => `0x${n.toString(16).toUpperCase().padStart(8, "0")}`),
  string: fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:/-]{60,127}$/),
  ),
  dotted: fc.stringMatching(/^[A-Za-z0-9_-]{1,30}(?:\.[A-Za-z0-9_-]{1,30}){0,3}$/).filter((code) => code.length <= 128),
  sqlstate: fc.stringMatching(/^[0-9A-Z]{5}$/),
} as const;

const params = fc.uniqueArray(
  fc.record({
    name: fc.oneof(
      fc.stringMatching(/^[a-z][a-z0-9]{0,9}(?:_[a-z0-9]{1,9}){0,3}$/),
      fc.constantFrom("locale", "self", "cls", "class", "info", "code", "str", "values"),
    ),
    type: fc.constantFrom("string", "int", "float", "bool"),
  }),
  { maxLength: 3, selector: (param) => param.name },
);

const steps = fc.array(
  fc.oneof(
    fc.constantFrom("code", "Error", "0", "12", "错误", 'quo"te', "it's", "back\\slash", "new\nline"),
    fc.stringMatching(/^[A-Za-z]{1,30}$/),
  ),
  { minLength: 1, maxLength: 5 },
);
const pointer = steps.map((parts) => parts.map((part) => `/${part}`).join(""));

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:[-_][a-z0-9]{1,8}){0,3}$/);

function moduleSpec(locales: readonly string[], id: string) {
  return fc.constantFrom(...(Object.keys(codeTypes) as (keyof typeof codeTypes)[])).chain((type) => {
    const entry = fc.record(
      {
        code: codeTypes[type],
        name,
        aliases: fc.array(name, { maxLength: 2 }),
        title: localized(locales),
        text: localized(locales),
        kind: fc.constantFrom(...kindIds),
        action: fc.constantFrom(...actionIds),
        fallback: fc.constantFrom(...actionIds),
        note: localized(locales),
        params,
        since: text,
        was: fc.array(fc.record({ text: localized(locales), until: text }, { requiredKeys: ["text"] }), {
          maxLength: 2,
        }),
        links: fc.array(
          fc.record({ url: fc.constantFrom("https://example.com/a", "https://example.com/错误?x={y}") }),
          { maxLength: 2 },
        ),
        deprecated: fc.record({ reason: localized(locales), since: text }, { requiredKeys: ["reason"] }),
      },
      { requiredKeys: ["code", "name", "text"] },
    );
    return fc
      .uniqueArray(entry, { maxLength: 5, selector: ({ code }) => code })
      .map((entries) => {
        const seen = new Set<string>();
        const fresh = (name: string): boolean => !seen.has(name) && seen.add(name).size > 0;
        const errors = entries
          .filter(({ name }) => fresh(name))
          .map((entry) => ({ ...entry, ...(entry.aliases && { aliases: entry.aliases.filter(fresh) }) }));
        return { module: id, "code-type": type, errors };
      })
      .chain((module) =>
        fc.record(
          { module: fc.constant(module), title: localized(locales), description: localized(locales) },
          { requiredKeys: ["module"] },
        ),
      )
      .map(({ module, ...rest }) => ({ ...module, ...rest }));
  });
}

/** Operations that return some of these errors. */
function operations(errors: readonly string[], locales: readonly string[]) {
  const operation = fc.record(
    {
      name,
      summary: localized(locales),
      path: fc.stringMatching(/^\/[!-~]{0,60}$/),
      errors: fc.array(
        fc.record({ error: fc.constantFrom(...errors), when: localized(locales) }, { requiredKeys: ["error"] }),
        { maxLength: 6 },
      ),
    },
    { requiredKeys: ["name"] },
  );
  const list = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[!-~]{1,90}$/), operation), {
    maxLength: 3,
    comparator: ([id, { name, path }], [otherId, other]) =>
      id === otherId || name === other.name || (path !== undefined && path === other.path),
  });
  return list.map((operations) => ({ list: Object.fromEntries(operations) }));
}

/** The text of a spec, one file with all modules, whose texts and names are as bad as a spec may have them. */
export const specs = fc
  .record({
    locales: fc.constantFrom(["en"], ["zh"], ["zh", "en"], ["de", "pt-BR", "en-GB"]),
    ids: fc.uniqueArray(fc.oneof(id, fc.constantFrom("import", "list", "con", "match", "common", "enum")), {
      minLength: 1,
      maxLength: 3,
      selector: (id) => id.replaceAll("-", "_"),
    }),
    shared: fc.boolean(),
  })
  .chain(({ locales, ids, shared }) =>
    fc.record({
      errspec: fc.constant(1),
      catalog: id,
      name,
      title: localized(locales),
      description: localized(locales),
      locales: fc.constant(locales),
      docs: fc.constantFrom("https://example.com/{module}#{code}", "https://example.com/{name}"),
      envelope: fc.record(
        {
          code: fc.oneof(pointer, fc.array(pointer, { minLength: 1, maxLength: 4 })),
          text: fc.oneof(pointer, fc.array(pointer, { minLength: 1, maxLength: 4 })),
          "request-id": pointer,
          headers: fc.record(
            {
              code: fc.constantFrom("x-code", ["x-error-code", "x-amzn-errortype-of-the-service"]),
              "request-id": fc.constantFrom("x-request-id", ["x-id", "x-trace-id-of-the-gateway", "x-amzn-trace-id"]),
              "retry-after": fc.constantFrom("retry-after", [
                "x-wait",
                { header: "x-rate-limit-reset-of-the-account", unit: "epoch" },
                { header: "x-wait-ms", unit: "milliseconds" },
              ]),
            },
            { requiredKeys: [] },
          ),
          status: fc.constantFrom("entry", 200, 400),
          success: fc.record({ absent: pointer, present: pointer }, { requiredKeys: [] }),
          ...(shared && ids.length > 1
            ? {
                common: fc.constant(ids[0]),
                "module-code": fc.array(
                  fc.record(
                    {
                      at: pointer,
                      forms: fc.constantFrom(["({code})"], ["({code})", "{code}:"], ['"{code}\\', "'{code}'"]),
                    },
                    { requiredKeys: ["at"] },
                  ),
                  { maxLength: 3 },
                ),
              }
            : {}),
        },
        {
          requiredKeys: [
            "code",
            ...(shared && ids.length > 1 ? ["common" as const, "module-code" as const] : []),
          ] as never,
        },
      ),
      targets: fc.record({
        python: fc.constantFrom("client", "server", "both").chain((side) =>
          fc.record(
            {
              side: fc.constant(side),
              classes: fc.constantFrom("per-code", "per-kind"),
              suffix: fc.constantFrom("Error", "Exception", "Failure", ""),
              prefix: fc.constantFrom("", "Acme"),
              license: fc.constantFrom("MIT"),
              locales: fc.constant(locales.slice(-1)),
              adapters: fc.subarray(
                adapterNames.filter((name) => side === "both" || isServer(name) === (side === "server")),
              ),
            },
            { requiredKeys: ["side"] },
          ),
        ),
      }),
      modules: fc.tuple(...ids.map((id) => moduleSpec(locales, id))),
    }),
  )
  .chain((spec) => {
    const errors = spec.modules.flatMap(({ module, errors }) => errors.map(({ name }) => `${module}.${name}`));
    const none = { ...spec, operations: {} };
    return errors.length === 0
      ? fc.constant(none)
      : operations(errors, spec.locales).map((operations) => ({ ...spec, operations }));
  });
