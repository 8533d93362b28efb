import { expect, test } from "vitest";
import { builtinModules } from "node:module";
import { check } from "../../../generator/check.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { isName } from "../../../generator/model/name.js";
import { nameOfOperation } from "../../../generator/model/operation.js";
import { catalogOf } from "../../support/catalog.js";
import { run } from "../../support/tools.js";
import { compile, packageOf, write } from "./support.js";

/*
 * Words that JavaScript, TypeScript, Node.js or our own templates use, as the name of everything that a spec names: each
 * is refused with a place and a remedy, or the package compiles and passes its tests.
 */

const words = (
  "abstract accessor any arguments as asserts async await bigint boolean break case catch class const constructor " +
  "continue debugger declare default delete do else enum eval export extends false finally for from function get global " +
  "if implements import in infer infinity instanceof interface intrinsic is keyof let module namespace nan never new null " +
  "number object of out override package private protected prototype public readonly require return satisfies set static " +
  "string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield " +
  "proto then to_string value_of to_json has_own_property error type_error promise map record partial array reflect " +
  "response body request blob event date json math intl proxy buffer url text_decoder array_buffer promise_like " +
  "at code codes decode detail entries errors exports fallback found index info integer invalid invalid_response locale " +
  "locales localize kind action message module_code modules name options out_of reason request_id retryable root status " +
  "success test receive retry retry_decision effect text texts texts_of title values response_body decode_options failed_response closest_locale"
).split(" ");

const pascal = (word: string): string =>
  word
    .split(/[_-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");

/** Valibot's records leave these two out. */
const groups = words.filter((word) => word !== "constructor" && word !== "prototype");

const builtins = builtinModules.filter((name) => /^[a-z0-9_]+$/.test(name) && !name.startsWith("_"));

const refusals = /^(?:unique-identifier|unreserved-identifier|invalid-value)$/;

const specOf = (modules: readonly string[], names: readonly string[], options: object): object => ({
  errspec: 1,
  catalog: "words",
  title: "Words",
  locales: ["en"],
  envelope: { success: { absent: "/then" }, code: "/then/constructor", text: "/then/prototype" },
  targets: { typescript: options },
  modules: modules.map((module, index) => ({
    module,
    "code-type": "dotted",
    groups: Object.fromEntries(groups.slice(0, names.length).map((id) => [id, { title: "Group" }])),
    errors: (index === 0 ? names : ["ordinary"]).map((name, nth) => ({
      code: ["__proto__", "toString", "hasOwnProperty", ...words][nth],
      name: pascal(name),
      group: groups[nth % Math.min(groups.length, names.length)],
      text: index === 0 && nth === 0 && names.length > 1 ? words.map((word) => `{${word}}`).join(" ") : "It is.",
      params: index === 0 && nth === 0 && names.length > 1 ? words.map((word) => ({ name: word, type: "string" })) : [],
    })),
  })),
  operations: {
    list: Object.fromEntries(
      words.filter(hasName).map((id) => [id, { errors: [`${modules[0] ?? ""}.${pascal(names[0] ?? "")}`] }]),
    ),
  },
});

const hasName = (word: string): boolean => isName(nameOfOperation(word));

const problems = (spec: object) =>
  check([{ path: "errspec.yaml", source: "errspec.yaml", text: JSON.stringify(spec) }], [typescript]).diagnostics;

test.each([
  ["enum", "per-module"],
  ["const", "per-code"],
])("words as names, style %s, classes %s", { timeout: 600_000 }, async (style, classes) => {
  const options = { style, classes };
  const isFree = (spec: object): boolean => {
    const found = problems(spec).filter(({ severity }) => severity === "error");
    for (const { rule, at, message } of found)
      expect([rule, at.line], message).toEqual([expect.stringMatching(refusals), 1]);
    return found.length === 0;
  };
  const modules = words.filter((word) => isFree(specOf([word], ["It"], options)));
  const names = words.filter((word) => isFree(specOf(["things"], [word], options)));
  expect(Math.min(modules.length, names.length)).toBeGreaterThan(120);
  const distinct = [...new Map(modules.map((id) => [id.replaceAll("_", ""), id])).values()];
  // `decodeInfo` would be the decoder of one and the table of another, and `decodeInvalidResponse` a decoder of both.
  const apart = distinct.filter((id) => id !== "info" && id !== "invalid_response");
  const spec = specOf(["things", ...apart], names, options);
  expect(problems(spec).filter(({ severity }) => severity === "error")).toEqual([]);
  const { folder, remove } = write(await packageOf(catalogOf(JSON.stringify(spec))));
  try {
    expect(await compile("typescript-7", folder)).toMatchObject({ status: 0, stdout: "" });
    const { status, stdout } = await run("npm", ["test"], { cwd: folder });
    expect(status, stdout).toBe(0);
  } finally {
    remove();
  }
});

test("no package takes the name of a module of Node.js", () => {
  for (const name of builtins) {
    const [problem] = problems(specOf(["things"], ["It"], { package: name }));
    expect(problem, name).toMatchObject({ rule: "invalid-value", severity: "error" });
  }
});
