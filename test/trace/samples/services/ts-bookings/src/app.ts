import { isBookingsBaseError } from "bookings-errors";
import { errorHandler } from "bookings-errors/express";
import { bookings, common, rooms } from "bookings-errors/server";
import type { NextFunction, Request, Response } from "express";
import express from "express";
import type { Booking, Room } from "./domain.js";
import { authenticate, rateLimit } from "./middleware.js";
import { Repository } from "./repository.js";
import { adminRoutes, bookingRoutes, roomRoutes } from "./routes.js";
import { BookingService } from "./services/bookings.js";
import { RoomService } from "./services/rooms.js";
import { MemoryStore, RemoteStore } from "./store.js";

const bookingRepository = new Repository<Booking>(new MemoryStore(), bookings.bookingNotFound);
const roomRepository = new Repository<Room>(new RemoteStore("https://rooms.example.com"), () => rooms.roomNotFound());

const blocked = new Set(["g-13"]);
const roomService = new RoomService(roomRepository);
const bookingService = new BookingService(bookingRepository, roomRepository, (guest) => {
  if (blocked.has(guest)) return "blocked";
  return guest.startsWith("g-") ? "ok" : "unknown";
});

export const app = express();
app.get("/health", async (_request, response) => {
  await roomService.probe();
  response.json({ ok: true });
});
app.use(rateLimit(50));
app.use(authenticate);
app.use(express.json());
app.use("/bookings", bookingRoutes(bookingService));
app.use("/rooms", roomRoutes(roomService));
app.use("/admin", adminRoutes(roomService));
app.use((error: unknown, _request: Request, _response: Response, next: NextFunction) => {
  next(toApiError(error));
});
app.use(errorHandler({ onError: (record) => console.error(record) }));

/** Whatever is not an error of this API is an internal one. */
function toApiError(error: unknown): Error {
  if (isBookingsBaseError(error)) return error;
  return common.internalError({ cause: error });
}

app.listen(8080);
