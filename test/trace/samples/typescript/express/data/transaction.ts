import { common } from "shop-errors/server";

/** Runs work in a transaction. */
export async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw common.internal({ cause: error });
    throw error;
  } finally {
    await Promise.resolve();
  }
}
