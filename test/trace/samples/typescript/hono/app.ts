import { Hono } from "hono";
import type { Context, Next } from "hono";
import { common } from "./errors.js";
import * as handlers from "./handlers.js";

const session = async (c: Context, next: Next): Promise<undefined> => {
  if (c.req.header("cookie") === undefined) throw common.unauthenticated();
  await next();
};

const api = new Hono();
api.use("*", session);
api.post("/orders/:id/payment", handlers.payOrder);
api.post("/orders/:id/refund", handlers.refund);
api.post("/orders/import", async (c) => c.json(await handlers.importAll(await c.req.json())));

export const app = new Hono();
app.get("/health", (c) => c.json({ ok: true }));
app.get("/invoices/:id", handlers.invoice);
app.route("/", api);
