import type { Request, Response } from "express";
import { common } from "shop-errors/server";
import type { OrderService } from "../services/orders.js";

interface Draft {
  readonly item: string;
  readonly quantity: number;
}

export class OrderController {
  constructor(private readonly service: OrderService) {}

  create = async (request: Request, response: Response): Promise<void> => {
    const order = await this.service.place(parse(request.body));
    response.status(201).json(order);
  };

  async get(request: Request, response: Response): Promise<void> {
    response.json(await this.service.find(request.params["id"] ?? ""));
  }

  async cancel(request: Request, response: Response): Promise<void> {
    response.json(await this.service.cancel(request.params["id"] ?? ""));
  }

  list = async (_request: Request, response: Response): Promise<void> => {
    response.json(await this.service.recent());
  };
}

function parse(body: unknown): Draft {
  if (typeof body !== "object" || body === null) throw common.validationFailed();
  const { item, quantity } = body as { item?: unknown; quantity?: unknown };
  if (typeof item !== "string" || typeof quantity !== "number") throw common.validationFailed();
  return { item, quantity };
}
