import { rooms } from "bookings-errors/server";
import type { Versioned } from "./domain.js";
import { StoreFailure } from "./failures.js";

export interface Store<T extends Versioned> {
  load(id: string): Promise<T | undefined>;
  save(item: T): Promise<void>;
  all(): Promise<readonly T[]>;
}

export class MemoryStore<T extends Versioned> implements Store<T> {
  readonly #items = new Map<string, T>();

  async load(id: string): Promise<T | undefined> {
    return this.#items.get(id);
  }

  async save(item: T): Promise<void> {
    this.#items.set(item.id, { ...item, version: item.version + 1 });
  }

  async all(): Promise<readonly T[]> {
    return [...this.#items.values()];
  }
}

export class RemoteStore<T extends Versioned> implements Store<T> {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async load(id: string): Promise<T | undefined> {
    return this.#call<T>("GET", `/${id}`);
  }

  async save(item: T): Promise<void> {
    const current = await this.load(item.id);
    if (current !== undefined && current.version !== item.version) throw rooms.staleVersion();
    await this.#call<unknown>("PUT", `/${item.id}`, JSON.stringify(item));
  }

  async all(): Promise<readonly T[]> {
    return (await this.#call<readonly T[]>("GET", "/")) ?? [];
  }

  async #call<R>(method: string, path: string, body?: string): Promise<R | undefined> {
    let response: Response;
    try {
      response = await fetch(this.#url + path, { method, body: body ?? null });
    } catch (cause) {
      throw rooms.storeTimeout({ cause });
    }
    if (response.status === 404) return undefined;
    if (!response.ok) throw new StoreFailure(response.status);
    return (await response.json()) as R;
  }
}
