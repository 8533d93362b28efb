import { testText, textCount } from "./payloads.js";

/** A catalog that a target is tested with. */
export interface TestCatalog {
  readonly name: string;
  /** What is demanding about it. */
  readonly about: string;
  /** The text of its `errspec.yaml`, which has its modules too. With harmless texts or, where it has any, hostile ones. */
  readonly spec: (isHostile: boolean) => string;
  /** Whether it has texts that try to escape. */
  readonly hasHostileTexts: boolean;
}

type Yaml = Readonly<Record<string, unknown>>;

const envelope = { code: "/code", text: "/message", "request-id": "/id" };

/** The text of a catalog with these modules. JSON in ASCII is YAML. */
function specOf(name: string, modules: readonly Yaml[], more: Yaml = {}): string {
  const spec = {
    errspec: 1,
    catalog: name,
    title: "Test",
    version: "1.2.3",
    locales: ["en"],
    envelope,
    ...more,
    modules,
  };
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(spec).replace(/[^ -~]/g, escape);
}

const text = "The thing is not there. Check its number.";

const error = (code: unknown, name: string, more: Yaml = {}): Yaml => ({
  ...{ code, name, text, kind: "not_found", action: "fix_request" },
  ...more,
});

/** Some errors with every kind of reaction. */
const reactions: readonly Yaml[] = [
  error(1, "NotThere"),
  error(2, "TooMany", { kind: "resource_exhausted", action: "back_off", text: "Too many requests. Try again later." }),
  error(3, "Broken", { kind: "internal", action: "contact_support", text: "Something is broken." }),
  error(5, "NotReady", { kind: "unavailable", action: "retry", text: "The service is not ready." }),
  error(8, "AlreadyDone", { kind: "already_exists", action: "already_done", text: "It is done already." }),
  error(-13, "NotAllowed", { kind: "permission_denied", action: "fix_credentials", text: "This is not allowed." }),
];

const plain = (name: string, about: string, spec: () => string): TestCatalog => ({
  ...{ name, about, spec, hasHostileTexts: false },
});

const ofType = (type: string, codes: readonly string[], codeType: unknown = type): TestCatalog =>
  plain(`codes-${type}`, `codes of the type ${type}`, () => {
    const errors = codes.map((code, index) => error(code, `Error${["One", "Two", "Three", "Four"][index] ?? "More"}`));
    return specOf(`codes-${type}`, [{ module: "things", title: "Things", "code-type": codeType, errors }]);
  });

/** Names of entries and modules that languages reserve, and names that are alike. */
// prettier-ignore
const reserved = [
  "Class", "Type", "None", "Nil", "Null", "True", "False", "End", "Begin", "Return", "Import", "Package", "Module", "Def",
  "Default", "Switch", "Case", "Func", "Function", "Struct", "Enum", "Int", "String", "Object", "Error", "Exception", "Self",
  "This", "Super", "New", "Delete", "Try", "Catch", "Finally", "Raise", "Throw", "In", "Is", "As", "And", "Or", "Not",
  "Async", "Await", "Yield", "Lambda", "Match", "Loop", "Goto", "Union", "Union2", "Register", "Errno", "Main", "Init",
  "Codes", "Code", "Message", "Kind", "Name", "Value", "Values", "Constructor", "Prototype", "ToString", "HashCode",
];

const hostileText = (index: number, isHostile: boolean): string => testText(index % textCount, isHostile);

/** The whole list, in the order in which they are run. */
export const testCatalogs: readonly TestCatalog[] = [
  plain("plain", "one module", () => specOf("plain", [{ module: "things", title: "Things", errors: reactions }])),
  plain("two-layers", "a common code, and the module's own code in a text", () =>
    specOf(
      "two-layers",
      [
        {
          ...{ module: "shared", title: "Shared", success: { code: 0, name: "Success", text: "It worked." } },
          errors: [
            error(4000, "InvalidParameter", { kind: "invalid_argument" }),
            error(5000, "Failure", { kind: "internal" }),
          ],
        },
        {
          module: "net",
          title: "Network",
          errors: reactions.map((each) => ({ ...each, code: 2000 + Number(each["code"]) })),
        },
        {
          module: "disk",
          title: "Disks",
          errors: [error(2001, "DiskFull", { kind: "resource_exhausted", action: "wait" })],
        },
      ],
      {
        envelope: {
          ...envelope,
          ...{ success: { code: "0" }, common: "shared" },
          "module-code": [{ at: "/detail" }, { at: "/message", forms: ["({code})", "{code}:"] }],
        },
      },
    ),
  ),
  ofType("string", ["not_there", "Access.Denied", "a/b", "with space"]),
  ofType("dotted", ["AuthFailure", "AuthFailure.Expired", "A.1.b"]),
  ofType("hex", ["0x80070005", "0x0000000A", "0xFFFFFFFF"], { kind: "hex", bits: 32, signed: true }),
  ofType("sqlstate", ["00001", "22P02", "2E000"]),
  {
    name: "hostile",
    about: "texts that try to escape from strings, comments and pages",
    hasHostileTexts: true,
    spec: (isHostile) => {
      const title = hostileText(8, isHostile);
      const errors = Array.from({ length: textCount }, (_, index) =>
        error(index + 1, `Error${letter(index)}`, {
          text: hostileText(index, isHostile),
          title: hostileText(index + 1, isHostile),
          note: hostileText(index + 2, isHostile),
        }),
      );
      return specOf("hostile", [{ module: "things", title, description: hostileText(17, isHostile), errors }], {
        title,
        description: hostileText(12, isHostile),
      });
    },
  },
  {
    name: "hostile-more",
    about: "such texts in deprecations, params, links and operations",
    hasHostileTexts: true,
    spec: (isHostile) => {
      const errors = Array.from({ length: textCount }, (_, index) =>
        error(index + 1, `Error${letter(index)}`, {
          text: `${hostileText(index, isHostile)} {id} `,
          params: [{ name: "id" }],
          deprecated: { since: "1.1.0", reason: hostileText(index + 1, isHostile) },
          was: [{ text: hostileText(index + 2, isHostile), until: "1.0.0" }],
          solutions: [hostileText(index + 4, isHostile), hostileText(index + 5, isHostile)],
          causes: [hostileText(index + 6, isHostile)],
          links: [{ url: "https://example.com/a?b=c&d=(e)", title: hostileText(index + 3, isHostile) }],
        }),
      );
      const list = { getThing: { method: "GET", path: "/things", summary: hostileText(9, isHostile) } };
      return specOf("hostile-more", [{ module: "things", title: "Things", errors }], {
        operations: { errors: ["things.ErrorAx"], list },
      });
    },
  },
  plain("reserved-words", "names that languages reserve", () =>
    specOf("reserved-words", [
      { module: "class", title: "Class", errors: reserved.map((name, index) => error(index + 1, name)) },
      { module: "import", title: "Import", errors: [error(1, "Class"), error(2, "Import")] },
      { module: "end", title: "End", errors: [error(1, "End")] },
    ]),
  ),
  plain("deprecations", "former names, deprecated, experimental and reused codes", () =>
    specOf("deprecations", [
      {
        ...{
          module: "things",
          title: "Things",
          reserved: [{ codes: [9], names: ["Removed"], reason: "It was removed." }],
        },
        errors: [
          error(1, "NotThere", { aliases: ["NotFound", "Missing"], since: "1.0.0" }),
          error(2, "Expired", {
            deprecated: { since: "1.1.0", sunset: "2030-01-31", reason: "No longer sent.", "replaced-by": "NotThere" },
          }),
          error(3, "Fresh", { stability: "experimental", was: [{ text: "It meant something else.", until: "1.0.0" }] }),
        ],
      },
    ]),
  ),
  plain("operations", "calls of the API with their errors", () =>
    specOf(
      "operations",
      [
        {
          module: "things",
          title: "Things",
          errors: reactions,
          operations: {
            errors: ["NotThere"],
            list: {
              getThing: { method: "GET", path: "/things/{id}", summary: "Read a thing." },
              putThing: { method: "PUT", path: "/things/{id}", errors: ["TooMany", "NotReady"] },
            },
          },
        },
      ],
      { operations: { list: { health: { method: "GET", path: "/health", summary: "Check that it works." } } } },
    ),
  ),
  plain("envelopes", "standard envelopes, params and field errors", () =>
    specOf(
      "envelopes",
      [
        {
          ...{ module: "things", title: "Things" },
          errors: [
            ...reactions,
            error(21, "Locked", {
              text: "{owner} has locked {count} things since {since}.",
              params: [
                { name: "owner" },
                { name: "count", type: "int" },
                { name: "since", type: "float" },
                { name: "secret", sensitive: true },
                { name: "forced", type: "bool" },
              ],
            }),
          ],
        },
      ],
      {
        envelope: {
          ...envelope,
          params: "/params",
          "field-errors": { at: "/errors", field: "/name", code: "/code", text: "/text" },
        },
        envelopes: { problem: {}, grpc: { domain: "example.com" }, "json-rpc": {}, graphql: {} },
        docs: "https://example.com/errors/{module}#{code}",
      },
    ),
  ),
  plain("locales", "texts in four languages, some of them missing", () => {
    const texts = [
      { zh: "找不到。", en: "It is not there.", de: "Es ist nicht da.", "zh-Hant": "找不到。" },
      { zh: "太多了。", de: "Zu viele." },
      { zh: "坏了。" },
    ];
    return specOf(
      "locales",
      [
        {
          module: "things",
          title: { zh: "东西", en: "Things" },
          errors: texts.map((each, index) =>
            error(index + 1, `Error${letter(index)}`, { text: each, title: { zh: "标题" } }),
          ),
        },
      ],
      { title: { zh: "测试" }, locales: ["zh", "en", "de", "zh-Hant"], "fallback-locales": ["en"] },
    );
  }),
  plain("headers", "codes, IDs and delays in headers, and a fixed status", () =>
    specOf("headers", [{ module: "things", title: "Things", errors: reactions }], {
      envelope: {
        ...envelope,
        ...{ success: { absent: "/error/code" }, code: ["/error/code", "/fault"], status: "entry" },
        headers: {
          code: "x-error-code",
          "request-id": ["x-request-id"],
          "retry-after": [
            { header: "x-reset", unit: "epoch" },
            { header: "x-wait", unit: "milliseconds" },
          ],
        },
      },
    }),
  ),
  plain("many", "5,000 codes in ten modules", () =>
    specOf(
      "many",
      Array.from({ length: 10 }, (_, module) => ({
        module: `part-${letter(module).toLowerCase()}`,
        title: `Part ${letter(module)}`,
        errors: Array.from({ length: 500 }, (__, index) =>
          error(module * 1000 + index + 1, `Part${letter(module)}Error${letter(index)}`, {
            text: `Thing ${index} is not there.`,
          }),
        ),
      })),
    ),
  ),
];

/** `Ax` … `Zx`, `Bax` and so on: numbers as words of a name. */
function letter(index: number): string {
  const digits = index.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
  return `${digits.charAt(0).toUpperCase()}${digits.slice(1)}x`;
}
