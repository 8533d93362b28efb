import { isRoomsError, RoomsCode } from "bookings-errors";
import { common, rooms } from "bookings-errors/server";
import type { Room } from "../domain.js";
import { fail } from "../failures.js";
import { count, parse, text } from "../parse.js";
import type { Repository } from "../repository.js";
import type { Quote } from "./pricing.js";
import { quoteFor } from "./pricing.js";

export class RoomService {
  readonly #cache = new Map<string, Room>();

  constructor(private readonly rooms: Repository<Room>) {}

  async get(id: string): Promise<Room> {
    return withFallback(
      async () => {
        const room = await this.rooms.get(id);
        this.#cache.set(id, room);
        return room;
      },
      () => this.#cache.get(id) ?? fail(rooms.roomNotFound({ detail: "not in the cache" })),
    );
  }

  async update(id: string, body: unknown): Promise<Room> {
    const change = parse({ price: count, version: count }, body);
    const [room] = await Promise.all([this.rooms.get(id), this.#announce(id)]);
    const changed = { ...room, ...change };
    await this.rooms.put(changed);
    return changed;
  }

  async #announce(id: string): Promise<void> {
    await fetch(`https://events.example.com/rooms/${id}`).catch(() => undefined);
  }

  async quote(id: string, nights: number): Promise<Quote> {
    return quoteFor(await this.rooms.get(id), nights);
  }

  /** Imports all rooms that can be imported, then reports the first failure. */
  async importAll(body: unknown): Promise<number> {
    const failures: unknown[] = [];
    let imported = 0;
    for await (const room of rowsOf(body)) {
      try {
        await this.rooms.put(room);
        imported++;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return imported;
  }

  async probe(): Promise<void> {
    try {
      await this.rooms.list();
    } catch (cause) {
      throw common.unavailable({ cause });
    }
  }

  async count(): Promise<number> {
    return (await this.rooms.list()).length;
  }
}

async function* rowsOf(body: unknown): AsyncGenerator<Room> {
  if (!Array.isArray(body)) throw common.invalidArgument({ detail: "expected a list" });
  for (const row of body) {
    yield { ...parse({ id: text, price: count }, row), version: 0, closed: false };
  }
}

async function withFallback<R>(primary: () => Promise<R>, fallback: () => R): Promise<R> {
  try {
    return await primary();
  } catch (error) {
    if (!isRoomsError(error, RoomsCode.StoreTimeout)) throw error;
    return fallback();
  }
}
