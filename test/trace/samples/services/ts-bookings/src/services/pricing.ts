import { bookings, common, rooms } from "bookings-errors/server";
import type { Room } from "../domain.js";

export interface Quote {
  readonly room: Room;
  readonly nights: number;
  price: number;
}

/** One step to a price. */
export abstract class PriceRule {
  apply(quote: Quote): void {
    quote.price = Math.round(this.adjust(quote));
  }

  protected abstract adjust(quote: Quote): number;
}

export class SeasonRule extends PriceRule {
  protected override adjust({ room, price }: Quote): number {
    if (room.closed) throw rooms.roomClosed();
    return new Date().getMonth() > 5 ? price * 1.2 : price;
  }
}

export class LongStayRule extends PriceRule {
  protected override adjust({ nights, price }: Quote): number {
    if (nights > this.longest()) throw bookings.stayTooLong({ max: this.longest() });
    return nights > 6 ? price * 0.9 : price;
  }

  protected longest(): number {
    return 30;
  }
}

/** An experiment of 2024. Nobody creates one. */
export class AuctionRule extends LongStayRule {
  protected override adjust(): number {
    throw bookings.priceChanged();
  }
}

const memberRule: Pick<PriceRule, "apply"> = {
  apply(quote) {
    quote.price -= 1;
  },
};

const rules: readonly Pick<PriceRule, "apply">[] = [new SeasonRule(), new LongStayRule(), memberRule];

export function quoteFor(room: Room, nights: number): Quote {
  let problem: Error | undefined;
  if (Number.isNaN(nights)) problem = common.invalidArgument();
  else if (room.price === 0) problem = common.conflict({ detail: "the room has no price" });
  if (problem) throw problem;
  const quote: Quote = { room, nights, price: room.price * nights };
  for (const rule of rules) rule.apply(quote);
  return quote;
}
