import fastify from "fastify";
import type { FastifyInstance } from "fastify";
import { billing, orders } from "shop-errors/server";
import { payments } from "./payments.js";
import { clerk } from "./session.js";

export function build(): FastifyInstance {
  const app = fastify();
  app.addHook("onSend", async () => undefined);
  app.get("/health", async () => ({ ok: true }));
  addInvoices(app);
  void app.register(payments, { prefix: "/orders" });
  void app.register(
    async (inner) => {
      inner.post("/import", { schema: {}, preHandler: clerk }, async () => {
        throw orders.invalidQuantity();
      });
    },
    { prefix: "/orders" },
  );
  return app;
}

function addInvoices(app: FastifyInstance): void {
  app.get("/invoices/:id", { onRequest: clerk }, async ({ params }) => {
    throw billing.invoiceNotFound({ cause: params["id"] });
  });
}
