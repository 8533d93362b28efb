/*
 * Programs that use the adapters of the example's package with the real libraries. They are compiled under strict flags and
 * run by Node.js.
 */

/** A server of the example's API, with what can be in its way. */
const server = `
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const json = { "content-type": "application/json; charset=utf-8" };
const page = "<html><title>502 Bad Gateway</title></html>";
export const large = JSON.stringify({ code: 0, data: "x".repeat(3 << 20) });
export const largePage = "<html>" + "x".repeat(3 << 20);
let limited = 0;
let waiting: ServerResponse | undefined;

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const send = (status: number, headers: Record<string, string>, body: string): Answer => (response) => {
  response.writeHead(status, headers).end(body);
};

const answers: Readonly<Record<string, Answer>> = {
  "/success": send(200, json, '{"code":0,"data":"fine"}'),
  "/empty": send(204, {}, ""),
  "/module": send(200, json, '{"code":4000,"message":"(2130)text","requestId":"r-1"}'),
  "/refused": send(404, json, '{"code":4400,"message":"text"}'),
  "/unknown": send(200, json, '{"code":4000,"message":"(98765)text"}'),
  "/bare": send(200, {}, '{"code":4000,"message":"(2130)text"}'),
  "/gateway": send(502, { "content-type": "text/html" }, page),
  "/portal": send(200, { "content-type": "text/html" }, page),
  "/huge": send(500, { "content-type": "text/html" }, largePage),
  "/large": send(200, json, large),
  "/table": send(200, { "content-type": "text/csv" }, "code,message\\n4000,(2130)text"),
  "/unchanged": send(304, {}, ""),
  "/part": send(206, json, '{"code":0,"da'),
  "/chunked": (response) => {
    response.writeHead(200, json).write(large.slice(0, 2 << 20));
    response.end(large.slice(2 << 20));
  },
  "/moved": send(302, { location: "/success" }, ""),
  "/broken": (response) => {
    response.writeHead(502, { "content-length": "1000" }).write("<html>");
    setTimeout(() => response.destroy(), 20);
  },
  "/stalled": (response) => void response.writeHead(502, { "content-length": "1000" }).write("<html>"),
  "/lost": (_, request) => request.socket.destroy(),
  "/limited": (response, request) => {
    if (limited++ === 0) send(200, { ...json, "retry-after": "1" }, '{"code":4400,"message":"text"}')(response, request);
    else if (limited === 2) send(503, { "retry-after": "1" }, page)(response, request);
    else send(200, json, '{"code":0,"data":"at last"}')(response, request);
  },
  // The second event is sent only when the client has the first one.
  "/events": (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\\n\\n");
    waiting = response;
  },
  "/received": (response, request) => {
    waiting?.end("data: 2\\n\\n");
    send(204, {}, "")(response, request);
  },
};

/** What each request had, and whether its connection is in use. */
export const authorizations: (string | undefined)[] = [];

export async function listen(): Promise<{ url: string; close(): void }> {
  const http = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    const answer = answers[new URL(request.url ?? "", "http://localhost").pathname] ?? send(404, {}, "");
    answer(response, request);
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const { port } = http.address() as AddressInfo;
  const close = () => {
    http.close();
    http.closeAllConnections();
  };
  return { url: "http://127.0.0.1:" + String(port), close };
}
`;

const withFetch = `
import assert from "node:assert/strict";
import { DsaCode, decodeDsaResponse, isDsaError, isInvalidResponseError, retryDecision } from "tencentcloud-errors";
import { withErrors } from "tencentcloud-errors/fetch";
import { large, listen } from "./server.js";

const { url, close } = await listen();
const send: typeof fetch = withErrors(fetch, decodeDsaResponse);
const failed = async (path: string, init?: RequestInit): Promise<unknown> => {
  try {
    await send(url + path, init);
  } catch (error) {
    return error;
  }
  return assert.fail(path + " did not fail");
};

assert.deepEqual(await (await send(url + "/success")).json(), { code: 0, data: "fine" });
assert.deepEqual(await (await send(new URL(url + "/success"))).json(), { code: 0, data: "fine" });
assert.equal((await send(url + "/empty")).status, 204);

const error = await failed("/module");
assert(isDsaError(error, DsaCode.InvalidProjectId) && error.requestId === "r-1" && error.detail === "text");
assert(isDsaError(await failed("/bare"), DsaCode.InvalidProjectId));
const refused = await failed("/refused", { method: "POST", body: "{}" });
assert(isDsaError(refused) && refused.code === 4400);
const unknown = await failed("/unknown");
assert(isDsaError(unknown) && unknown.moduleCode === 98765 && unknown.info?.module === "common");

const gateway = await failed("/gateway");
assert(isInvalidResponseError(gateway) && gateway.status === 502 && gateway.kind === "unavailable");
assert.equal(gateway.reason, "content_type");
assert.equal(gateway.excerpt, "<html><title>502 Bad Gateway</title></html>");
assert(retryDecision(gateway, { idempotent: true }).retry);
const portal = await failed("/portal");
assert(isInvalidResponseError(portal) && portal.status === 200);
const huge = await failed("/huge");
assert(isInvalidResponseError(huge) && String(huge.body).length < 2 << 20);

// What may be a download or a stream is not read, and what was read can be read again.
assert.equal(await (await send(url + "/large")).text(), large);
assert.equal(await (await send(url + "/chunked")).text(), large);
assert.equal(await (await send(url + "/part")).text(), '{"code":0,"da');
assert.match(await (await send(url + "/table")).text(), /^code,/);
const events = await send(url + "/events");
const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
assert.equal((await reader?.read())?.value, "data: 1\\n\\n");
await send(url + "/received");
assert.equal((await reader?.read())?.value, "data: 2\\n\\n");

for (const method of ["HEAD", "head"]) {
  const head = await send(url + "/module", { method });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
}
assert.equal((await send(new Request(url + "/module", { method: "HEAD" }))).status, 200);
assert(isInvalidResponseError(await failed("/gateway", { method: "HEAD" })));
assert.equal((await send(url + "/unchanged", { headers: { "if-none-match": "x" } })).status, 304);
assert.equal((await send(url + "/moved", { redirect: "manual" })).status, 302);
assert.deepEqual(await (await send(url + "/moved")).json(), { code: 0, data: "fine" });

const lost = await failed("/lost");
assert(lost instanceof TypeError && !isInvalidResponseError(lost));
// What is known of an error whose body breaks off is not lost; an abort is the caller's.
const broken = await failed("/broken");
assert(isInvalidResponseError(broken) && broken.status === 502 && broken.excerpt === "<html>");
const late = new AbortController();
const pending = failed("/stalled", { signal: late.signal });
setTimeout(() => late.abort(), 50);
const stalled = await pending;
assert(stalled instanceof DOMException && stalled.name === "AbortError");
const aborted = await failed("/success", { signal: AbortSignal.abort() });
assert(aborted instanceof DOMException && aborted.name === "AbortError");

// A fetch whose responses have no stream, such as that of React Native.
const plain = (status: number, text: string) => ({
  status,
  headers: new Headers({ "content-type": "application/json" }),
  clone: () => ({ text: () => Promise.resolve(text) }),
  text: () => Promise.resolve(text),
});
await assert.rejects(withErrors(async () => plain(200, '{"code":4000}'), decodeDsaResponse)(), isDsaError);
assert.equal((await withErrors(async (_: string) => plain(200, '{"code":0}'), decodeDsaResponse)("")).status, 200);

// @ts-expect-error a decoder of bodies
withErrors(fetch, (body: string) => new Error(body));
// @ts-expect-error not a fetch
withErrors((path: string) => path, decodeDsaResponse);
close();
`;

const withAxios = `
import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Readable } from "node:stream";
import axios, { AxiosError } from "axios";
import type { AxiosRequestConfig } from "axios";
import { DsaCode, decodeDsaResponse, isDsaError, isInvalidResponseError } from "tencentcloud-errors";
import { install } from "tencentcloud-errors/axios";
import { authorizations, large, listen } from "./server.js";

const { url, close } = await listen();
for (const adapter of ["http", "fetch"] as const) {
  const client = axios.create({ baseURL: url, adapter, headers: { authorization: "Bearer secret" } });
  const id: number = install(client, decodeDsaResponse);
  const failed = async (path: string, config: AxiosRequestConfig = {}): Promise<unknown> => {
    try {
      await client.request({ url: path, ...config });
    } catch (error) {
      return error;
    }
    return assert.fail(path + " did not fail");
  };

  assert.deepEqual((await client.get("/success")).data, { code: 0, data: "fine" });
  assert.equal((await client.get("/empty")).status, 204);
  assert.equal((await client.get("/success", { responseType: "text" })).data, '{"code":0,"data":"fine"}');

  const error = await failed("/module");
  assert(isDsaError(error, DsaCode.InvalidProjectId) && error.requestId === "r-1" && error.cause === undefined);
  for (const responseType of ["json", "text", "arraybuffer"] as const)
    assert(isDsaError(await failed("/module", { responseType }), DsaCode.InvalidProjectId), responseType);
  assert(isDsaError(await failed("/bare")));
  const refused = await failed("/refused", { method: "post", data: {} });
  assert(isDsaError(refused) && refused.code === 4400);
  assert(isDsaError(await failed("/refused", { validateStatus: () => true })));
  const unknown = await failed("/unknown");
  assert(isDsaError(unknown) && unknown.moduleCode === 98765);

  for (const responseType of ["json", "text", "arraybuffer", "stream", "blob", undefined] as const) {
    const gateway = await failed("/gateway", responseType && { responseType });
    assert(isInvalidResponseError(gateway) && gateway.status === 502, responseType);
    assert.equal(gateway.excerpt, "<html><title>502 Bad Gateway</title></html>", responseType);
    assert(!inspect(gateway, { depth: 9, showHidden: true }).includes("secret"));
  }
  for (const responseType of ["json", undefined] as const) {
    const portal = await failed("/portal", responseType && { responseType });
    assert(isInvalidResponseError(portal) && portal.status === 200, responseType);
  }
  const huge = await failed("/huge", { responseType: "stream" });
  assert(isInvalidResponseError(huge) && String(huge.body).length < 2 << 20);

  // What the caller reads stays as it is.
  assert.equal((await client.get<string>("/large", { responseType: "text" })).data, large);
  assert.match((await client.get<string>("/table")).data, /^code,/);
  const events = await client.get<Readable>("/events", { responseType: "stream" });
  await client.get("/received");
  const parts: Uint8Array[] = [];
  for await (const part of events.data) parts.push(part as Uint8Array);
  assert.equal(Buffer.concat(parts).toString(), "data: 1\\n\\ndata: 2\\n\\n");
  const unread = await client.get<Readable>("/module", { responseType: "stream" });
  for await (const part of unread.data) assert((part as Uint8Array).length > 0);

  const head = await client.head("/module");
  assert.deepEqual([head.status, head.data], [200, ""]);
  assert(isInvalidResponseError(await failed("/gateway", { method: "head" })));
  const unchanged = await failed("/unchanged");
  assert(axios.isAxiosError(unchanged) && unchanged.response?.status === 304);

  const lost = await failed("/lost");
  assert(lost instanceof AxiosError && lost.response === undefined);
  assert(axios.isCancel(await failed("/success", { signal: AbortSignal.abort() })));
  client.interceptors.request.use(() => {
    throw null;
  });
  assert.equal(await failed("/success"), null);
  client.interceptors.request.clear();
  client.interceptors.response.eject(id);
  assert.equal((await client.get("/module")).status, 200);
}
assert(authorizations.every((value) => value === "Bearer secret"));
install(axios, decodeDsaResponse);
await assert.rejects(axios.get(url + "/module"), isDsaError);
// @ts-expect-error not axios
assert.throws(() => install(fetch, decodeDsaResponse));
close();
`;

/** Retries as the README says, with what the fetch adapter throws. */
const withRetry = (retried: string): string => `
import assert from "node:assert/strict";
import { decodeDsaResponse, isDsaError } from "tencentcloud-errors";
import { withErrors } from "tencentcloud-errors/fetch";
import { authorizations, listen } from "./server.js";
${retried}
const { url, close } = await listen();
const send = withErrors(fetch, decodeDsaResponse);
const start = performance.now();
const response = await retried(() => send(url + "/limited"));
assert.deepEqual(await response.json(), { code: 0, data: "at last" });
const elapsed = performance.now() - start;
assert(elapsed > 1900 && elapsed < 10_000, String(elapsed)); // the server asked for two seconds
assert.equal(authorizations.length, 3);
await assert.rejects(retried(() => send(url + "/module")), isDsaError);
assert.equal(authorizations.length, 4);
close();
`;

/** The programs by their names. `blocks` are those of the README, which must compile, and the last of which retries. */
export function programs(blocks: readonly string[]): Readonly<Record<string, string>> {
  const readme = blocks.map((text, index) => [`readme${String(index)}`, `${text}\nexport {};\n`] as const);
  return { server, withFetch, withAxios, withRetry: withRetry(blocks.at(-1) ?? ""), ...Object.fromEntries(readme) };
}
