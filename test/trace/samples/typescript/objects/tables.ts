import { billing, common, orders } from "shop-errors/server";

/** A table whose owner says what a missing row means. */
export class Table {
  readonly rows = new Map<string, string>();

  constructor(private readonly missing: () => Error) {}

  row(id: string): string {
    const found = this.rows.get(id);
    if (found === undefined) throw this.missing();
    return found;
  }
}

/** A function that makes objects: each of its calls makes another one. */
export function openTable(missing: () => Error): Table {
  const table = new Table(missing);
  return table;
}

/** A parent with an argument of its own. */
export class InvoiceTable extends Table {
  constructor() {
    super(billing.invoiceNotFound);
  }
}

export interface Limits {
  readonly most: number;
  readonly exceeded: () => Error;
}

/** Options instead of params. */
export class Counter {
  readonly #exceeded: () => Error;
  readonly #most: number;
  #count = 0;

  constructor({ most, exceeded }: Limits) {
    this.#most = most;
    this.#exceeded = exceeded;
  }

  add(): void {
    this.#count++;
    if (this.#count > this.#most) throw this.#exceeded();
  }
}

/** An object that makes another one with what it gets. */
export class Desk {
  readonly #counter: Counter;

  constructor(name: string, exceeded: () => Error) {
    this.#counter = new Counter({ most: name.length, exceeded });
  }

  serve(): void {
    this.#counter.add();
  }
}

/** What a gate asks can be exchanged. */
export class Gate {
  constructor(private ask: () => void) {}

  replace(ask: () => void): void {
    this.ask = ask;
  }

  pass(): void {
    this.ask();
  }
}

export interface Clock {
  tick(): void;
}

export class FastClock implements Clock {
  tick(): void {
    throw common.rateLimited();
  }
}

export class SlowClock implements Clock {
  tick(): void {
    throw billing.providerDown();
  }
}

export class Timer {
  constructor(private readonly clock: Clock) {}

  start(): void {
    this.clock.tick();
  }
}

/** A class that somebody else makes objects of. */
export class Plugin {
  constructor(private readonly problem: () => Error) {}

  run(): void {
    throw this.problem();
  }

  static standard(): Plugin {
    return new this(common.internal);
  }
}

export function make<Made>(type: new (problem: () => Error) => Made, problem: () => Error): Made {
  return new type(problem);
}

export const closed = (): void => {
  throw orders.orderClosed();
};
