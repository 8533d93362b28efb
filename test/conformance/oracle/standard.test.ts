import { describe, expect, test } from "vitest";
import { standardFile } from "../../../generator/conformance/standard.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { standardSpecs } from "../../support/standard.js";
import { encodedIn } from "./encode.js";
import { bytes } from "./fixtures.js";
import type { OracleHeaderList } from "./header.js";
import type { OracleResponse } from "./response.js";
import type { OracleEncode } from "./sent.js";
import { answer, EDGE, edgeSpecs, invalid, serverOf, type Given } from "./standard-fixtures.js";
import { receivedIn, type OracleStandard } from "./standard.js";

/** A row of `envelopes.jsonl`: of one to encode, or of one to decode. */
type Row = { readonly envelope: OracleStandard } & (
  | { readonly encode: OracleEncode; readonly response: unknown }
  | (Omit<OracleResponse, "body"> & { readonly body?: string; readonly body64?: string; readonly verdict: unknown })
);

/** The row as the oracle completes it: what the product says is not looked at. */
function completed(catalog: Catalog, line: string): string {
  const row = JSON.parse(line) as Row;
  const id = "encode" in row ? row.encode.module : row.module;
  const server = serverOf(catalog, id);
  if ("encode" in row) {
    return withAnswer(line, "response", row.response, encodedIn(server, row.envelope, row.encode));
  }
  const { body, body64 } = row;
  const input = { ...row, body: body64 === undefined ? bytes(body ?? "") : Buffer.from(body64, "base64") };
  return withAnswer(line, "verdict", row.verdict, receivedIn(server.catalog, row.envelope, input, server.domain));
}

/** Puts another answer in place of that of a row, which is its last key. */
function withAnswer(line: string, key: string, answer: unknown, other: string): string {
  const start = line.lastIndexOf(`,"${key}":{`);
  const text = line.slice(start + key.length + 4, -1);
  // The key could be in a string of the answer too, so what is cut must be all of the answer.
  if (JSON.stringify(JSON.parse(text)) !== JSON.stringify(answer)) throw new Error(`not the answer: ${text}`);
  return `${line.slice(0, start)},"${key}":${other}}`;
}

/** As many rows as each spec has at least; one without standard envelopes has none. */
const FEWEST_ROWS = 300;

describe.each(Object.entries({ ...standardSpecs, ...edgeSpecs }))("section 6: %s", (_, text) => {
  const catalog = catalogOf(text);
  const lines = standardFile(catalog, catalog.locales, { client: true, server: true })
    .split("\n")
    .filter((line) => line !== "");

  test("every row is as the oracle answers it", () => {
    expect(lines.map((line) => completed(catalog, line)).filter((line, index) => line !== lines[index])).toEqual([]);
    expect(lines.length).toBeGreaterThanOrEqual(catalog.envelopes.length === 0 ? 0 : FEWEST_ROWS);
  });
});

const PROBLEM: OracleHeaderList = [["Content-Type", "Application/Problem+JSON ;charset=utf-8"]];
const SUCCESS = { result: "success" };

describe("section 3, success", () => {
  test.each<readonly [step: string, envelope: OracleStandard, given: Given, expected: object]>([
    ["1: a page of another server", "problem", { body: "<html>", status: 299 }, SUCCESS],
    ["1: no body", "grpc", { body: "", status: 200 }, SUCCESS],
    ["1: grpc looks at no media type", "grpc", { body: "{", status: 200, headers: PROBLEM }, SUCCESS],
    ["1: a problem", "problem", { body: "{}", status: 200, headers: PROBLEM }, invalid("no_code")],
    [
      "1: a problem of 400",
      "problem",
      { body: '{"code":400}', status: 200, headers: PROBLEM },
      invalid("status_mismatch"),
    ],
    ["1: a problem of no bytes", "problem", { body: "", status: 204, headers: PROBLEM }, SUCCESS],
    ["1: a redirect", "problem", { body: "<html>", status: 300 }, invalid("not_json")],
    ["2: a result of null", "json-rpc", { body: '{"result":null}', status: 200 }, SUCCESS],
    [
      "2: a result and an error",
      "json-rpc",
      { body: '{"result":1,"error":{"data":{"code":400}}}', status: 200 },
      SUCCESS,
    ],
    ["2: a result with a bad status", "json-rpc", { body: '{"result":1}', status: 500 }, invalid("no_code")],
    ["2: a result with a redirect", "json-rpc", { body: '{"result":1}', status: 302 }, invalid("no_code")],
    ["2: a result with a status of 199", "json-rpc", { body: '{"result":1}', status: 199 }, invalid("no_code")],
    ["2: errors of null", "graphql", { body: '{"errors":null}', status: 200 }, SUCCESS],
    ["2: no keys", "graphql", { body: "{}", status: 200 }, SUCCESS],
    ["2: no errors", "graphql", { body: '{"data":{},"errors":[]}', status: 200 }, invalid("no_code")],
    ["2: a gateway's 403", "graphql", { body: '{"message":"Forbidden"}', status: 403 }, invalid("no_code")],
    ["2: an empty body", "graphql", { body: " ", status: 200 }, invalid("empty")],
    ["2: a batch", "json-rpc", { body: '[{"result":1}]', status: 200 }, invalid("not_object")],
  ])("%s", (_, envelope, given, expected) => {
    expect(answer(envelope, given)).toMatchObject(expected);
  });

  test("a code of a header does not count", () => {
    const given = { module: "parts", status: 503, headers: [["x-code", "503"]] } as const;
    expect(answer("problem", { ...given, body: "" }, EDGE)).toMatchObject(invalid("empty"));
    expect(answer("json-rpc", { ...given, body: "{}" }, EDGE)).toMatchObject(invalid("no_code"));
  });

  test("a status goes with the entry in two envelopes, and with anything in the others", () => {
    expect(answer("problem", { body: '{"code":400}', status: 500 })).toMatchObject(invalid("status_mismatch"));
    expect(
      answer("problem", { body: '{"code":-32001}', module: "parts", status: 200, headers: PROBLEM }, EDGE),
    ).toEqual(expect.objectContaining(invalid("status_mismatch")));
    expect(answer("json-rpc", { body: '{"error":{"code":1,"data":{"code":400}}}', status: 500 })).toMatchObject({
      result: "error",
      code: "400",
    });
  });
});
