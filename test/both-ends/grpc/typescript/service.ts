import grpc from "@grpc/grpc-js";
import type { UntypedServiceImplementation, handleUnaryCall } from "@grpc/grpc-js";
import { withErrorStatuses } from "shop-errors/grpc-js-server";
import { common, orders } from "shop-errors/server";
import { field, method } from "./method.js";

/** A service with @grpc/grpc-js. It prints its address, and a line for each error that it sends. */
type Handler = handleUnaryCall<string, string>;

const handlers: Readonly<Record<string, Handler>> = {
  success: (_, callback) => callback(null, "o-1"),
  module: () => {
    const values = { item: "Tea “Nr. 7”", left: 3, card: "canary" };
    throw orders.outOfStock(values, { cause: new Error("canary"), log: { hint: "canary" } });
  },
  limited: () => {
    throw common.busy({ retryAfter: 7 });
  },
  unexpected: () => {
    throw new Error("canary");
  },
  internal: () => {
    throw orders.badLedger();
  },
};

const guarded = withErrorStatuses(
  { Get: ((call, callback) => handlers[call.request]?.(call, callback)) satisfies Handler },
  { onError: (record) => console.log(String(record["error.type"])) },
);

/** The details of a newer version of the service. */
function newer(): grpc.Metadata {
  const pair = (key: string, value: string): Buffer => field(3, Buffer.concat([field(1, key), field(2, value)]));
  const info = [field(1, "NEW"), field(2, "shop.example"), pair("code", "failed"), pair("moduleCode", "9999")];
  const detail = [field(1, "type.googleapis.com/google.rpc.ErrorInfo"), field(2, Buffer.concat(info))];
  const status = [
    Buffer.from([8, grpc.status.FAILED_PRECONDITION]),
    field(2, "Too new."),
    field(3, Buffer.concat(detail)),
  ];
  const metadata = new grpc.Metadata();
  metadata.set("grpc-status-details-bin", Buffer.concat(status));
  return metadata;
}

const Get: Handler = (call, callback) => {
  if (call.request === "unknown") {
    callback({ code: grpc.status.FAILED_PRECONDITION, details: "Too new.", metadata: newer() });
  } else if (call.request === "foreign") {
    callback({ code: grpc.status.UNAVAILABLE, details: "no upstream" });
  } else {
    void guarded.Get(call, callback);
  }
};

const server = new grpc.Server();
server.addService({ Get: method }, { Get } as UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(`127.0.0.1:${port}`);
});
