import type { MethodDefinition } from "@grpc/grpc-js";

/** A field of a protocol buffer whose value is text or another message. */
export function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const size = bytes.length < 128 ? [bytes.length] : [(bytes.length % 128) + 128, Math.floor(bytes.length / 128)];
  return Buffer.concat([Buffer.from([number * 8 + 2, ...size]), bytes]);
}

/** Reads a `google.protobuf.StringValue` of less than 128 bytes. */
const read = (bytes: Buffer): string => bytes.subarray(2).toString();
const write = (text: string): Buffer => field(1, text);

/** The method that services have: it takes and returns a `google.protobuf.StringValue`. */
export const method: MethodDefinition<string, string> = {
  path: "/shop.Orders/Get",
  requestStream: false,
  responseStream: false,
  requestSerialize: write,
  requestDeserialize: read,
  responseSerialize: write,
  responseDeserialize: read,
};
