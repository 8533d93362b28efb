import { BookingsCode, isBookingsError } from "bookings-errors";
import { bookings, common, rooms } from "bookings-errors/server";
import type { Booking, Caller, GuestStatus, Room } from "../domain.js";
import { count, optional, parse, text } from "../parse.js";
import type { Repository } from "../repository.js";
import { allocate, release } from "./calendar.js";
import { retried, whileOpen } from "./decorators.js";
import { CardGateway, gatewayFor } from "./gateway.js";

const maxNights = 30;

/** What is wrong with a guest, by status. */
const verdicts: Readonly<Record<GuestStatus, (() => Error) | undefined>> = {
  ok: undefined,
  blocked: bookings.guestBlocked,
  unknown: () => common.permissionDenied({ detail: "unknown guest" }),
};

export class BookingService {
  readonly #cards = new CardGateway();

  constructor(
    private readonly bookings: Repository<Booking>,
    private readonly rooms: Repository<Room>,
    private readonly statusOf: (guest: string) => GuestStatus,
  ) {}

  async create(caller: Caller, body: unknown): Promise<Booking> {
    const stay = parse({ room: text, from: text, nights: count }, body);
    checkStay(stay.nights);
    this.#checkGuest(caller.id);
    const room = await this.rooms.get(stay.room);
    if (room.closed) throw rooms.roomClosed();
    allocate(room, nightsOf(stay.from, stay.nights));
    const booking: Booking = {
      id: crypto.randomUUID(),
      version: 0,
      roomId: room.id,
      guestId: caller.id,
      from: stay.from,
      nights: stay.nights,
      status: "open",
      deposit: 0,
    };
    await this.bookings.put(booking);
    return booking;
  }

  #checkGuest(guest: string): void {
    const verdict = verdicts[this.statusOf(guest)];
    if (verdict) throw verdict();
  }

  async get(caller: Caller, id: string): Promise<Booking> {
    const booking = await this.bookings.get(id);
    if (booking.guestId !== caller.id) throw hidden();
    return booking;
  }

  /** Bookings with the prices of their rooms, as far as these are known. */
  async list(query: unknown): Promise<readonly (Booking & { price?: number })[]> {
    const { limit } = parse({ limit: optional(count, 20), from: text }, query);
    const found = (await this.bookings.list()).slice(0, limit);
    return Promise.all(
      found.map(async (booking) => {
        try {
          const { price } = await this.rooms.get(booking.roomId);
          return { ...booking, price };
        } catch {
          return booking;
        }
      }),
    );
  }

  async cancel(caller: Caller, id: string): Promise<void> {
    const booking = await this.get(caller, id);
    await exclusively(id, async () => {
      if (booking.status === "cancelled") throw bookings.alreadyCancelled();
      release(booking.roomId, nightsOf(booking.from, booking.nights));
      await this.#refund(booking);
      await this.bookings.put({ ...booking, status: "cancelled" });
    });
  }

  async #refund(booking: Booking): Promise<void> {
    try {
      await this.#cards.refund(booking.guestId, booking.deposit);
    } catch (error) {
      // The hotel pays it back by hand.
      if (isBookingsError(error, BookingsCode.DepositDeclined)) return;
      throw error;
    }
  }

  @retried(3)
  @whileOpen
  async checkIn(caller: Caller, id: string): Promise<Booking> {
    const booking = await this.get(caller, id);
    const problem = this.#problemOf(booking);
    if (problem !== undefined) throw problem;
    const changed: Booking = { ...booking, status: "checked-in" };
    await this.bookings.put(changed);
    return changed;
  }

  #problemOf(booking: Booking): Error | undefined {
    if (booking.status === "cancelled") return bookings.alreadyCancelled();
    if (booking.from !== new Date().toISOString().slice(0, 10)) return bookings.checkInClosed();
    return undefined;
  }

  async payDeposit(caller: Caller, id: string, body: unknown): Promise<string> {
    const booking = await this.get(caller, id);
    if (booking.status === "cancelled") throw bookings.alreadyCancelled();
    const { method } = parse({ method: text }, body);
    const gateway = gatewayFor(method);
    try {
      return await gateway.charge(caller.id, booking.deposit);
    } catch (error) {
      if (isBookingsError(error, BookingsCode.PriceChanged)) throw bookings.depositDeclined({ cause: error });
      throw error;
    }
  }
}

function checkStay(nights: number): void {
  if (nights < 1) throw common.invalidArgument({ detail: "a stay has at least one night" });
  if (nights > maxNights) throw bookings.stayTooLong({ max: maxNights });
}

/** What other guests see of a booking. */
function hidden(): Error {
  return bookings.bookingNotFound({ log: { hidden: true } });
}

function nightsOf(from: string, nights: number): string[] {
  const start = Date.parse(from);
  return Array.from({ length: nights }, (_, night) => String(start + night * 86_400_000));
}

const locks = new Map<string, Promise<unknown>>();

/** Does one thing at a time for a booking. */
async function exclusively<R>(id: string, work: () => Promise<R>): Promise<R> {
  await locks.get(id)?.catch(() => undefined);
  const running = work();
  locks.set(id, running);
  try {
    return await running;
  } finally {
    locks.delete(id);
  }
}
