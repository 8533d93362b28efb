import { Controller, Get, Post, UseGuards } from "@nestjs/common";
import { Limited } from "./decorators.js";
import { SessionGuard } from "./guard.js";
import { OrdersService } from "./orders.service.js";

@Controller("orders")
@UseGuards(SessionGuard)
export class OrdersController {
  constructor(private readonly service: OrdersService) {}

  @Post()
  @Limited(10)
  async create(body: { readonly item: string; readonly price: number }): Promise<string> {
    return this.service.create(body);
  }

  @Get(":id")
  get(id: string): Promise<string> {
    return this.service.get(id);
  }

  @Post(":id/cancel")
  async cancel(id: string): Promise<void> {
    await this.service.cancel(id);
  }

  @Post("import")
  async import(plugin: string): Promise<void> {
    await this.service.run(plugin);
  }
}
