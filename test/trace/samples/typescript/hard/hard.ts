import { orders, common, billing } from "shop-errors/server";
import { OrdersCode, isOrdersError, isShopError } from "shop-errors";

// Map of handlers at module level; optional chaining; currying
const table = new Map<string, () => void>([
  [
    "a",
    () => {
      throw orders.outOfStock();
    },
  ],
]);
table.set("b", () => {
  throw orders.orderClosed();
});
export function createOrder(k: string): void {
  table.get(k)?.();
}

// super constructor, private methods, overloads
class Base {
  constructor(x: number) {
    if (x) throw orders.priceChanged();
  }
}
class Derived extends Base {
  #y = make();
  constructor() {
    super(1);
    this.#check();
  }
  #check(): void {
    throw orders.invalidQuantity();
  }
}
function make(): number {
  throw orders.duplicateOrder();
}
export function getOrder(): unknown {
  return new Derived();
}

// nested callbacks within catch; then chain; finally
async function a(): Promise<number> {
  throw billing.cardDeclined();
}
export async function cancelOrder(): Promise<number> {
  try {
    return await a();
  } catch (error) {
    return [1].map(() => {
      if (isShopError(error)) throw error;
      return 2;
    })[0]!;
  } finally {
    await b();
  }
}
async function b(): Promise<void> {
  return a().then(
    (x) => {
      throw billing.providerDown();
    },
    () => undefined,
  );
}

// function property on an object type passed as argument; object method shorthand; spread
interface Hooks {
  before?(): void;
  after?: () => void;
}
export function listOrders(): void {
  runWith({
    before() {
      throw common.forbidden();
    },
    after: late,
  });
}
function late(): void {
  throw common.rateLimited();
}
function runWith(hooks: Hooks): void {
  hooks.before?.();
  hooks.after?.();
}

// IIFE, comma, nested ternary, async arrow stored in const via wrapper generics
const guard = <T extends (...a: never[]) => unknown>(f: T): T =>
  ((...a: never[]) => {
    check();
    return f(...a);
  }) as T;
function check(): void {
  throw common.unauthenticated();
}
export const payOrder = guard(async () => {
  (() => {
    throw billing.insufficientFunds();
  })();
});

// error class hierarchy of one's own around a catalog error; static factory; async generator; for await
class AppError extends Error {
  static of(e: Error): AppError {
    return new AppError("x", { cause: e });
  }
}
async function* pages(): AsyncGenerator<number> {
  yield 1;
  throw AppError.of(billing.refundTooLate());
}
export async function refundOrder(): Promise<void> {
  for await (const p of pages()) console.log(p);
}

// narrowing by else, by switch, by early continue
export function getInvoice(ids: string[]): void {
  for (const id of ids) {
    try {
      find(id);
    } catch (e) {
      if (isOrdersError(e, OrdersCode.OrderNotFound)) continue;
      else if (isOrdersError(e)) throw common.internal({ cause: e });
      throw e;
    }
  }
}
function find(id: string): void {
  if (id === "a") throw orders.orderNotFound();
  if (id === "b") throw orders.orderClosed();
  throw billing.invoiceNotFound();
}
// dependency container typed with generics; function returned from an async function; bound later
class Container {
  private items = new Map<string, unknown>();
  set(k: string, v: unknown): void {
    this.items.set(k, v);
  }
  get<T>(k: string): T {
    return this.items.get(k) as T;
  }
}
class Svc {
  run(): void {
    throw orders.outOfStock();
  }
}
const c = new Container();
c.set("svc", new Svc());
export async function importOrders(): Promise<void> {
  c.get<Svc>("svc").run();
  const f = await load();
  f();
}
async function load(): Promise<() => void> {
  return () => {
    throw common.validationFailed();
  };
}
