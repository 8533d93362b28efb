import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { importCommand } from "../../generator/cli/import.js";
import { openapiCheckCommand } from "../../generator/cli/openapi.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import { formatSpec } from "../../generator/format/format.js";
import { errorsOfOperation } from "../../generator/model/operation.js";
import { generate } from "../../generator/pipeline.js";
import { targets } from "../../generator/targets/index.js";
import { captured } from "../cli/captured.js";
import { catalogOf } from "../support/catalog.js";
import { put, temporaryFolder } from "../support/folder.js";

/*
 * Nothing of an OpenAPI document is lost. A case begins with the truth about an API; the document is written from it, by the
 * standard and in one of its many forms, and the spec that is imported from the document must say the truth again.
 */

interface Truth {
  readonly errors: readonly { readonly code: string; readonly text: string; readonly status: number }[];
  /** Of each operation, the indexes of its errors. */
  readonly operations: readonly (readonly number[])[];
  readonly envelope: "flat" | "nested";
  readonly version: "2.0" | "3.0" | "3.1";
  /** How the document says which codes there are. */
  readonly list: "descriptions" | "names" | "map" | "none";
  /** How a response shows an error. */
  readonly shows: "example" | "examples" | "shared examples" | "schema example" | "constant" | "shared response";
  readonly isJson: boolean;
  readonly hasIds: boolean;
}

const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

const words = ["Order", "Stock", "Payment", "Address", "Coupon", "Parcel", "Refund", "Basket"];
const states = ["Missing", "Locked", "Expired", "Refused"];

const truths: fc.Arbitrary<Truth> = fc
  .record({
    count: fc.integer({ min: 2, max: 8 }),
    statuses: fc.array(fc.constantFrom(400, 401, 404, 409, 422, 429, 500, 503), { minLength: 9, maxLength: 9 }),
    operations: fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    envelope: fc.constantFrom("flat" as const, "nested" as const),
    version: fc.constantFrom("2.0" as const, "3.0" as const, "3.1" as const),
    list: fc.constantFrom("descriptions" as const, "names" as const, "map" as const, "none" as const),
    shows: fc.constantFrom(
      "example" as const,
      "examples" as const,
      "shared examples" as const,
      "schema example" as const,
      "constant" as const,
      "shared response" as const,
    ),
    isJson: fc.boolean(),
    hasIds: fc.boolean(),
  })
  .map(({ count, statuses, operations, ...rest }) => ({
    ...rest,
    errors: Array.from({ length: count }, (_, i) => ({
      code: `${words[i % words.length] ?? ""}_${states[i % states.length] ?? ""}`.toUpperCase(),
      text: `The ${(words[i % words.length] ?? "").toLowerCase()} is ${(states[i % states.length] ?? "").toLowerCase()}, see ${i + 1}.`,
      status: statuses[i] ?? 400,
    })),
    operations: operations.map((indexes) => [...new Set(indexes.map((index) => index % count))].sort()),
  }))
  // Without a list of codes, an error that no operation returns is nowhere in the document.
  .map((truth) => {
    const shown = new Set(truth.operations.flat());
    return truth.list === "none"
      ? {
          ...truth,
          operations: [...truth.operations, truth.errors.flatMap((_, i) => (shown.has(i) ? [] : [i]))].filter(
            (list) => list.length > 0,
          ),
        }
      : truth;
  });

type Body = Record<string, unknown>;

const bodyOf = (truth: Truth, code: unknown, message: unknown): Body =>
  truth.envelope === "flat" ? { code, message, request_id: "r-1" } : { error: { code, message }, request_id: "r-1" };

const schemaOf = (truth: Truth, code: Body, message: Body = { type: "string" }): Body => {
  const inner = { type: "object", properties: { code, message } };
  return truth.envelope === "flat" ? inner : { type: "object", properties: { error: inner } };
};

/** The name that an extension of the enum gives a code: `ORDER_MISSING` is `OrderMissing`. */
const nameOf = (code: string): string =>
  code.toLowerCase().replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());

/** The document of a truth. */
function documentOf(truth: Truth): Body {
  const { version, errors, list, shows } = truth;
  const schemas = version === "2.0" ? "#/definitions" : "#/components/schemas";
  const codes: Body = {
    type: "string",
    ...(list === "none" ? {} : { enum: errors.map(({ code }) => code) }),
    ...(list === "descriptions" ? { "x-enum-descriptions": errors.map(({ text }) => text) } : {}),
    ...(list === "map"
      ? { "x-enum-descriptions": Object.fromEntries(errors.map(({ code, text }) => [code, text])) }
      : {}),
    ...(list === "names" ? { "x-enum-varnames": errors.map(({ code }) => nameOf(code)) } : {}),
  };
  const examples: Body = {};
  const responses: Body = {};
  const responseOf = (status: number, indexes: readonly number[]): Body => {
    const own = indexes.flatMap((index) => errors[index] ?? []);
    const [first] = own;
    const plain = { $ref: `${schemas}/Problem` };
    const one = bodyOf(truth, first?.code, first?.text);
    const description = `Errors with ${status}`;
    if (version === "2.0") return { description, schema: plain, examples: { "application/json": one } };
    const json = (media: Body): Body => ({ description, content: { "application/json": media } });
    const named = own.map(
      ({ code, text }) => [nameOf(code), { summary: text, value: bodyOf(truth, code, text) }] as const,
    );
    switch (shows) {
      case "example":
        return json({ schema: plain, example: one });
      case "shared response": {
        const name = `Errors${status}x${indexes.join("x")}`;
        responses[name] = json({ schema: plain, examples: Object.fromEntries(named) });
        return { $ref: `#/components/responses/${name}` };
      }
      case "examples":
        return json({ schema: plain, examples: Object.fromEntries(named) });
      case "shared examples":
        Object.assign(examples, Object.fromEntries(named));
        return json({
          schema: plain,
          examples: Object.fromEntries(named.map(([name]) => [name, { $ref: `#/components/examples/${name}` }])),
        });
      case "schema example":
        return json({ schema: { ...schemaOf(truth, { type: "string" }), example: one } });
      case "constant":
        return json({
          schema: {
            oneOf: own.map(({ code, text }) =>
              schemaOf(
                truth,
                version === "3.1"
                  ? { const: code, description: text }
                  : { type: "string", enum: [code], description: text },
              ),
            ),
          },
        });
    }
  };
  /** Forms that show one error per response need a status for each: the others are not in the document. */
  const paths = truth.operations.map((indexes, i) => {
    const statuses = [...new Set(indexes.map((index) => errors[index]?.status ?? 400))];
    const operation = {
      ...(truth.hasIds ? { operationId: `callNumber${i}` } : {}),
      summary: `Call ${i}`,
      tags: [i % 2 === 0 ? "even" : "odd"],
      responses: {
        200: { description: "Fine" },
        ...Object.fromEntries(
          statuses.map((status) => [
            status,
            responseOf(
              status,
              indexes.filter((index) => errors[index]?.status === status),
            ),
          ]),
        ),
      },
    };
    return [`/calls/${i}/{id}`, { [i % 2 === 0 ? "get" : "post"]: operation }] as const;
  });
  const info = {
    title: "Shop API",
    version: "2.3.1",
    description: "Orders of a *shop*: `#1`.\nSecond line.",
    contact: { name: "The shop", email: "dev@shop.example" },
  };
  const problem = schemaOf(truth, { $ref: `${schemas}/ErrorCode` });
  const shared = { Problem: problem, ErrorCode: codes };
  const body = { info, paths: Object.fromEntries(paths) };
  if (version === "2.0") return { swagger: "2.0", ...body, definitions: shared };
  return {
    openapi: version === "3.0" ? "3.0.3" : "3.1.0",
    ...body,
    components: { schemas: shared, examples, responses },
  };
}

/** The errors of each operation that the document shows: some forms show only the first of a status. */
function shownIn(truth: Truth): readonly (readonly string[])[] {
  const isSingle = truth.version === "2.0" || truth.shows === "example" || truth.shows === "schema example";
  return truth.operations.map((indexes) => {
    const seen = new Set<number>();
    const shown = indexes.flatMap((index) => {
      const { code = "", status = 0 } = truth.errors[index] ?? {};
      const isFirst = !seen.has(status);
      seen.add(status);
      return isSingle && !isFirst ? [] : [code];
    });
    return shown.sort();
  });
}

const imports = (folder: string, document: string, check: boolean) =>
  captured(folder, () =>
    importCommand({ document, spec: "spec", translations: [], language: undefined, check, report: "full" }),
  );

describe("an OpenAPI document and the spec that is imported from it", () => {
  it("say the same", async () => {
    await fc.assert(
      fc.asyncProperty(truths, async (truth) => {
        const shown = shownIn(truth);
        const known = truth.errors.filter(({ code }) => truth.list !== "none" || shown.flat().includes(code));
        fc.pre(known.length > 1);
        const folder = temporaryFolder();
        const document = documentOf(truth);
        const file = truth.isJson ? "api.json" : "api.yaml";
        put(folder, { [file]: truth.isJson ? JSON.stringify(document, undefined, 2) : stringify(document) });
        const imported = await imports(folder, file, false);
        expect(imported.result, imported.stdout + imported.stderr).toBe(0);
        const again = await imports(folder, file, true);
        expect(again.result, again.stdout).toBe(0);
        const names = readdirSync(join(folder, "spec")).filter((name) => name.endsWith(".yaml"));
        const { "errspec.yaml": main = "", ...others } = Object.fromEntries(
          names.map((name) => [name, readFileSync(join(folder, "spec", name), "utf8")]),
        );
        const catalog = catalogOf(main, others);
        expect(catalog).toMatchObject({ title: { en: "Shop API" }, version: "2.3.1" });
        expect(catalog.description).toEqual({ en: "Orders of a *shop*: `#1`.\nSecond line." });
        expect(parse(main)).toMatchObject({ "x-contact": { name: "The shop", email: "dev@shop.example" } });
        expect(catalog.envelope).toMatchObject(
          truth.envelope === "flat"
            ? { code: [["code"]], text: [["message"]] }
            : { code: [["error", "code"]], text: [["error", "message"]] },
        );
        const entries = catalog.modules.flatMap((module) => module.entries);
        expect(entries.map(({ code }) => code).sort()).toEqual(known.map(({ code }) => code).sort());
        for (const entry of entries) {
          const { text = "", status = 0 } = truth.errors.find(({ code }) => code === entry.code) ?? {};
          if (shown.flat().includes(entry.code)) expect(entry.http).toBe(status);
          const isTold = shown.flat().includes(entry.code) || truth.list === "descriptions" || truth.list === "map";
          if (isTold) expect([...Object.values(entry.text), ...Object.values(entry.note)]).toContain(text);
        }
        expect(
          catalog.operations.map((operation) => ({
            ...operation,
            errors: errorsOfOperation(catalog, operation)
              .map(({ entry }) => entry.code)
              .sort(),
          })),
        ).toMatchObject(
          truth.operations.map((_, i) => ({
            ...(truth.hasIds ? { id: `callNumber${i}` } : {}),
            method: i % 2 === 0 ? "GET" : "POST",
            path: `/calls/${i}/{id}`,
            summary: { en: `Call ${i}` },
            tags: [i % 2 === 0 ? "even" : "odd"],
            errors: shown[i],
          })),
        );
        const checked = await captured(folder, () => openapiCheckCommand({ spec: "spec", file, format: "text" }));
        if (truth.version !== "2.0") expect(checked.stdout).toBe("nothing found\n");
        const spec = names.map((name) => ({
          path: name,
          source: `spec/${name}`,
          text: name === "errspec.yaml" ? main : (others[name] ?? ""),
        }));
        for (const each of spec) expect(formatSpec(each, ["en"])).toBe(each.text);
        const generated = await generate({ spec, targets, templates });
        expect(generated.diagnostics).toEqual([]);
        expect(generated.files.length).toBeGreaterThan(50);
      }),
      { numRuns: Number(process.env["FUZZ_COUNT"] ?? 12) },
    );
  });

  it("differ where one of them was changed, as import --check says", async () => {
    const truth: Truth = {
      errors: [
        { code: "ORDER_MISSING", text: "The order is missing.", status: 404 },
        { code: "STOCK_LOCKED", text: "The stock is locked.", status: 409 },
      ],
      operations: [[0, 1], [1], [0]],
      envelope: "flat",
      version: "3.1",
      list: "names",
      shows: "examples",
      isJson: false,
      hasIds: true,
    };
    const folder = temporaryFolder();
    put(folder, { "api.yaml": stringify(documentOf(truth), { aliasDuplicateObjects: false }) });
    await imports(folder, "api.yaml", false);
    const changed = documentOf({ ...truth, operations: [[0, 1], [0, 1], [0], [1]] });
    const text = stringify(changed, { aliasDuplicateObjects: false })
      .replace("callNumber2", "callTwo")
      .replace("/calls/0/{id}", "/call/0/{id}")
      .replace("/calls/2/{id}", "/calls/two");
    put(folder, { "api.yaml": text });
    const { result, stdout } = await imports(folder, "api.yaml", true);
    expect(result).toBe(1);
    expect(stdout.split("\n").filter((line) => /^\S+:\d+: /.test(line))).toMatchInlineSnapshot(`
      [
        "api.yaml:138: table 1 (errors): 2 codes in 2 rows",
        "api.yaml:66: the spec does not declare \`OrderMissing\` for \`callNumber1\`; add it to the errors of \`callNumber1\`, or remove it here",
        "api.yaml:83: \`callTwo\` is not in the spec; list it with \`errspec openapi operations api.yaml\`",
        "api.yaml:105: \`callNumber3\` is not in the spec; list it with \`errspec openapi operations api.yaml\`",
        "operations.yaml:9: the path of \`callNumber0\` is /calls/0/{id}, but /call/0/{id} in api.yaml; correct one of them",
        "operations.yaml:20: \`callNumber2\` is not in api.yaml; remove it from the spec, or correct its ID",
      ]
    `);
  });
});
