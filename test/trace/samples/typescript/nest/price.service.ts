import { Injectable } from "@nestjs/common";
import { orders } from "shop-errors/server";
import { BaseService } from "./base.service.js";

@Injectable()
export class PriceService extends BaseService<number> {
  private readonly known: Readonly<Record<string, number>> = { tea: 3 };

  of(item: string): Promise<number> {
    return this.load(item);
  }

  protected override read(item: string): Promise<number | undefined> {
    return Promise.resolve(this.known[item]);
  }

  protected override onMissing(): never {
    throw orders.outOfStock();
  }
}
