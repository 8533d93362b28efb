import { Router } from "express";
import { callerOf, requireRole } from "./middleware.js";
import type { BookingService } from "./services/bookings.js";
import type { RoomService } from "./services/rooms.js";
import { runTask } from "./services/tasks.js";

export function bookingRoutes(service: BookingService): Router {
  const router = Router();
  router.post("/", async (request, response) => {
    response.status(201).json(await service.create(callerOf(request), request.body));
  });
  router.get("/", async (request, response) => {
    response.json(await service.list(request.query));
  });
  router.get("/:id", async (request, response) => {
    response.json(await service.get(callerOf(request), request.params.id));
  });
  router.delete("/:id", async (request, response) => {
    await service.cancel(callerOf(request), request.params.id);
    response.status(204).end();
  });
  router.post("/:id/check-in", async (request, response) => {
    response.json(await service.checkIn(callerOf(request), request.params.id));
  });
  router.post("/:id/deposit", (request, response, next) => {
    service.payDeposit(callerOf(request), request.params.id, request.body).then(
      (receipt) => response.json({ receipt }),
      (error: unknown) => next(error),
    );
  });
  return router;
}

export function roomRoutes(service: RoomService): Router {
  const router = Router();
  router.get("/:id", async (request, response) => {
    response.json(await service.get(request.params.id));
  });
  router.put("/:id", requireRole("manager", "admin"), async (request, response) => {
    response.json(await service.update(String(request.params["id"]), request.body));
  });
  router.get("/:id/quote", async (request, response) => {
    response.json(await service.quote(request.params.id, Number(request.query["nights"])));
  });
  return router;
}

export function adminRoutes(service: RoomService): Router {
  const router = Router();
  router.use(requireRole("admin"));
  router.post("/rooms", async (request, response) => {
    const imported = await service.importAll(request.body);
    response.json({ imported, total: await service.count() });
  });
  router.post("/tasks/:name", async (request, response) => {
    await runTask(request.params.name, String(request.query["argument"] ?? ""));
    response.status(202).end();
  });
  return router;
}
