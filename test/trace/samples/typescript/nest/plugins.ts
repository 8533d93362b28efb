import { orders } from "shop-errors/server";
import type { OrdersService } from "./orders.service.js";

/** Plugins that are loaded when the service starts. */
export function install(service: OrdersService): void {
  service.register("csv", async () => {
    await Promise.resolve();
    throw orders.duplicateOrder();
  });
}
