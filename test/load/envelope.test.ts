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
request-id: [/id]`),
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
  });
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
])("is checked: %s", (_, envelope, ...problems) => {
  const { diagnostics } = loadText(spec(envelope));
  expect(diagnostics.map(({ at, message, help = "" }) => `${at.line}:${at.column} ${message}; ${help}`)).toEqual(
    problems,
  );
  expect(diagnostics.every(({ rule, severity }) => rule === "envelope" && severity === "error")).toBe(true);
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
