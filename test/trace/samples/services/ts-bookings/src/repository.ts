import { common } from "bookings-errors/server";
import type { Versioned } from "./domain.js";
import { StoreFailure } from "./failures.js";
import type { Store } from "./store.js";

/** What all services use to read and write. */
export class Repository<T extends Versioned> {
  constructor(
    private readonly store: Store<T>,
    private readonly missing: () => Error,
  ) {}

  async get(id: string): Promise<T> {
    const item = await guarded(() => this.store.load(id));
    if (item === undefined) throw this.missing();
    return item;
  }

  async put(item: T): Promise<void> {
    await guarded(() => this.store.save(item));
  }

  /** Unlike the others, it does not translate what the store throws. */
  async list(): Promise<readonly T[]> {
    return this.store.all();
  }
}

async function guarded<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure) throw common.unavailable({ cause: error, log: { status: error.status } });
    throw error;
  }
}
