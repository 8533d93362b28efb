import assert from "node:assert/strict";
import { test } from "node:test";
import { OrdersCode, isOrdersError } from "#errors/orders/index";
import { mockError } from "#errors/testing";
import { Shop } from "../dist/client.js";

const shop = (response) => new Shop("https://api.shop.example", async () => response);

test("an order is returned as it is", async () => {
  const order = { id: "7", total: 12 };
  assert.deepEqual(await shop(Response.json(order)).order("7"), order);
});

test("an order that does not exist is undefined", async () => {
  assert.equal(await shop(mockError("orders", OrdersCode.OrderNotFound)).order("7"), undefined);
});

test("any other error is thrown", async () => {
  const response = mockError("orders", OrdersCode.TooManyOrders, { retryAfter: 3 });
  await assert.rejects(shop(response).order("7"), (error) => {
    assert.ok(isOrdersError(error, OrdersCode.TooManyOrders));
    assert.equal(error.retryAfter, 3);
    return true;
  });
});
