import { isShopError } from "./errors.js";

/** Tries work several times if it fails with an error that may not happen again. */
export async function retry<Value>(times: number, work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isShopError(error) || !error.retryable || attempt === times) throw error;
    }
  }
}
