/** The errors of this service, under the names that its code uses. */
export { common, billing as payments, orders as shop } from "shop-errors/server";
export { BillingCode as PaymentCode, isBillingError, isShopError } from "shop-errors";
