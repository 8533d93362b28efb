/*
 * Servers that answer with the adapters of a package, on the real frameworks. They are compiled under strict flags and run by
 * Node.js. `checks.ts` has what all of them are asked.
 */

/** The catalog of the servers: it has an internal entry, two languages and a header with the request ID. */
export const spec = `
errspec: 1
catalog: shop
title: { en: Shop, de: Laden }
locales: [en, de]
envelope:
  code: /error/code
  text: /error/message
  request-id: /error/request
  headers: { request-id: [x-request-id, x-trace-id] }
  status: entry
envelopes: { problem: }
targets:
  typescript: { package: shop-errors, side: both, adapters: [express, fastify, nestjs, web] }
modules:
  - module: orders
    code-type: string
    errors:
      - code: not_found
        name: OrderNotFound
        kind: not_found
        text: { en: "Order {id} does not exist.", de: "Bestellung {id} gibt es nicht." }
        params: [{ name: id, type: string }]
      - { code: bad_body, name: BadBody, kind: invalid_argument, text: { en: The body is not JSON., de: Kein JSON. } }
      - { code: ledger, name: LedgerBroken, kind: data_loss, audience: internal, text: { en: canary, de: canary } }
      - { code: unexpected, name: Unexpected, kind: internal, text: { en: Something failed., de: Etwas ging schief. } }
`;

const checks = `
import assert from "node:assert/strict";
import { connect } from "node:net";
import type { RespondOptions } from "shop-errors/web";
import { OrdersCode, decodeOrdersResponse, isOrdersError } from "shop-errors";
import { orders } from "shop-errors/server";

/** What each route throws. */
export const errors: Readonly<Record<string, () => unknown>> = {
  "/module": () => orders.orderNotFound({ id: "o-1" }, { cause: new Error("canary"), log: { hint: "canary" } }),
  "/internal": () => orders.ledgerBroken({ cause: new Error("canary"), detail: "canary" }),
  "/unexpected": () => Object.assign(new Error("canary", { cause: "canary" }), { status: 404, statusCode: 404, expose: true, headers: { canary: "1" } }),
  "/text": () => "canary",
  "/wrapped": () => new Error("canary", { cause: orders.orderNotFound({ id: "o-2" }) }),
  "/upstream": () => decodeOrdersResponse({ status: 404, body: { error: { code: "not_found", message: "text", request: "up-1" } } }),
};

const records: Readonly<Record<string, unknown>>[] = [];
export const thrown: unknown[] = [];
export const options: RespondOptions = {
  onError(record, error) {
    records.push(record);
    thrown.push(error);
    if (records.length % 2 === 0) throw new Error("canary: the log is full");
    return Promise.reject(new Error("canary: the log is full"));
  },
  convert: (error) => (error instanceof Error && error.message.includes("JSON") ? orders.badBody({ cause: error }) : error),
};

/** All bytes of a response. */
export function bytesOf(url: string, path: string, headers: readonly string[] = [], method = "GET", body = ""): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.setEncoding("latin1").on("data", (part) => (text += String(part))).on("close", () => done(text)).on("error", () => undefined);
    const length = body === "" ? [] : ["content-type: application/json", "content-length: " + String(body.length)];
    socket.write([method + " " + path + " HTTP/1.1", "host: localhost", "connection: close", ...length, ...headers, "", body].join("\\r\\n"));
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly error: { readonly code?: string; readonly message?: string; readonly request?: string };
}

/** A response, which has no canary. */
export async function ask(url: string, path: string, headers: readonly string[] = [], method = "GET", body = ""): Promise<Answer> {
  const text = await bytesOf(url, path, headers, method, body);
  assert(!text.includes("canary"), text);
  const [head = "", content = ""] = text.split("\\r\\n\\r\\n");
  const [first = "", ...lines] = head.split("\\r\\n");
  const received = new Headers(lines.map((line): [string, string] => {
    const [name = "", ...value] = line.split(": ");
    return [name, value.join(": ")];
  }));
  const error = method === "HEAD" ? {} : (JSON.parse(content) as { error: Answer["error"] }).error;
  return { status: Number(first.split(" ")[1]), headers: received, body: content, error };
}

const newId = /^[0-9a-f]{32}$/;

/** Asks a server for each of the errors. */
export async function check(url: string): Promise<void> {
  records.length = 0;
  thrown.length = 0;
  const found = await ask(url, "/module", ["x-request-id: r-1"]);
  assert.deepEqual([found.status, found.error], [404, { code: "not_found", message: "Order o-1 does not exist.", request: "r-1" }]);
  assert.match(found.headers.get("content-type") ?? "", /^application\\/json(?:; charset=utf-8)?$/);
  assert.equal(found.headers.get("content-language"), "en");
  assert.equal(found.headers.get("x-request-id"), "r-1");
  assert.equal(found.headers.get("content-length"), String(found.body.length));
  const error = decodeOrdersResponse(found);
  assert(isOrdersError(error, OrdersCode.OrderNotFound) && error.requestId === "r-1");
  const [record] = records;
  assert.deepEqual([record?.["error.type"], record?.["request_id"], record?.["log"]], ["shop.OrderNotFound", "r-1", { hint: "canary" }]);
  assert(JSON.stringify(record?.["causes"]).includes("canary") && isOrdersError(thrown[0]));

  const german = await ask(url, "/module", ["accept-language: fr, de-CH;q=0.5, en;q=0.1"]);
  assert.deepEqual([german.error.message, german.headers.get("content-language")], ["Bestellung o-1 gibt es nicht.", "de"]);
  assert.match(german.headers.get("vary") ?? "", /accept-language/);

  assert.match(german.error.request ?? "", newId);
  assert.deepEqual([german.headers.get("x-request-id"), records.at(-1)?.["request_id"]], [german.error.request, german.error.request]);
  assert.equal((await ask(url, "/module", ["x-trace-id: t-1"])).error.request, "t-1");
  assert.equal((await ask(url, "/module", ["x-request-id: a b", "x-trace-id: t-1"])).error.request, "t-1");
  assert.match((await ask(url, "/module", ["x-request-id: " + "a".repeat(129)])).error.request ?? "", newId);
  assert.equal((await ask(url, "/upstream")).error.request, "up-1");
  assert.equal((await ask(url, "/upstream", ["x-request-id: r-2"])).error.request, "r-2");

  for (const [path, type] of [["/internal", "shop.LedgerBroken"], ["/unexpected", "_OTHER"], ["/text", "_OTHER"]] as const) {
    const replaced = await ask(url, path);
    assert.deepEqual([replaced.status, replaced.error.code, replaced.error.message], [500, "unexpected", "Something failed."], path);
    assert.match(replaced.error.request ?? "", newId);
    assert.deepEqual([records.at(-1)?.["error.type"], records.at(-1)?.["request_id"]], [type, replaced.error.request]);
    assert(JSON.stringify(records.at(-1)).includes("canary"));
  }
  assert.equal((await ask(url, "/wrapped")).error.message, "Order o-2 does not exist.");

  const head = await ask(url, "/module", ["accept-language: de", "x-request-id: r-3"], "HEAD");
  assert.deepEqual([head.status, head.body, head.headers.get("content-language"), head.headers.get("x-request-id")], [404, "", "de", "r-3"]);
  assert.equal((await ask(url, "/success", [], "HEAD")).status, 200);
}

/** Asks for the error of a framework about a body that is not JSON. */
export async function checkBadBody(url: string): Promise<void> {
  const bad = await ask(url, "/body", [], "POST", '{"canary');
  assert.deepEqual([bad.status, bad.error.code], [400, "bad_body"]);
}

/** Asks for an error after headers that the handler has set, which say nothing of the error's body. */
export async function checkHeaders(url: string): Promise<void> {
  const { status, headers, error, body } = await ask(url, "/headers");
  assert.deepEqual([status, error.code, headers.get("x-own")], [404, "not_found", "1"]);
  assert.deepEqual([headers.get("etag"), headers.get("content-encoding")], [null, null]);
  assert.equal(headers.get("content-length"), String(body.length));
  assert.match(headers.get("vary") ?? "", /^origin, accept-language$/);
}

/** Asks for an error after a part of the response: the client must notice that this is not all of it. */
export async function checkLate(url: string): Promise<void> {
  const before = records.length;
  const text = await bytesOf(url, "/late");
  assert(!/canary|unexpected|0\\r\\n\\r\\n$/.test(text), text);
  assert.deepEqual([records.length, records.at(-1)?.["error.type"]], [before + 1, "_OTHER"]);
}
`;

const web = `
import assert from "node:assert/strict";
import { serve } from "@hono/node-server";
import type { ServerType } from "@hono/node-server";
import { Hono } from "hono";
import { decodeOrdersProblem, encodeProblem } from "shop-errors/problem";
import { errorResponse, withErrorResponses } from "shop-errors/web";
import { ask, check, checkBadBody, errors, options } from "./checks.js";

const listen = async (fetch: (request: Request) => Response | Promise<Response>): Promise<[string, ServerType]> =>
  new Promise((done) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => done(["http://127.0.0.1:" + String(port), server]));
  });

const handler: (request: Request) => Promise<Response> = withErrorResponses(async (request: Request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/body") return Response.json(await request.json());
  const error = errors[pathname];
  if (error === undefined) return new Response("fine");
  throw error();
}, options);
const [url, server] = await listen(handler);
await check(url);
await checkBadBody(url);
server.close();

// A handler takes more arguments: the context of Next.js, the environment of Workers.
const added = withErrorResponses((request: Request, { id }: { id: number }, more: number) => String(id + more));
const sum: string | Response = await added(new Request("http://localhost/"), { id: 1 }, 2);
assert.equal(sum, "3");
const passed = withErrorResponses(() => { throw new RangeError("1"); }, { convert: (error) => { throw error; } });
await assert.rejects(passed(new Request("http://localhost/")), RangeError);

// An error in another envelope.
const problems = withErrorResponses(() => { throw errors["/module"]?.(); }, { encode: encodeProblem });
const problem = await problems(new Request("http://localhost/", { headers: { "accept-language": "de" } }));
assert(problem instanceof Response);
assert.equal(problem.headers.get("content-type"), "application/problem+json");
const { status, headers } = problem;
const received = decodeOrdersProblem({ status, headers, body: await problem.text() });
assert(received && "code" in received);
assert.deepEqual([received.code, received.params], ["not_found", { id: received.params["id"] }]);
assert.match(received.detail, /^Bestellung .* gibt es nicht.$/);

const app = new Hono();
for (const [path, error] of Object.entries(errors)) {
  app.get(path, () => {
    const value = error();
    throw value instanceof Error ? value : new Error(String(value)); // Hono handles no other values
  });
}
app.get("/success", (context) => context.text("fine"));
app.post("/body", async (context) => context.json(await context.req.json<unknown>()));
app.use("/headers", async (context, next) => {
  await next();
  context.header("x-own", "1");
});
app.get("/headers", () => { throw errors["/module"]?.(); });
app.onError((error, { req }) => errorResponse(error, req.raw, options));
const [honoUrl, honoServer] = await listen(app.fetch);
await check(honoUrl);
await checkBadBody(honoUrl);
assert.equal((await ask(honoUrl, "/headers")).headers.get("x-own"), "1");
honoServer.close();
`;

const express = `
import type { AddressInfo } from "node:net";
import express from "express";
import { errorHandler } from "shop-errors/express";
import { check, checkBadBody, checkHeaders, checkLate, errors, options } from "./checks.js";

console.error = () => undefined; // Express logs an error that is passed on
const app = express()
  .use(express.json())
  .get("/success", (_, response) => void response.send("fine"))
  .post("/body", (request, response) => void response.json(request.body))
  .get("/headers", (_, response) => {
    response.set({ "x-own": "1", vary: "origin", etag: "1", "content-encoding": "gzip", "content-length": "9" });
    throw errors["/module"]?.();
  })
  .get("/late", (_, response) => {
    response.write("part");
    throw new Error("canary");
  });
for (const [path, error] of Object.entries(errors)) app.get(path, () => { throw error(); });
app.use(errorHandler(options));
const http = app.listen(0, "127.0.0.1", () => void run());

async function run(): Promise<void> {
  const url = "http://127.0.0.1:" + String((http.address() as AddressInfo).port);
  await check(url);
  await checkBadBody(url);
  await checkHeaders(url);
  await checkLate(url);
  http.close();
}
`;

const fastify = `
import Fastify from "fastify";
import { errorHandler } from "shop-errors/fastify";
import { check, checkBadBody, checkHeaders, checkLate, errors, options } from "./checks.js";

const app = Fastify();
app.setErrorHandler(errorHandler(options));
for (const [path, error] of Object.entries(errors)) app.get(path, async () => { throw error(); });
app.get("/success", () => "fine");
app.post("/body", async ({ body }) => body);
app.get("/headers", async (_, reply) => {
  reply.headers({ "x-own": "1", vary: "origin", etag: "1", "content-encoding": "gzip", "content-length": "9" });
  throw errors["/module"]?.();
});
app.get("/late", async (_, { raw }) => {
  raw.writeHead(200).write("part");
  throw new Error("canary");
});
const url = await app.listen({ port: 0, host: "127.0.0.1" });
await check(url);
await checkBadBody(url);
await checkHeaders(url);
await checkLate(url);
await app.close();
`;

/** A module of NestJS with a route for each error; decorators are called as functions, since nobody compiles them here. */
const appModule = `
import "reflect-metadata";
import { Controller, Get, Module, Post, Req, Res } from "@nestjs/common";
import { errors } from "./checks.js";

interface Reply {
  readonly raw?: Reply;
  write(part: string): void;
  setHeader?(name: string, value: string): void;
  header(name: string, value: string): void;
}

class AppController {
  success(): string {
    return "fine";
  }

  body(request: { readonly body: unknown }): unknown {
    return request.body;
  }

  headers(reply: Reply): void {
    const headers = { "x-own": "1", vary: "origin", etag: "1", "content-encoding": "gzip", "content-length": "9" };
    for (const [name, value] of Object.entries(headers)) reply.header(name, value);
    throw errors["/module"]?.();
  }

  late(reply: Reply): void {
    (reply.raw ?? reply).write("part");
    throw new Error("canary");
  }
}

Controller()(AppController);
const methods = AppController.prototype as object as Record<string, () => unknown>;
const route = (name: string, decorate: MethodDecorator): void => {
  decorate(methods, name, Object.getOwnPropertyDescriptor(methods, name) ?? {});
};
for (const name of ["success", "headers", "late"]) route(name, Get(name));
route("body", Post("body"));
Req()(methods, "body", 0);
Res({ passthrough: true })(methods, "headers", 0);
Res({ passthrough: true })(methods, "late", 0);
for (const [path, error] of Object.entries({ ...errors, "/": errors["/module"] })) {
  methods[path] = () => { throw error?.(); };
  route(path, Get(path));
}

export class AppModule {}
Module({ controllers: [AppController] })(AppModule);
`;

const nestjs = `
import assert from "node:assert/strict";
import { NotFoundException } from "@nestjs/common";
import type { INestApplication } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { orders } from "shop-errors/server";
import { ErrorFilter } from "shop-errors/nestjs";
import { AppModule } from "./app.module.js";
import { ask, check, checkBadBody, checkHeaders, checkLate, options } from "./checks.js";

console.error = () => undefined; // Express logs an error that is passed on
/** Also converts the error of NestJS for a route that does not exist. */
const convert = (error: unknown): unknown =>
  error instanceof NotFoundException ? orders.orderNotFound({ id: "route" }, { cause: error }) : options.convert?.(error);
const start = async (app: INestApplication): Promise<INestApplication> => {
  app.useGlobalFilters(new ErrorFilter({ ...options, convert }));
  await app.listen(0, "127.0.0.1");
  return app;
};
const app = await NestFactory.create(AppModule, { logger: false });
const fastify = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
for (const server of [await start(app), await start(fastify)]) {
  const url = await server.getUrl();
  await check(url);
  await checkBadBody(url);
  await checkHeaders(url);
  await checkLate(url);
  assert.equal((await ask(url, "/none")).error.code, "not_found");
  await server.close();
}
const other = { getType: () => "graphql", switchToHttp: () => assert.fail() };
assert.throws(() => new ErrorFilter().catch(new RangeError("1"), other), RangeError);
`;

/** The programs by their names. */
export const programs: Readonly<Record<string, string>> = {
  checks,
  "app.module": appModule,
  web,
  express,
  fastify,
  nestjs,
};

/** Tests of a README's examples, which they follow, by what these import. */
export const readmeTests: Readonly<Record<string, string>> = {
  web: `
const response = await handler(new Request("http://localhost/"));
console.log(response.status, await response.text());
`,
  express: `
const server = app.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const response = await fetch("http://127.0.0.1:" + port);
  console.log(response.status, await response.text());
  server.close();
});
`,
  fastify: `
const response = await app.inject("/");
console.log(response.statusCode, response.body);
`,
  nestjs: `
await app.listen(0, "127.0.0.1");
const response = await fetch(await app.getUrl());
console.log(response.status, await response.text());
await app.close();
`,
};
