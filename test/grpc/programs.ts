/** The spec of the service that the programs call and are. */
export const spec = `
errspec: 1
catalog: shop
title: { en: Shop, de: Laden }
locales: [en, de]
docs: https://example.com/{module}#{code}
envelope: { code: /code, text: /message, common: common, module-code: [{ at: /own }], headers: { request-id: x-request-id } }
envelopes: { grpc: { domain: shop.example.com } }
server: { unexpected: Internal }
targets: { typescript: { side: both, adapters: [grpc-js] } }
modules:
  - module: common
    errors:
      - { code: 1, name: Invalid, kind: invalid_argument, text: { en: Invalid., de: Falsch. } }
      - { code: 2, name: Internal, kind: internal, text: { en: Try again., de: Nochmal. } }
      - { code: 3, name: Limited, kind: resource_exhausted, action: back_off, text: { en: Too many., de: Zu viele. } }
  - module: orders
    code-type: string
    errors:
      - code: out_of_stock
        name: OutOfStock
        kind: failed_precondition
        http: 500
        text: { en: "{item} is sold out, {left} left.", de: "{item} ist ausverkauft, noch {left}." }
        params: [{ name: item }, { name: left, type: int }]
      - { code: secret, name: Secret, kind: internal, audience: internal, text: { en: canary-text, de: canary-text } }
`;

/** A service, and what its handlers do for each name. Calls carry JSON. */
const shared = `
import grpc from "@grpc/grpc-js";
import type { ServiceDefinition, ServerUnaryCall, ServerWritableStream, ServerDuplexStream, sendUnaryData } from "@grpc/grpc-js";
import { withErrorStatuses } from "shop-errors/grpc-js-server";
import { common, orders } from "shop-errors/server";

const method = (path: string, requestStream: boolean, responseStream: boolean) => ({
  path: \`/shop.Orders/\${path}\`,
  requestStream,
  responseStream,
  requestSerialize: (value: unknown) => Buffer.from(JSON.stringify(value)),
  requestDeserialize: (bytes: Buffer): unknown => JSON.parse(bytes.toString()),
  responseSerialize: (value: unknown) => Buffer.from(JSON.stringify(value)),
  responseDeserialize: (bytes: Buffer): unknown => JSON.parse(bytes.toString()),
});
export const service = {
  Get: method("Get", false, false),
  List: method("List", false, true),
  Chat: method("Chat", true, true),
} satisfies ServiceDefinition;

export const records: object[] = [];

function fail(name: unknown): never {
  const cause = new Error("canary-cause");
  switch (name) {
    case "module":
      throw orders.outOfStock({ item: 'a "b" 文', left: -3 }, { cause, log: { password: "canary-log" }, fieldErrors: [{ field: "item", code: "gone", text: "Sold." }] });
    case "limited":
      throw common.limited({ retryAfter: 1.5, cause });
    case "internal":
      throw orders.secret({ cause });
    case "long":
      throw orders.outOfStock({ item: "é".repeat(3000), left: 1 }, { cause });
    default:
      throw cause;
  }
}

/** A class, whose methods need their object. */
class Orders {
  readonly price = 7;
  Get(call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): Promise<void> | void {
    const name = call.request as string;
    if (name === "good") return callback(null, { price: this.price });
    if (name === "own") return callback({ code: grpc.status.ABORTED, details: "as it is" });
    if (name === "called") {
      try {
        fail("module");
      } catch (error) {
        const trailer = new grpc.Metadata();
        trailer.set("x-own", "1");
        return callback(error as Error, null, trailer);
      }
    }
    if (name === "later") return Promise.resolve().then(() => fail("module"));
    return fail(name);
  }
  List(call: ServerWritableStream<unknown, unknown>): void {
    call.write({ price: this.price });
    if (call.request === "good") call.end();
    else if (call.request === "emitted") call.emit("error", orders.outOfStock({ item: "a", left: 1 }));
    else fail(call.request);
  }
  async Chat(call: ServerDuplexStream<unknown, unknown>): Promise<void> {
    for await (const message of call) fail(message);
  }
}

export const server = new grpc.Server();
server.addService(
  service,
  withErrorStatuses(new Orders() as never, {
    onError: (record) => records.push(record),
    convert: (error) => {
      if (error instanceof Error || (error as { code?: unknown }).code !== grpc.status.ABORTED) return error;
      throw error;
    },
  }),
);
`;

const client = `
import assert from "node:assert/strict";
import { once } from "node:events";
import grpc from "@grpc/grpc-js";
import type { Interceptor, Metadata, ServiceError } from "@grpc/grpc-js";
import { OrdersCode, CommonCode, isOrdersError, isInvalidResponseError, retryDecision } from "shop-errors";
import { callError, errorInterceptor } from "shop-errors/grpc-js-client";
import { decodeOrdersGrpc } from "shop-errors/grpc";
import { records, server, service } from "./service.js";

const port = await new Promise<number>((resolve, reject) => {
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
});
const Client = grpc.makeGenericClientConstructor(service, "Orders");
const interceptors: Interceptor[] = [errorInterceptor(decodeOrdersGrpc)];
const client = new Client(\`127.0.0.1:\${port}\`, grpc.credentials.createInsecure(), { interceptors });
const metadata = (language = "de") => {
  const given = new grpc.Metadata();
  given.set("accept-language", language);
  given.set("x-request-id", "r-7");
  return given;
};

/** Everything that a client can see of an error. */
const seen = ({ code, details, metadata, message }: ServiceError): string =>
  JSON.stringify([code, details, message, metadata.getMap(), metadata.get("grpc-status-details-bin").map(String)]);

async function get(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    (client["Get"] as Function).call(client, name, metadata(), (error: ServiceError | null, value: unknown) => {
      if (error) reject(error);
      else resolve(value);
    });
  });
}
async function failed(call: Promise<unknown>): Promise<ServiceError> {
  return call.then(
    (value) => assert.fail(\`it succeeded: \${JSON.stringify(value)}\`),
    (error: ServiceError) => {
      assert(!seen(error).includes("canary"), seen(error));
      return error;
    },
  );
}

assert.deepEqual(await get("good"), { price: 7 });
assert.equal(records.length, 0);

for (const name of ["module", "called", "later"]) {
  const error = await failed(get(name));
  assert.equal(error.code, grpc.status.FAILED_PRECONDITION);
  assert.equal(error.details, 'a "b" 文 ist ausverkauft, noch -3.');
  assert.equal(error.metadata.get("x-own")[0], name === "called" ? "1" : undefined);
  const { cause } = error;
  assert(isOrdersError(cause, OrdersCode.OutOfStock), String(cause));
  assert.deepEqual({ ...cause.params }, { item: 'a "b" 文', left: -3 });
  assert.deepEqual(cause.fieldErrors, [{ field: "item", code: "gone", text: "Sold." }]);
  assert.equal(cause.requestId, "r-7");
  assert.equal(cause.code, CommonCode.Internal); // the carrier
  assert.equal(cause.detail, error.details);
  assert(isOrdersError(callError(error, decodeOrdersGrpc), OrdersCode.OutOfStock));
  const record = records.pop() as Record<string, unknown>;
  assert.equal(record["error.type"], "shop.OutOfStock");
  assert.equal(record["request_id"], "r-7");
  assert.deepEqual(record["log"], { password: "canary-log" });
}

const limited = (await failed(get("limited"))).cause;
assert(isOrdersError(limited) && limited.code === CommonCode.Limited && limited.retryAfter === 1.5);
assert.deepEqual(retryDecision(limited), { retry: true, delay: 1.5, reason: "server_delay" });

for (const name of ["unexpected", "internal"]) {
  const { cause, code } = await failed(get(name));
  assert.equal(code, grpc.status.INTERNAL);
  assert(isOrdersError(cause) && cause.code === CommonCode.Internal && cause.moduleCode === undefined);
}

const long = await failed(get("long"));
assert(isOrdersError(long.cause, OrdersCode.OutOfStock));
assert(long.details.startsWith("éé"));

const own = await failed(get("own"));
assert.deepEqual([own.code, own.details], [grpc.status.ABORTED, "as it is"]);
assert(isInvalidResponseError(own.cause) && own.cause.kind === "aborted" && own.cause.detail === "as it is");

const unknown = new grpc.Metadata();
const rest = [8, 3, 18, 3, 97, 98, 99];
const parts = (metadata: string): number[] => [...metadata].map((letter) => letter.charCodeAt(0));
const entry = (key: string, value: string): number[] => [26, key.length + value.length + 4, 10, key.length, ...parts(key), 18, value.length, ...parts(value)];
const sized = (tag: number, bytes: readonly number[]): number[] => [tag, bytes.length, ...bytes];
const info = [...sized(10, parts("NEW")), ...sized(18, parts("shop.example.com")), ...entry("code", "1"), ...entry("moduleCode", "new_one")];
const any = [...sized(10, parts("type.googleapis.com/google.rpc.ErrorInfo")), 18, info.length, ...info];
unknown.set("grpc-status-details-bin", Buffer.from([...rest, 26, any.length % 128 + 128, Math.floor(any.length / 128), ...any]));
const fresh = callError({ code: 3, details: "abc", metadata: unknown }, decodeOrdersGrpc);
assert(isOrdersError(fresh) && fresh.code === CommonCode.Invalid, String(fresh));
for (const bytes of [[0xff], [26, 200], [10], [11], [26, 1, 26], [8, ...Array<number>(12).fill(255)], []]) {
  const broken = new grpc.Metadata();
  broken.set("grpc-status-details-bin", Buffer.from(bytes));
  const error = callError({ code: 14, details: "lost", metadata: broken }, decodeOrdersGrpc);
  assert(isInvalidResponseError(error) && error.kind === "unavailable" && error.detail === "lost", String(error));
}

for (const name of ["module", "emitted", "unexpected"]) {
  const call = (client["List"] as Function).call(client, name, metadata("en")) as NodeJS.ReadableStream;
  const received: unknown[] = [];
  call.on("data", (value) => received.push(value));
  const [error] = (await once(call, "error")) as [ServiceError];
  assert.deepEqual(received, [{ price: 7 }]);
  assert(!seen(error).includes("canary"));
  assert(isOrdersError(error.cause));
  assert.equal(error.cause.moduleCode, name === "unexpected" ? undefined : OrdersCode.OutOfStock);
}
const good = (client["List"] as Function).call(client, "good", metadata()) as AsyncIterable<unknown>;
for await (const value of good) assert.deepEqual(value, { price: 7 });

const chat = (client["Chat"] as Function).call(client, metadata()) as NodeJS.ReadWriteStream;
chat.on("data", () => undefined);
chat.write("limited" as never);
const [refused] = (await once(chat, "error")) as [ServiceError];
assert(isOrdersError(refused.cause) && refused.cause.code === CommonCode.Limited);

client.close();
server.forceShutdown();
const lost = new Client(\`127.0.0.1:\${port}\`, grpc.credentials.createInsecure(), { interceptors });
const gone = await failed(
  new Promise((resolve, reject) => {
    (lost["Get"] as Function).call(lost, "good", metadata() as Metadata, (error: ServiceError | null) => (error ? reject(error) : resolve(0)));
  }),
);
assert(gone.code === grpc.status.UNAVAILABLE && isInvalidResponseError(gone.cause) && gone.cause.kind === "unavailable");
lost.close();
`;

/** The programs, by the name of their file. */
export const programs = { service: shared, client };
