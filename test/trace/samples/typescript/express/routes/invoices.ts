import { Router } from "express";
import type { Request, Response } from "express";
import { billing, common } from "shop-errors/server";
import { transaction } from "../data/transaction.js";

interface Invoice {
  readonly id: string;
  readonly owner: string;
}

const known: readonly Invoice[] = [{ id: "i-1", owner: "ann" }];

export const invoices = Router();

// errspec: getInvoice
async function show(request: Request, response: Response): Promise<void> {
  const invoice = await transaction(async () => {
    const found = known.find(({ id }) => id === request.params["id"]);
    if (found === undefined) throw billing.invoiceNotFound();
    return Promise.resolve(found);
  });
  known.forEach(({ owner }) => {
    if (owner !== invoice.owner) throw common.forbidden();
  });
  response.json(invoice);
}

invoices.get("/:id", show);
