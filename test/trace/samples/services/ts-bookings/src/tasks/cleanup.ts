import { bookings } from "bookings-errors/server";

export async function run(argument: string): Promise<void> {
  if (argument === "done") throw bookings.alreadyCancelled();
}
