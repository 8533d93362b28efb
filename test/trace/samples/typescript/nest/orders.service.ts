import { Injectable } from "@nestjs/common";
import { OrdersCode, isOrdersError } from "shop-errors";
import { orders } from "shop-errors/server";
import { BaseService } from "./base.service.js";
import { PriceService } from "./price.service.js";

@Injectable()
export class OrdersService extends BaseService<string> {
  private readonly plugins = new Map<string, () => Promise<void>>();

  constructor(private readonly prices: PriceService) {
    super();
  }

  async create({ item, price }: { readonly item: string; readonly price: number }): Promise<string> {
    const now = await this.prices.of(item);
    if (now !== price) throw orders.priceChanged();
    return item;
  }

  get(id: string): Promise<string> {
    return super.load(id);
  }

  /** Cancels an order. One that is closed already stays so. */
  async cancel(id: string): Promise<void> {
    try {
      await this.close(await this.load(id));
    } catch (error) {
      if (!isOrdersError(error, OrdersCode.OrderClosed)) throw error;
    }
  }

  register(name: string, plugin: () => Promise<void>): void {
    this.plugins.set(name, plugin);
  }

  async run(name: string): Promise<void> {
    const plugin = this.plugins.get(name);
    if (plugin === undefined) throw orders.orderNotFound();
    await plugin();
  }

  protected override read(id: string): Promise<string | undefined> {
    return Promise.resolve(id === "" ? undefined : id);
  }

  protected override onMissing(id: string): never {
    throw orders.orderNotFound({ log: { id } });
  }

  private async close(order: string): Promise<void> {
    await Promise.resolve();
    if (order.startsWith("closed")) throw orders.orderClosed();
  }
}
