import { expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import type { Version } from "../../../generator/compare/comparison.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/*
 * What travels in responses: params, field errors, and errors in standard envelopes. No package is generated, so that only
 * the wire breaks.
 */

/** A catalog with one error, given what the spec says about envelopes and about the error. */
const version = (envelopes: string, entry: string): Version =>
  versionOf(
    catalogOf(
      `errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\n${envelopes}\nmodules:\n  - module: orders\n    errors:\n      - { code: 1, name: CardDeclined, ${entry} }\n`,
    ),
  );

const own = "envelope: { code: /code, params: /params }";
const problem = "envelope: { code: /code }\nenvelopes: { problem: null }";
const silent = "envelope: { code: /code }\nenvelopes: { json-rpc: null }";
const nowhere = "envelope: { code: /code }";
const text = "text: The card was declined";
const params = (...list: string[]): string => `${text}, params: [${list.map((each) => `{ ${each} }`).join(", ")}]`;

function wire(before: Version, after: Version): string[] {
  return breaking(breakingRules, before, after, { today: "2026-06-01" }).findings.flatMap(
    ({ rule, categories, bump }) => (categories.includes("WIRE") ? [`${rule} ${bump}`] : []),
  );
}

const two = params("name: card, type: string", "name: tries, type: int");
const changes: readonly (readonly [what: string, after: string, rule: string])[] = [
  ["removed", params("name: card, type: string"), "param-removed major"],
  ["renamed", params("name: card, type: string", "name: attempts, type: int"), "param-renamed major"],
  ["of another type", params("name: card, type: string", "name: tries, type: float"), "param-type-changed major"],
  [
    "sensitive",
    params("name: card, type: string, sensitive: true", "name: tries, type: int"),
    "param-made-sensitive major",
  ],
];

it.each(changes)("breaks the wire if a param that travels is %s", (_, after, rule) => {
  expect(wire(version(own, two), version(own, after))).toEqual([rule]);
  expect(wire(version(problem, two), version(problem, after))).toEqual([rule]);
});

it.each(changes)("breaks no wire if a param that does not travel is %s", (_, after) => {
  expect(wire(version(nowhere, two), version(nowhere, after))).toEqual([]);
  const internal = ", audience: internal";
  expect(wire(version(own, two + internal), version(own, after + internal))).toEqual([]);
  const sensitive = (entry: string): string => entry.replaceAll(/type: (\w+) }/g, "type: $1, sensitive: true }");
  expect(wire(version(own, sensitive(two)), version(own, sensitive(after)))).toEqual([]);
});

it("breaks no wire with a new param, or another order", () => {
  const three = params("name: tries, type: int", "name: card, type: string", "name: bank, type: string");
  expect(wire(version(own, two), version(own, three))).toEqual([]);
});

it("leaves params that nobody sends any more to the rule on audiences", () => {
  expect(wire(version(own, two), version(own, `${text}, audience: internal`))).toEqual([]);
});

it("compares statuses only where a standard envelope has them", () => {
  const from = `${text}, http: 402`;
  const to = `${text}, http: 502`;
  expect(wire(version(problem, from), version(problem, to))).toEqual(["http-changed major"]);
  expect(wire(version(silent, from), version(silent, to))).toEqual([]);
});

it("reports places of params and field errors that are new", () => {
  const at = (more: string): Version => version(`envelope: { code: /code${more} }`, text);
  const lists = "field-errors: { at: /errors, field: /field";
  expect(wire(at(""), at(", params: /params"))).toEqual(["place-added minor"]);
  expect(wire(at(""), at(`, ${lists}, code: /code }`))).toEqual(["place-added minor"]);
  expect(wire(at(`, ${lists} }`), at(`, ${lists}, code: /code, text: /text }`))).toEqual([
    "place-added minor",
    "place-added minor",
  ]);
  expect(wire(at(`, ${lists}, code: /code }`), at(""))).toEqual(["field-errors-place-changed major"]);
  expect(wire(at(", params: /params"), at(""))).toEqual(["params-place-changed major"]);
});

it("compares the domain of gRPC errors, which is the ID of the catalog by default", () => {
  const grpc = (domain: string): Version => version(`${nowhere}\nenvelopes: { grpc: ${domain} }`, text);
  expect(wire(grpc("null"), grpc("{ domain: shop }"))).toEqual([]);
  expect(wire(grpc("null"), grpc("{ domain: store }"))).toEqual(["envelope-domain-changed major"]);
  expect(wire(grpc("null"), version(nowhere, text))).toEqual(["envelope-removed major"]);
});

/** A catalog with these envelopes and this address of its docs, and one error of this name. */
const named = (name: string, envelopes: string, docs = "https://a.example/{module}#{code}", more = ""): Version =>
  versionOf(
    catalogOf(
      `errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\ndocs: ${docs}\n${nowhere}\nenvelopes: ${envelopes}\nmodules:\n  - module: orders\n    errors:\n      - { code: 1, name: ${name}, ${text}${more} }\n`,
    ),
  );

it("reports another name where responses have it, even with an alias", () => {
  const renamed = (envelopes: string, more = ""): string[] =>
    wire(
      named("CardDeclined", envelopes, undefined, more),
      named("CardRefused", envelopes, undefined, `, aliases: [CardDeclined]${more}`),
    );
  for (const id of ["grpc", "json-rpc", "graphql"]) expect(renamed(`{ ${id}: }`)).toEqual(["sent-name-changed major"]);
  expect(renamed("{ problem: }")).toEqual([]); // it is the title there, which is for people
  expect(renamed("{ grpc: }", ", audience: internal")).toEqual([]);
  const added = wire(named("CardDeclined", "{ problem: }"), named("CardRefused", "{ problem: , grpc: }"));
  expect(added).toEqual(["envelope-added minor"]);
});

it("reports another `type` of problem details", () => {
  const byName = "https://a.example/{name}";
  const type = ["problem-type-changed major"];
  const problems = (name: string, docs?: string): Version => named(name, "{ problem: }", docs);
  expect(wire(problems("CardDeclined", byName), problems("CardRefused", byName))).toEqual(type);
  expect(wire(problems("CardDeclined"), problems("CardRefused"))).toEqual([]);
  expect(wire(problems("CardDeclined"), problems("CardDeclined", byName))).toEqual(type);
  expect(wire(problems("CardDeclined"), problems("CardDeclined", "https://a.example/orders#{code}"))).toEqual([]);
  expect(wire(problems("CardDeclined"), version(problem, text))).toEqual(type);
  expect(wire(version(problem, text), problems("CardDeclined"))).toEqual([]); // about:blank says nothing
  expect(wire(named("CardDeclined", "{ grpc: }"), named("CardDeclined", "{ grpc: }", byName))).toEqual([]);
});

it("reports another kind where it is the code of a gRPC status", () => {
  const kind = (envelopes: string, id: string): Version => named("CardDeclined", envelopes, undefined, `, kind: ${id}`);
  const changed = (envelopes: string): string[] => wire(kind(envelopes, "aborted"), kind(envelopes, "already_exists")); // both have the HTTP status 409
  expect(changed("{ grpc: }")).toEqual(["kind-changed major"]);
  expect(changed("{ problem: }")).toEqual([]);
});

it("compares the numbers that JSON-RPC has for codes", () => {
  const typed = (type: string, envelopes: string, more = ""): Version =>
    versionOf(
      catalogOf(
        `errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\n${envelopes}\nmodules:\n${more}  - { module: orders, code-type: ${type}, errors: [{ code: 1, name: CardDeclined, ${text} }] }\n`,
      ),
    );
  const both = (envelopes: string, more?: string): string[] =>
    wire(typed("int", envelopes, more), typed("string", envelopes, more));
  expect(both(silent)).toEqual(["code-type-changed major"]);
  expect(both(nowhere)).toEqual([]);
  const shared = `  - { module: common, errors: [{ code: 9, name: Failed, text: It failed }] }\n`;
  const layers = "{ code: /code, common: common, module-code: [{ at: /message }] }";
  expect(both(`envelope: ${layers}\nenvelopes: { json-rpc: null }`, shared)).toEqual([]);
});
