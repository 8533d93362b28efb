import { encode, orders } from "#errors/server";

const stored = new Map([["7", { id: "7", total: 12 }]]);

/** Answers a request for an order. */
export function getOrder(id) {
  const order = stored.get(id);
  if (order !== undefined) return Response.json(order);
  const { status, headers, body } = encode(orders.orderNotFound());
  return new Response(body, { status, headers });
}
