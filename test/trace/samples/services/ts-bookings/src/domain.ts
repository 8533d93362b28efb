export interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Booking extends Versioned {
  readonly roomId: string;
  readonly guestId: string;
  readonly from: string;
  readonly nights: number;
  readonly status: "open" | "cancelled" | "checked-in";
  readonly deposit: number;
}

export interface Room extends Versioned {
  readonly price: number;
  readonly closed: boolean;
}

export type GuestStatus = "ok" | "blocked" | "unknown";

export interface Caller {
  readonly id: string;
  readonly role: string;
  readonly expires: number;
}
