import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { common, orders } from "shop-errors/server";
import { errorResponse } from "shop-errors/web";

/** A service with Hono. It prints its address, and a line for each error that it sends. */
const app = new Hono();
app.get("/success", (context) => context.json({ order: "o-1" }));
app.get("/module", () => {
  const values = { item: "Tea “Nr. 7”", left: 3, card: "canary" };
  throw orders.outOfStock(values, { cause: new Error("canary"), log: { hint: "canary" } });
});
app.get("/unknown", (context) => context.json({ error: { code: "failed", reason: 9999, message: "Too new." } }, 400));
app.get("/gateway", (context) => context.html("<html><h1>502 Bad Gateway</h1></html>", 502));
app.get("/limited", () => {
  throw common.busy({ retryAfter: 7 });
});
app.get("/unexpected", () => {
  throw new Error("canary");
});
app.get("/internal", () => {
  throw orders.badLedger();
});
app.onError((error, { req }) =>
  errorResponse(error, req.raw, { onError: (record) => console.log(String(record["error.type"])) }),
);
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
