import { OrdersCode, isOrdersError } from "shop-errors";
import { orders } from "shop-errors/server";
import type { Repository } from "../data/repository.js";
import { checkQuantity } from "./rules.js";

export interface Order {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  readonly open: boolean;
}

export interface Stock {
  reserve(item: string, quantity: number): Promise<void>;
}

export class OrderService {
  constructor(
    private readonly repository: Repository<Order>,
    private readonly stock: Stock,
  ) {}

  async place({ item, quantity }: { readonly item: string; readonly quantity: number }): Promise<Order> {
    checkQuantity(quantity);
    await this.stock.reserve(item, quantity);
    const order = { id: crypto.randomUUID(), item, quantity, open: true };
    await this.repository.insert(order);
    return order;
  }

  find(id: string): Promise<Order> {
    return this.repository.get(id);
  }

  async cancel(id: string): Promise<Order> {
    const order = await this.find(id);
    if (!order.open) throw orders.orderClosed();
    return { ...order, open: false };
  }

  /** A list with the last order; an empty list if it has been removed in the meantime. */
  async recent(): Promise<readonly Order[]> {
    try {
      return [await this.find("last")];
    } catch (error) {
      if (isOrdersError(error, OrdersCode.OrderNotFound)) return [];
      throw error;
    }
  }
}
