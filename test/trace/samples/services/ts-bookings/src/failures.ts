/** Failures of this service's own parts. They are not in the catalog. */
export abstract class Failure extends Error {}

/** The store answered with a status that nobody expected. */
export class StoreFailure extends Failure {
  constructor(readonly status: number) {
    super(`the store answered ${status}`);
  }
}

/** A token has a bad signature. */
export class SignatureFailure extends Failure {}

/** Throws an error where an expression is needed. */
export function fail(error: Error): never {
  throw error;
}
