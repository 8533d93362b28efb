import type { FastifyInstance, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { common } from "shop-errors/server";

/** Asks for a session on all routes of whoever registers it. */
export default fp(async (app: FastifyInstance): Promise<void> => {
  app.addHook("onRequest", async ({ headers }: FastifyRequest) => {
    if (headers["cookie"] === undefined) throw common.unauthenticated();
  });
});

export async function clerk({ headers }: FastifyRequest): Promise<void> {
  if (headers["role"] !== "clerk") throw common.forbidden();
}
