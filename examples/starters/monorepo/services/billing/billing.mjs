import { billing } from "#errors/server";
import { decodeOrdersResponse } from "@shop/orders/errors";

/** Charges a card with an order, and returns the total. `send` asks the service of orders. */
export async function charge(card, id, send) {
  const response = await send(id);
  const body = await response.text();
  const error = decodeOrdersResponse({ status: response.status, headers: response.headers, body });
  if (error !== undefined) throw error;
  if (card.expired) throw billing.cardDeclined();
  return JSON.parse(body).total;
}
