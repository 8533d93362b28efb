import type { NextFunction, Request, RequestHandler, Response } from "express";
import { common } from "shop-errors/server";

const seen = new Map<string, number>();

/** Lets a client send `limit` requests. */
export function limitRate(limit: number): RequestHandler {
  return (request, _response, next) => {
    const client = request.header("x-client") ?? "";
    const count = (seen.get(client) ?? 0) + 1;
    seen.set(client, count);
    if (count > limit) {
      next(common.rateLimited());
      return;
    }
    next();
  };
}

export function authenticate(request: Request, _response: Response, next: NextFunction): void {
  if (request.header("authorization") === undefined) throw common.unauthenticated();
  next();
}

/** Passes what an asynchronous handler throws to the error handler. */
export function wrap(handler: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    handler(request, response).catch(next);
  };
}

export const requireRole =
  (role: string): RequestHandler =>
  (request, _response, next) =>
    request.header("x-role") === role ? next() : next(common.forbidden());
