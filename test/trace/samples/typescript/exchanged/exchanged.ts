import { billing, common, orders } from "shop-errors/server";

// Objects that may be others than those that were made first: for each of them, all of its class count.

type Problem = () => Error;

class Rule {
  constructor(private readonly problem: Problem) {}

  check(): void {
    throw this.problem();
  }
}

// A field that is assigned where nobody sees it.
class StockRule extends Rule {
  readonly isStock = true;
}
class Order {
  rule = new StockRule(orders.outOfStock);

  constructor(changes: Partial<Order>) {
    Object.assign(this, changes);
  }
}
const order = new Order(Math.random() > 0.5 ? { rule: new StockRule(orders.orderClosed) } : {});
export function createOrder(): void {
  order.rule.check();
}

// A field behind an interface.
class PriceRule extends Rule {
  readonly isPrice = true;
}
interface Ruled {
  rule: PriceRule;
}
class Shelf {
  constructor(public rule: PriceRule) {}
}
function relax(ruled: Ruled): void {
  ruled.rule = new PriceRule(orders.priceChanged);
}
const shelf = new Shelf(new PriceRule(orders.orderNotFound));
export function getOrder(): void {
  if (Math.random() > 0.5) relax(shelf);
  shelf.rule.check();
}

// A constructor that returns the first object.
class CardRule extends Rule {
  readonly isCard = true;
}
class Only {
  static first: Only | undefined;

  constructor(readonly rule: CardRule) {
    if (Only.first !== undefined) return Only.first;
    Only.first = this;
  }
}
if (Math.random() > 0.5) new Only(new CardRule(billing.cardDeclined));
const only = new Only(new CardRule(billing.providerDown));
export function cancelOrder(): void {
  only.rule.check();
}

// An assignment by a key that is not known.
class MenuRule extends Rule {
  readonly isMenu = true;
}
class Menu {
  main = new MenuRule(common.forbidden);
  side = new MenuRule(common.validationFailed);
}
const menu = new Menu();
export function setUp(key: "main" | "side"): void {
  menu[key] = new MenuRule(common.validationFailed);
}
export function listOrders(): void {
  menu.main.check();
}

// Arguments that are spread.
class PairRule extends Rule {
  readonly isPair = true;
}
class Pair {
  constructor(
    readonly one: PairRule,
    readonly two: PairRule,
  ) {}
}
const rules = [new PairRule(common.unauthenticated), new PairRule(billing.insufficientFunds)] as const;
const pair = new Pair(...rules);
export function payOrder(): void {
  (Math.random() > 0.5 ? pair.one : pair.two).check();
}

// A field of an heir, which its parent uses.
class RefundRule extends Rule {
  readonly isRefund = true;
}
class LateRule extends RefundRule {
  readonly isLate = true;
}
class Base {
  protected readonly term: RefundRule = new RefundRule(common.internal);
  refund(): void {
    this.term.check();
  }
}
class Heir extends Base {
  protected override readonly term = new LateRule(billing.refundTooLate);
}
const heir: Base = new Heir();
export function refundOrder(): void {
  heir.refund();
}

// An object that a function chooses, which calls itself.
class InvoiceRule extends Rule {
  readonly isInvoice = true;
}
function chosen(depth: number, rule: InvoiceRule): InvoiceRule {
  return depth > 3 ? chosen(depth - 1, new InvoiceRule(billing.invoiceNotFound)) : rule;
}
export function getInvoice(depth: number): void {
  chosen(depth, new InvoiceRule(orders.invalidQuantity)).check();
}

// Functions that are exchanged, for objects in a list.
class Hook {
  constructor(public run: () => void) {}
}
const hooks = [
  new Hook(() => {
    throw orders.duplicateOrder();
  }),
  new Hook(() => {
    throw orders.orderClosed();
  }),
];
for (const hook of hooks) if (Math.random() > 0.5) hook.run = () => undefined;
export function importOrders(index: number): void {
  hooks[index]?.run();
}

// A class that somebody else extends and makes.
class TimeRule extends Rule {
  readonly isTime = true;
}
function strict(type: new (problem: Problem) => TimeRule): TimeRule {
  return new type(common.rateLimited);
}
const time = Math.random() > 0.5 ? strict(class extends TimeRule {}) : new TimeRule(common.rateLimited);
export function health(): void {
  time.check();
}
