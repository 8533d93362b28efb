import { expect, it } from "vitest";
import { catalogOf, loadText } from "../support/catalog.js";

const modules = `modules:
  - module: shared
    success: { code: 0, name: Success, text: Done. }
    errors:
      - { code: 1, name: NotThere, text: Not there. }
  - module: things
    code-type: string
    errors:
      - { code: gone, name: Gone, text: Gone. }
`;
const spec = (envelope: string): string =>
  `errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [en]\nenvelope:\n  ${envelope.replaceAll("\n", "\n  ")}\n${modules}`;

it("is read with every part", () => {
  const { envelope } = catalogOf(
    spec(`success: { code: 0, absent: /error, present: /a~1b/m~0n~01/0 }
code: [/code, /error/code]
common: shared
module-code:
  - { at: /message, forms: ["({code})", "[{code}]", "{code}:"] }
  - at: /sub
text: /message
request-id: [/id]
headers:
  code: X-Error-Code
  request-id: [X-Request-ID, x-trace]
  retry-after: [x-wait, { header: X-Wait-Ms, unit: milliseconds }, { header: x-reset, unit: epoch }, { header: x-s }]
status: entry`),
  );
  expect(envelope).toEqual({
    success: { code: "0", absent: ["error"], present: ["a/b", "m~n~1", "0"] },
    code: [["code"], ["error", "code"]],
    common: "shared",
    moduleCode: [
      {
        at: ["message"],
        forms: [
          { before: "(", after: ")" },
          { before: "[", after: "]" },
          { before: "", after: ":" },
        ],
      },
      { at: ["sub"], forms: [] },
    ],
    text: [["message"]],
    requestId: [["id"]],
    headers: {
      code: ["x-error-code"],
      requestId: ["x-request-id", "x-trace"],
      retryAfter: [
        { header: "x-wait", unit: "seconds" },
        { header: "x-wait-ms", unit: "milliseconds" },
        { header: "x-reset", unit: "epoch" },
        { header: "x-s", unit: "seconds" },
      ],
    },
    status: "entry",
  });
});

it("needs only the pointer to the code", () => {
  const { envelope } = catalogOf(spec("code: /code\ncommon: shared"));
  expect(envelope).toEqual({
    success: { code: undefined, absent: undefined, present: undefined },
    code: [["code"]],
    common: "shared",
    moduleCode: [],
    text: [],
    requestId: [],
    headers: { code: [], requestId: [], retryAfter: [] },
    status: undefined,
  });
});

it("has a status of its own, and a header by itself for a list of one", () => {
  const { envelope } = catalogOf(
    spec("code: /code\ncommon: shared\nstatus: 200\nheaders: { retry-after: { header: Wait } }"),
  );
  expect(envelope.status).toBe(200);
  expect(envelope.headers).toEqual({ code: [], requestId: [], retryAfter: [{ header: "wait", unit: "seconds" }] });
});

it.each<[title: string, envelope: string, ...problems: string[]]>([
  [
    "a status that is no status",
    "status: entries",
    "7:11 `entries`: a status must be `entry` (that of each entry's `http`) or a number from 100 to 599",
  ],
  ["a status of four digits", "status: 1000", "7:11 `1000`: an HTTP status must be from 100 to 599"],
  [
    "a header with a blank",
    "headers: { code: [x-code, error code] }",
    "7:29 `error code`: the name of a header must be letters, digits and hyphens, such as x-request-id",
  ],
  [
    "a header with a colon",
    'headers: { request-id: "x-id:" }',
    "7:26 `x-id:`: the name of a header must be letters, digits and hyphens, such as x-request-id",
  ],
  [
    "a unit that does not exist",
    "headers: { retry-after: [{ header: x-wait, unit: minutes }] }",
    "7:52 `minutes` is not a unit",
  ],
  ["a place that no header has", "headers: { text: x-text }", "7:14 unknown key `text`"],
])("has headers and a status that are checked: %s", (_, lines, ...problems) => {
  const { diagnostics } = loadText(spec(`code: /code\n${lines}`));
  expect(diagnostics.map(({ at, message }) => `${at.line}:${at.column} ${message}`)).toEqual(problems);
});

it.each<[title: string, envelope: string, ...problems: string[]]>([
  [
    "a common module that does not exist",
    "code: /code\ncommon: none",
    "7:11 there is no module `none`; use one of shared, things",
  ],
  [
    "a module code without a common one",
    "code: /code\nmodule-code:\n  - at: /sub",
    "8:5 `module-code` needs a common code; name the module of the common codes with `common:`, or remove `module-code`",
  ],
  ["a code of success as the module has it", "code: /code\nsuccess: { code: 0 }\ncommon: shared"],
  ["a code of success that every module can have", "code: /code\nsuccess: { code: 0 }"],
  [
    "a code of success that is no code",
    "code: /code\nsuccess: { code: ok }\ncommon: shared",
    "7:20 `ok` is not a code of the module `shared`, whose codes have the type int; write the code as that module writes its codes",
  ],
  [
    "a code of success that one of all modules cannot have",
    "code: /code\nsuccess: { code: ok }",
    "7:20 `ok` is not a code of the module `shared`, whose codes have the type int; write the code as that module writes its codes",
  ],
  [
    "another code of success than the module's",
    "code: /code\nsuccess: { code: 7 }\ncommon: shared",
    "7:20 the success code `7` differs from `0`, the code of `success` in the module `shared`; use the same code in both places",
  ],
  [
    "the common code and the module's own in one place",
    "code: [/code, /error/code]\ncommon: shared\nmodule-code: [{ at: /error/code }]",
    "8:23 `module-code` at `/error/code` overlaps `code`; a server would send the common code there and lose the module's own; use a pointer apart from it",
  ],
  [
    "the module's own code below the common one",
    "code: /error/code\ncommon: shared\nmodule-code: [{ at: /error/code/own }]",
    "8:23 `module-code` at `/error/code/own` overlaps `code`; a server would send the common code there and lose the module's own; use a pointer apart from it",
  ],
  [
    "a module code that clients find where the common one is, too",
    "code: [/code, /error/code]\ncommon: shared\nmodule-code: [{ at: /own }, { at: /error/code }]",
  ],
  [
    "a header that is listed twice",
    "code: /code\nheaders:\n  request-id: [x-id, X-ID]\n  retry-after: [x-wait, { header: X-Wait, unit: epoch }]",
    "8:24 the header `x-id` is listed twice; names of headers are compared without regard to case; remove one of them",
    "9:29 the header `x-wait` is listed twice; names of headers are compared without regard to case; remove one of them",
  ],
  [
    "params above or below another value",
    "code: /error/code\nrequest-id: /error/params/id\nparams: /error/params\nfield-errors: { at: /error/params/fields, field: /name, code: /name/code, text: /name }",
    "8:11 `/error/params` overlaps `/error/params/id`; use a pointer that is not at, above or below it",
    "9:23 `/error/params/fields` overlaps `/error/params`; use a pointer that is not at, above or below it",
    "9:65 `/name/code` overlaps `/name`; use a pointer that is not at, above or below it",
    "9:83 `/name` overlaps `/name`; use a pointer that is not at, above or below it",
  ],
  [
    "params where only an error has something",
    "code: /error/code\nsuccess: { absent: /error }\nparams: /error\ntext: /text",
    "8:11 `/error` overlaps `/error/code`; use a pointer that is not at, above or below it",
  ],
])("is checked: %s", (_, envelope, ...problems) => {
  const { diagnostics } = loadText(spec(envelope));
  expect(diagnostics.map(({ at, message, help = "" }) => `${at.line}:${at.column} ${message}; ${help}`)).toEqual(
    problems,
  );
  expect(diagnostics.every(({ rule, severity }) => rule === "envelope" && severity === "error")).toBe(true);
});

it("may have params below what only an error has", () => {
  const { catalog, diagnostics } = loadText(
    spec("code: /error/code\nsuccess: { absent: /error }\nparams: /error/params\nfield-errors: { at: /e, field: /f }"),
  );
  expect(diagnostics).toEqual([]);
  expect(catalog?.envelope).toMatchObject({
    params: ["error", "params"],
    fieldErrors: { at: ["e"], field: ["f"], code: undefined },
  });
});

it("may be one of the standard ones too, with the catalog's ID as the domain by default", () => {
  const envelopes = (text: string): unknown =>
    loadText(`${spec("code: /code")}\nenvelopes: ${text}\n`).catalog?.envelopes;
  expect(envelopes("{ graphql: , problem: {} }")).toEqual([
    { id: "problem", domain: "tiny" },
    { id: "graphql", domain: "tiny" },
  ]);
  expect(envelopes("{ problem, grpc: { domain: api.example.com } }")).toEqual([
    { id: "problem", domain: "api.example.com" },
    { id: "grpc", domain: "api.example.com" },
  ]);
  expect(envelopes("{ grpc: { domain: api.example.com } }")).toEqual([{ id: "grpc", domain: "api.example.com" }]);
});

it("has pointers of at most 64 steps", () => {
  const problems = (pointer: string): readonly string[] =>
    loadText(spec(`code: ${pointer}`)).diagnostics.map(
      ({ at, message }) => `${at.line}:${at.column}-${at.endColumn} ${message}`,
    );
  expect(problems("/a".repeat(64))).toEqual([]);
  const message = "a JSON pointer can have at most 64 steps; point to a value that is nested less deeply";
  expect(problems("/a".repeat(65))).toEqual([`6:9-139 ${message}`]);
  expect(problems("/0".repeat(5000))).toEqual([`6:9-10009 ${message}`]);
});

it("has a code of success for the common module, whatever the codes of others are", () => {
  const sqlstate = modules.replace("code-type: string", "code-type: sqlstate").replace("code: gone", "code: 22P02");
  const head = "errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [en]\n";
  const of = (envelope: string): number => loadText(`${head}envelope: ${envelope}\n${sqlstate}`).diagnostics.length;
  expect(of("{ code: /code, success: { code: 0 }, common: shared }")).toBe(0);
  expect(of("{ code: /code, success: { code: 0 } }")).toBe(1);
});

it("reports both places of codes in one place", () => {
  const { diagnostics } = loadText(spec("code: [/own, /code]\ncommon: shared\nmodule-code: [{ at: /code }]"));
  expect(diagnostics.map(({ at, related }) => [at.line, related?.at.line, related?.at.column])).toEqual([[8, 6, 16]]);
});
