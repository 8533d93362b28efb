import type { Context } from "hono";
import { common, payments, shop } from "./errors.js";
import { charge, refundOf } from "./provider.js";
import { unwrap } from "./result.js";
import type { Result } from "./result.js";
import { retry } from "./retry.js";

const order = (id: string): { readonly id: string; readonly age: number } => {
  const age = Number(id);
  if (Number.isNaN(age)) throw shop.orderNotFound();
  return { id, age };
};

export async function payOrder(c: Context): Promise<Response> {
  const { id } = order(c.req.param("id"));
  const receipt = await retry(3, () => charge(id));
  return c.json({ receipt });
}

export async function refund(c: Context): Promise<Response> {
  const { id, age } = order(c.req.param("id"));
  const refunded = unwrap(checkAge(age));
  return c.json({ id, refunded, receipt: await refundOf(id) });
}

function checkAge(age: number): Result<number> {
  return age > 30 ? { ok: false, error: payments.refundTooLate() } : { ok: true, value: age };
}

export const invoice = (c: Context): Response => {
  const found = lookup(c.req.param("id"));
  return "error" in found ? fail(found.error) : c.json(found);
};

type Found = { readonly total: number } | { readonly error: Error };

function lookup(id: string): Found {
  return id === "1" ? { total: 3 } : { error: payments.invoiceNotFound() };
}

function fail(error: Error): never {
  throw error;
}

export async function importAll(rows: unknown): Promise<readonly string[]> {
  if (!Array.isArray(rows)) throw common.validationFailed();
  return Promise.all(rows.map(importRow));
}

async function importRow(row: unknown): Promise<string> {
  const [item, quantity] = String(row).split(",");
  if (Number(quantity) < 1) throw shop.invalidQuantity();
  if (item === undefined || item === "") throw new Error(`the row ${String(row)} is empty`);
  return Promise.resolve(item);
}
