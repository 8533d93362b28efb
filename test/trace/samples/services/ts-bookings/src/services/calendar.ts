import { isRoomsError, RoomsCode } from "bookings-errors";
import { bookings, rooms } from "bookings-errors/server";
import type { Room } from "../domain.js";

const taken = new Map<string, Set<string>>();
const capacity = 365;

/** Allocates nights of a room. A full calendar is a taken room for guests. */
export function allocate(room: Room, nights: readonly string[]): void {
  try {
    reserve(room, nights);
  } catch (error) {
    if (isRoomsError(error, RoomsCode.CalendarFull)) throw bookings.roomTaken({ cause: error });
    throw error;
  }
}

function reserve(room: Room, nights: readonly string[]): void {
  const calendar = calendarOf(room);
  nights.forEach((night) => {
    claim(calendar, night);
  });
}

function calendarOf(room: Room): Set<string> {
  const calendar = taken.get(room.id) ?? new Set();
  taken.set(room.id, calendar);
  if (calendar.size >= capacity) throw rooms.calendarFull();
  return calendar;
}

function claim(calendar: Set<string>, night: string): void {
  if (calendar.has(night)) throw bookings.roomTaken({ log: { night } });
  calendar.add(night);
}

export function release(room: string, nights: readonly string[]): void {
  for (const night of nights) taken.get(room)?.delete(night);
}
