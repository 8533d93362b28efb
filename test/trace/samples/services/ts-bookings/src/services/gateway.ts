import { bookings, common } from "bookings-errors/server";

export interface PaymentGateway {
  charge(guest: string, amount: number): Promise<string>;
  refund(guest: string, amount: number): Promise<void>;
}

export class CardGateway implements PaymentGateway {
  async charge(guest: string, amount: number): Promise<string> {
    return this.#send("charge", guest, amount);
  }

  async refund(guest: string, amount: number): Promise<void> {
    await this.#send("refund", guest, -amount);
  }

  async #send(action: string, guest: string, amount: number): Promise<string> {
    const response = await fetch(`https://cards.example.com/${action}`, {
      method: "POST",
      body: JSON.stringify({ guest, amount }),
    });
    if (response.status === 402) throw bookings.depositDeclined();
    if (!response.ok) throw common.unavailable({ retryAfter: 5 });
    return response.text();
  }
}

export class VoucherGateway implements PaymentGateway {
  async charge(guest: string, amount: number): Promise<string> {
    const value = await this.valueOf(guest);
    if (value < amount) throw bookings.priceChanged();
    return `voucher of ${guest}`;
  }

  async refund(): Promise<void> {
    // A voucher is not used up before the stay.
  }

  protected async valueOf(guest: string): Promise<number> {
    return guest.length * 10;
  }
}

/** The gateway for a way to pay. */
export function gatewayFor(method: string): PaymentGateway {
  switch (method) {
    case "card":
      return new CardGateway();
    case "voucher":
      return new VoucherGateway();
    default:
      throw common.invalidArgument({ detail: `unknown method: ${method}` });
  }
}
