import { orders } from "shop-errors/server";

export function checkQuantity(quantity: number): void {
  checkWhole(quantity);
  if (quantity > 100) throw tooMany();
}

function checkWhole(quantity: number): void {
  if (!Number.isInteger(quantity) || quantity < 1) throw orders.invalidQuantity({ log: { quantity } });
}

const tooMany = (): Error => orders.outOfStock();
