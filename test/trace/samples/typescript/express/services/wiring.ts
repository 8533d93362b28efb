import { orders } from "shop-errors/server";
import { MemoryRepository } from "../data/memory.js";
import { OrderService } from "./orders.js";
import type { Order, Stock } from "./orders.js";

const stock: Stock = {
  async reserve(item, quantity) {
    if (item === "gone" && quantity > 0) throw orders.outOfStock();
    await Promise.resolve();
  },
};

export const orderService = new OrderService(new MemoryRepository<Order>(() => orders.orderNotFound()), stock);
