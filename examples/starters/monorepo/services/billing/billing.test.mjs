import assert from "node:assert/strict";
import { test } from "node:test";
import { getOrder } from "@shop/orders";
import { charge } from "./billing.mjs";

const send = async (id) => getOrder(id);

test("the total is that of the order", async () => {
  assert.equal(await charge({ expired: false }, "7", send), 12);
});

test("an error of the other service has its name", async () => {
  await assert.rejects(charge({ expired: false }, "8", send), { codeName: "OrderNotFound", kind: "not_found" });
});

test("an expired card is declined", async () => {
  await assert.rejects(charge({ expired: true }, "7", send), { codeName: "CardDeclined" });
});
