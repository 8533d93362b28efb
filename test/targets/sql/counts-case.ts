import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import type { Table } from "./engine.js";

/*
 * Responses, and how `test/observe/contract.md` counts them. The counts are written by hand, from the contract, by who wrote
 * the query as well.
 */

export const countedSpec = `errspec: 1
catalog: shop
title: Shop
locales: [en, de]
envelope:
  success: { code: 0 }
  code: /code
  common: shared
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
operations:
  list:
    getOrder: { method: GET, path: "/orders/{id}", module: orders, errors: [] }
    topOrders: { method: GET, path: /orders/top, module: orders, errors: [] }
    pay: { method: POST, path: "/pay", module: payments, errors: [] }
    payBefore: { method: POST, path: "/v1x/pay", module: payments, errors: [] }
modules:
  - { module: shared, errors: [{ code: 1, name: Bad, text: { en: Bad., de: Schlecht. } }] }
  - module: orders
    errors:
      - { code: 700, name: Lost, text: { en: "It's {percent}% lost_.", de: Weg. }, params: [{ name: percent }] }
  - { module: payments, errors: [{ code: 800, name: Declined, text: { en: Declined., de: Nein. } }] }
`;

export const countedCatalog = (): Catalog => catalogOf(countedSpec);

/** Time, module, operation, method, target, status, body. */
// prettier-ignore
const single: Table["rows"] = [
  ["2026-01-01 00:00:00", null, null, "GET", "/v1/orders/7?x=1", 200, '{"code":0}'],
  ["2026-01-02 00:00:00.125", null, null, "get", "https://shop.example/v1/orders/8/", 200, '{"code":0}'],
  ["2026-01-01 00:00:01", null, null, "GET", "/v1/orders/top", 400, '{"code":1,"message":"(700)It\'s 50% lost_."}'],
  ["2026-01-01 00:00:02", null, null, "GET", "/v1/orders/top", 400, '{"code":1,"message":"(700)It\'s % lost_."}'],
  [null, null, null, "GET", "/v1/orders/top", 400, '{"code":1,"message":"(700)It\'s 50% lostX."}'],
  [null, "payments", null, "GET", "/v1/orders/top", 400, '{"code":1,"message":"(801)"}'],
  [null, null, "pay", "GET", "/v1/orders/top", 400, '{"code":1,"message":"Schlecht."}'],
  [null, "nowhere", "nothing", "POST", "/v1/pay", 402, '{"code":1,"message":"(800)Nein."}'],
  [null, null, null, "HEAD", "/v1/orders/7", 404, ""],
  [null, null, null, "GET", "/other", 204, ""],
  [null, null, null, "GET", "/other", 200, " \t\r\n"],
  [null, null, null, "GET", "/other", 99, "-"],
  [null, null, null, null, null, null, null],
  [null, null, null, "POST", "/v1/pay", 502, "<html>"],
  // Only a whole segment is the base.
  [null, null, null, "POST", "/v1x/pay", 502, "<html>"],
  // Where nothing names a module, the one that knows the code of an error counts.
  [null, null, null, "GET", "/other", 402, '{"code":1,"message":"(800)Nein."}'],
  [null, null, null, "GET", "/other", 402, '{"code":1,"message":"(999)"}'],
  [null, null, null, "GET", "/other", 200, '{"code":0,"message":"(800)Nein."}'],
];

const declined = '{"code":1,"message":"(800)Nein."}';

/** The same and similar requests: the time after 10:00, the target, the body, the client, the request. */
// prettier-ignore
const attempts: readonly (readonly [time: string, target: string, body: string, client: string | null, request: string | null])[] = [
  ["00:00", "/v1/pay", declined, "a", null],
  ["01:00", "https://shop.example/v1/pay", declined, "a", ""], // a minute later: still the same run
  ["02:00", "/v1/pay", declined, "a", null], // the third: this and the one before are repeats
  ["03:00.001", "/v1/pay", declined, "a", null], // a run of its own
  ["03:01", "/v1/pay?x", declined, "a", null],
  ["03:02", "/v1/pay", declined, "b", null],
  ["03:03", "/v1/pay", declined, "a", "{}"],
  ["10:00", "/v1/pay", declined, "c", null],
  ["10:01", "/v1/pay", declined, "c", null],
  ["10:02", "/v1/pay", '{"code":0}', "c", null], // ends the run
  ["10:03", "/v1/pay", declined, "c", null],
  ["20:00", "/v1/pay", declined, null, null],
  ["20:01", "/v1/pay", declined, null, null],
  ["20:02", "/v1/pay", declined, null, null],
];

const rows: Table["rows"] = [
  ...single.map((row) => [...row, null, null]),
  ...attempts.map(([time, target, body, client, request]) => {
    const status = body === declined ? 402 : 200;
    return [`2026-01-03 10:${time}`, null, null, "POST", target, status, body, client, request];
  }),
];

export const countedTable: Table = {
  name: "logged",
  columns: {
    time: "time",
    module: "text",
    operation: "text",
    method: "text",
    target: "text",
    status: "int",
    body: "text",
    client: "text",
    request: "text",
  },
  rows,
};

/** The counts with `--base /v1`, in the order and the columns of the contract. */
// prettier-ignore
export const expectedCounts: readonly (readonly unknown[])[] = [
  ["error", "orders", "1", "700", "", 400, "topOrders", "other", 1, 0, null, null],
  ["error", "orders", "1", "700", "", 400, "topOrders", "same", 2, 0, "2026-01-01T00:00:01.000Z", "2026-01-01T00:00:02.000Z"],
  ["error", "orders", "1", "999", "", 402, "", "", 1, 0, null, null],
  ["error", "payments", "1", "", "", 400, "pay", "same", 1, 0, null, null],
  ["error", "payments", "1", "800", "", 402, "", "same", 1, 0, null, null],
  ["error", "payments", "1", "800", "", 402, "pay", "same", 14, 2, "2026-01-03T10:00:00.000Z", "2026-01-03T10:20:02.000Z"],
  ["error", "payments", "1", "801", "", 400, "topOrders", "", 1, 0, null, null],
  ["invalid", "orders", "", "", "empty", 200, "", "", 1, 0, null, null],
  ["invalid", "payments", "", "", "not_json", 502, "pay", "", 1, 0, null, null],
  ["invalid", "payments", "", "", "not_json", 502, "payBefore", "", 1, 0, null, null],
  ["success", "orders", "", "", "", 200, "", "", 1, 0, null, null],
  ["success", "orders", "", "", "", 200, "getOrder", "", 2, 0, "2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.125Z"],
  ["success", "orders", "", "", "", 204, "", "", 1, 0, null, null],
  ["success", "orders", "", "", "", 404, "", "", 1, 0, null, null],
  ["success", "payments", "", "", "", 200, "pay", "", 1, 0, "2026-01-03T10:10:02.000Z", "2026-01-03T10:10:02.000Z"],
  ["unread", "", "", "", "", null, "", "", 2, 0, null, null],
];
