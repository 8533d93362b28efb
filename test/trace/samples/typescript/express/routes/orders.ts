import { Router } from "express";
import { requireRole, wrap } from "../middleware.js";
import { OrderController } from "./controller.js";
import { orderService } from "../services/wiring.js";

const controller = new OrderController(orderService);

export const orders = Router();

orders.post("/", wrap(controller.create));
orders.get(
  "/:id",
  wrap((request, response) => controller.get(request, response)),
);
orders.post("/:id/cancel", requireRole("admin"), wrap(controller.cancel.bind(controller)));
orders.get("/", wrap(controller.list));
