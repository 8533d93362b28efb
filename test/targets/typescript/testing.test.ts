import { expect, test } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { put } from "../../support/folder.js";
import { run } from "../../support/tools.js";
import { compile, packageOf, write } from "./support.js";

const spec = `
errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
envelope: { code: /code, text: /message, params: /values }
envelopes: { problem, grpc }
targets: { typescript: { testkit: true } }
modules:
  - module: orders
    errors:
      - { code: 1, name: Gone, kind: not_found, text: Gone. }
      - code: 2
        name: TooMany
        kind: resource_exhausted
        text: "{user_name} has {count} of {limit}; {token}."
        params: [{ name: user_name }, { name: count, type: int }, { name: limit, type: float }, { name: token, sensitive: true }]
  - module: pay
    code-type: string
    errors:
      - { code: a-b, name: Off, text: "Off: {why}.", params: [{ name: why, type: bool }] }
`;

const program = `
import assert from "node:assert/strict";
import { OrdersCode, PayCode, decodeOrdersResponse, decodePayResponse } from "shop-errors";
import { decodeOrdersGrpc } from "shop-errors/grpc";
import { fixtureOf, mockError, successFixtures } from "shop-errors/testing";

const params = { userName: 'A "B" {limit}', count: 7 };
const { status, headers, body } = fixtureOf("orders", OrdersCode.TooMany, { params });
const error = decodeOrdersResponse({ status, headers, body });
assert(error instanceof Error && "params" in error);
assert.equal(error.detail, 'A "B" {limit} has 7 of 1.5; {token}.');
assert.deepEqual({ ...error.params }, { user_name: 'A "B" {limit}', count: 7, limit: 1.5 });

const grpc = fixtureOf("orders", OrdersCode.TooMany, { params: { limit: 0.5 }, envelope: "grpc" });
const received = decodeOrdersGrpc(grpc);
assert(received instanceof Error && "params" in received && received.params["limit"] === 0.5);
assert.equal(decodeOrdersGrpc(successFixtures.grpc), undefined);
const response = mockError("pay", PayCode.Off, { params: { why: false }, envelope: "problem" });
assert.equal(response.headers.get("content-type"), "application/problem+json");
assert.equal((await response.json() as { detail: string }).detail, "Off: false.");
assert.equal(decodePayResponse(fixtureOf("pay", "a-b" as PayCode))?.message, "pay: Off (a-b): Off: true.");

export const wrong = () => {
  // @ts-expect-error a name that the error does not have
  fixtureOf("orders", OrdersCode.TooMany, { params: { name: "x" } });
  // @ts-expect-error a value of another type
  fixtureOf("orders", OrdersCode.TooMany, { params: { count: "7" } });
  // @ts-expect-error an error without values
  fixtureOf("orders", OrdersCode.Gone, { params: { count: 7 } });
  // @ts-expect-error a value that is sensitive, and never sent
  mockError("orders", OrdersCode.TooMany, { params: { token: "x" } });
  // @ts-expect-error an envelope that the spec does not have
  mockError("orders", OrdersCode.TooMany, { envelope: "graphql" });
};
`;

const config = {
  compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: ["node"], outDir: "built" },
  include: ["program.ts"],
};

test("the test kit takes the values of an error, typed by its code", async () => {
  const { folder, remove } = write(await packageOf(catalogOf(spec)));
  try {
    put(folder, { "program.ts": program, "tsconfig.program.json": JSON.stringify(config) });
    const compiled = await compile("typescript-7", folder, "-p", "tsconfig.program.json");
    expect(compiled).toMatchObject({ status: 0, stdout: "" });
    const ran = await run(process.execPath, ["built/program.js"], { cwd: folder });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
    const tested = await run(process.execPath, ["--test", "test/testing.test.js"], { cwd: folder });
    expect(tested.status, tested.stdout).toBe(0);
  } finally {
    remove();
  }
});
