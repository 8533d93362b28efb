import grpc from "@grpc/grpc-js";
import type { Interceptor } from "@grpc/grpc-js";
import { isInvalidResponseError, isShopError, retryDecision } from "shop-errors";
import { decodeOrdersGrpc } from "shop-errors/grpc";
import { errorInterceptor } from "shop-errors/grpc-js-client";
import { method } from "./method.js";

/** A client with @grpc/grpc-js. It prints a line of JSON for each request: what it has received. */
const [, , address = "", ...requests] = process.argv;
const interceptors: Interceptor[] = [errorInterceptor(decodeOrdersGrpc)];
const client = new grpc.Client(address, grpc.credentials.createInsecure(), { interceptors });
const metadata = new grpc.Metadata();
metadata.set("accept-language", "de-AT, en;q=0.5");
metadata.set("x-request-id", "r-1");

async function call(request: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { path, requestSerialize, responseDeserialize } = method;
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, (error, value) => {
      if (error) reject(error);
      else resolve({ order: value });
    });
  });
}

async function ask(request: string): Promise<unknown> {
  try {
    return await call(request);
  } catch (failure) {
    const error = failure instanceof Error ? failure.cause : failure;
    if (isInvalidResponseError(error)) return { foreign: error.kind, detail: error.detail };
    if (!isShopError(error)) throw failure;
    const { retry, delay, reason } = retryDecision(error, { idempotent: true, random: () => 0 });
    return {
      code: error.code,
      moduleCode: error.moduleCode ?? null,
      name: error.codeName ?? "",
      kind: error.kind,
      detail: error.detail,
      params: error.params ?? {},
      requestId: error.requestId ?? null,
      retryAfter: error.retryAfter ?? null,
      again: { retry, delay, reason },
    };
  }
}

for (const request of requests) console.log(JSON.stringify(await ask(request)));
client.close();
