import { createHmac } from "node:crypto";
import { common } from "bookings-errors/server";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Caller } from "./domain.js";
import { SignatureFailure } from "./failures.js";

const callers = new WeakMap<Request, Caller>();

/** Lets only requests with a valid token pass. */
export function authenticate(request: Request, _response: Response, next: NextFunction): void {
  const header = request.headers.authorization;
  if (!header?.startsWith("Bearer ")) throw common.unauthenticated();
  callers.set(request, verify(header.slice(7)));
  next();
}

function verify(token: string): Caller {
  const [payload = "", signature = ""] = token.split(".");
  try {
    checkSignature(payload, signature);
  } catch (error) {
    if (error instanceof SignatureFailure) throw common.unauthenticated({ cause: error });
    throw error;
  }
  return fresh(claimsOf(payload));
}

function checkSignature(payload: string, signature: string): void {
  const expected = createHmac("sha256", process.env["SECRET"] ?? "")
    .update(payload)
    .digest("hex");
  if (expected !== signature) throw new SignatureFailure("the signature is wrong");
}

function claimsOf(payload: string): Caller {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString()) as Caller;
  } catch (cause) {
    throw common.unauthenticated({ cause });
  }
}

function fresh(caller: Caller): Caller {
  if (caller.expires < Date.now()) throw common.tokenExpired();
  return caller;
}

/** The caller of a request that {@link authenticate} let pass. */
export function callerOf(request: Request): Caller {
  return callers.get(request) ?? { id: "nobody", role: "guest", expires: 0 };
}

/** Lets a number of requests pass each second. */
export function rateLimit(perSecond: number): RequestHandler {
  let second = 0;
  let count = 0;
  return (_request, _response, next) => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) {
      second = now;
      count = 0;
    }
    count++;
    next(count > perSecond ? common.rateLimited({ retryAfter: 1 }) : undefined);
  };
}

/** Lets only callers with a role pass. */
export function requireRole(...roles: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (!roles.includes(callerOf(request).role)) throw common.permissionDenied();
    next();
  };
}

/** How callers authenticated until 2023. Nobody calls it. */
export function legacyKey(request: Request): void {
  if (request.query["key"] !== process.env["KEY"]) throw common.conflict({ detail: "wrong key" });
}
