import { isBookingsBaseError } from "bookings-errors";
import { common } from "bookings-errors/server";

type Method<This, Args extends unknown[], Result> = (this: This, ...args: Args) => Promise<Result>;

/** Calls the method again while it fails with an error that may be retried. */
export function retried(attempts: number) {
  return function <This, Args extends unknown[], Result>(
    method: Method<This, Args, Result>,
    _context: ClassMethodDecoratorContext<This, Method<This, Args, Result>>,
  ): Method<This, Args, Result> {
    return async function (...args) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await method.apply(this, args);
        } catch (error) {
          if (attempt >= attempts || !isBookingsBaseError(error) || !error.retryable) throw error;
        }
      }
    };
  };
}

/** Lets the method be called only while the desk is open. */
export function whileOpen<This, Args extends unknown[], Result>(
  method: Method<This, Args, Result>,
  _context: ClassMethodDecoratorContext<This, Method<This, Args, Result>>,
): Method<This, Args, Result> {
  return async function (...args) {
    const hour = new Date().getHours();
    if (hour < 6) throw common.conflict({ detail: "the desk is closed" });
    return method.apply(this, args);
  };
}
