import { orders } from "shop-errors/server";
import type { Repository } from "./repository.js";

export class MemoryRepository<Item extends { readonly id: string }> implements Repository<Item> {
  private readonly items = new Map<string, Item>();

  constructor(private readonly missing: () => Error) {}

  async get(id: string): Promise<Item> {
    const item = await Promise.resolve(this.items.get(id));
    if (item === undefined) throw this.missing();
    return item;
  }

  async insert(item: Item): Promise<void> {
    await Promise.resolve();
    if (this.items.has(item.id)) throw orders.duplicateOrder();
    this.items.set(item.id, item);
  }
}
