import { request as requestHttp } from "node:http";
import type { IncomingMessage, OutgoingMessage, ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream";

/** Headers that are for one connection only (RFC 9110, section 7.6.1). */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Passes a request on to another server, and its response back, both while they arrive. Resolves to the status. */
export function passOn(upstream: URL, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const { method, url = "/" } = request;
  const send = upstream.protocol === "https:" ? requestHttps : requestHttp;
  const headers = outgoingHeaders(request);
  // Without an agent, each request has its own connection: a kept one may be closed by the server as it is used.
  const outgoing = send(upstream, { agent: false, method, path: pathBelow(upstream, url), headers });
  return new Promise((resolve) => {
    const refuse = ({ message }: Error): void => {
      if (response.headersSent) response.destroy();
      else {
        response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
        response.end(`errspec mock: ${upstream.origin} does not answer: ${message}\n`);
      }
      resolve(502);
    };
    outgoing.once("error", refuse);
    outgoing.once("response", (incoming) => {
      const { statusCode = 502, statusMessage, rawHeaders } = incoming;
      response.writeHead(statusCode, statusMessage, passed(rawHeaders).flat());
      sendHead(response);
      // A connection that ends early ends the other one.
      pipeline(incoming, response, () => resolve(statusCode));
    });
    response.once("close", () => outgoing.destroy());
    sendHead(outgoing);
    request.pipe(outgoing);
  });
}

/** Sends the head of a message before its body arrives. `flushHeaders` encodes bytes beyond ASCII twice. */
function sendHead(message: OutgoingMessage): void {
  message.write(new Uint8Array());
}

/** The headers of a request for the next server, each with all its values. */
function outgoingHeaders({ rawHeaders, headers, method = "" }: IncomingMessage): Record<string, string | string[]> {
  const all = new Map<string, string[]>();
  for (const [name, value] of passed(rawHeaders)) {
    const key = name.toLowerCase();
    if (key !== "host" && key !== "expect") all.set(key, [...(all.get(key) ?? []), value]);
  }
  const isChunked = headers["transfer-encoding"] !== undefined;
  const isEmpty = !isChunked && headers["content-length"] === undefined && !["GET", "HEAD"].includes(method);
  return {
    ...Object.fromEntries([...all].map(([name, values]) => [name, values.length === 1 ? values.join() : values])),
    ...(isChunked ? { "transfer-encoding": "chunked" } : {}),
    ...(isEmpty ? { "content-length": "0" } : {}),
  };
}

/** The names and values of `rawHeaders`. */
export function headerPairs(raw: readonly string[]): readonly (readonly [name: string, value: string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));
}

/** The headers that are not for one connection only. */
function passed(raw: readonly string[]): ReturnType<typeof headerPairs> {
  const pairs = headerPairs(raw);
  const named = pairs.filter(([name]) => name.toLowerCase() === "connection").flatMap(([, value]) => value.split(","));
  const dropped = new Set([...hopByHop, ...named.map((name) => name.trim().toLowerCase())]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** The path and the query of a request, below the path of the upstream server. */
function pathBelow({ pathname }: URL, url: string): string {
  const path = url.startsWith("/") ? url : url.replace(/^[a-z]+:\/\/[^/?#]*/i, "");
  const base = pathname.replace(/\/$/, "");
  return path.startsWith("/") ? base + path : `${base}/${path}`;
}
