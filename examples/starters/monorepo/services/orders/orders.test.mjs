import assert from "node:assert/strict";
import { test } from "node:test";
import { getOrder } from "./orders.mjs";

test("an order that does not exist is answered with its code", async () => {
  const response = getOrder("8");
  assert.equal(response.status, 404);
  assert.equal((await response.json()).error.reason, "order_not_found");
});
