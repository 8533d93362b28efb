import type { FastifyInstance, FastifyRequest } from "fastify";
import { billing, common } from "shop-errors/server";
import session, { clerk } from "./session.js";

export async function payments(app: FastifyInstance): Promise<void> {
  await app.register(session);
  app.route({ method: "POST", url: "/:id/payment", handler: pay });
  app.route({
    method: ["POST"],
    url: "/:id/refund",
    preHandler: [clerk],
    async handler({ params }) {
      if (params["id"] === "1") throw billing.refundTooLate();
      return { refunded: true };
    },
  });
}

const limits = new Map<string, number>();

async function pay({ params }: FastifyRequest): Promise<object> {
  if ((limits.get(params["id"] ?? "") ?? 0) > 9) throw common.rateLimited();
  throw billing.cardDeclined();
}
