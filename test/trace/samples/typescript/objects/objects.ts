import { billing, common, orders } from "shop-errors/server";
import {
  closed,
  Counter,
  Desk,
  FastClock,
  Gate,
  InvoiceTable,
  make,
  openTable,
  Plugin,
  SlowClock,
  Table,
  Timer,
} from "./tables.js";

// Objects that are distinguished.
const orderTable = openTable(orders.orderNotFound);
const invoiceTable = new InvoiceTable();
const priceTable = openTable(() => orders.priceChanged());
const counters = {
  orders: new Counter({ most: 3, exceeded: orders.outOfStock }),
  refunds: new Counter({ most: 1, exceeded: () => billing.refundTooLate() }),
};
const cashDesk = new Desk("cash", billing.insufficientFunds);
const cardDesk = new Desk("card", billing.cardDeclined);
const fast = new Timer(new FastClock());
const slow = new Timer(new SlowClock());

export function createOrder(id: string): string {
  counters.orders.add();
  return priceTable.row(id);
}

export function getOrder(id: string): string {
  return orderTable.row(id);
}

export function getInvoice(id: string): string {
  return invoiceTable.row(id);
}

export function refundOrder(): void {
  counters.refunds.add();
  slow.start();
}

export function payOrder(): void {
  [cardDesk].forEach((desk) => cardDesk === desk);
  cardDesk.serve();
  fast.start();
}

// Objects that are not: everything that may happen counts.
const gate = new Gate(() => undefined);
gate.replace(closed);
let current = cashDesk;

export function listOrders(): void {
  gate.pass();
}

export function cancelOrder(): void {
  current.serve();
}

export function exchange(): void {
  current = cardDesk;
}

const plugins = [make(Plugin, common.validationFailed), Plugin.standard()];

export function importOrders(id: number): void {
  plugins[id]?.run();
}

const tables = new Map<string, Table>([["orders", orderTable]]);
tables.set("prices", new Table(orders.duplicateOrder));

export function health(name: string): void {
  tables.get(name)?.row("1");
}
