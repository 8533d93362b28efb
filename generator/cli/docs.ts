import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { extname } from "node:path";
import { isSpecFolder } from "../disk/inputs.js";
import { readPublished } from "../disk/published.js";
import { targetFolder } from "../disk/target-folder.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { addressOf, listen, untilInterrupted } from "./loopback.js";
import { print } from "./output.js";
import { outsOf } from "./places.js";
import type { Reload } from "./reload.js";

export interface DocsFlags {
  readonly spec: string;
  /** The output folder whose site is served, instead of the folder in the spec. */
  readonly out?: string | undefined;
  /** 0 picks a free port. */
  readonly port: number;
  /** The path at which to serve the site, as on a host that serves it below its root. */
  readonly base?: string | undefined;
}

/** Serves the generated site on this machine until it is interrupted. */
export async function docsCommand(flags: DocsFlags, reload?: Reload): Promise<ExitCode> {
  const { spec, out, port } = flags;
  const base = basePath(flags);
  const folder = out === undefined ? siteOf(spec) : `${out}/site`;
  if (readPublished(folder, "/index.html") === undefined) {
    throw new UsageError(
      `there is no site in ${folder}; add \`site\` to the spec's targets and run \`errspec generate\``,
    );
  }
  const server = await serve(folder, port, base, reload);
  print(`${folder} is at ${addressOf(server)}${base} until you press Ctrl-C`);
  return untilInterrupted(server);
}

/** The path at which to serve the site, with a slash at the end. */
export function basePath({ base = "/" }: DocsFlags): string {
  if (!base.startsWith("/")) throw new UsageError(`--base takes a path such as /errors/, not ${base}`);
  return base.endsWith("/") ? base : `${base}/`;
}

/** The folder where `generate` writes the site of a spec. */
function siteOf(spec: string): string {
  const named = isSpecFolder(spec) ? outsOf(spec)["site"] : undefined;
  return named === undefined ? "out/site" : targetFolder(spec, "site", named);
}

/** Serves a folder at a path that ends with a slash, on the loopback interface only. */
export function serve(folder: string, port: number, base = "/", reload?: Reload): Promise<Server> {
  return listen(
    createServer((request, response) => answer({ folder, base, reload }, request, response)),
    port,
  );
}

const html = "text/html; charset=utf-8";

const types: Readonly<Partial<Record<string, string>>> = {
  ".css": "text/css; charset=utf-8",
  ".html": html,
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

interface Served {
  readonly folder: string;
  readonly base: string;
  readonly reload: Reload | undefined;
}

function answer(
  { folder, base, reload }: Served,
  { method, url = "/" }: IncomingMessage,
  response: ServerResponse,
): void {
  const path = pathOf(url, base);
  if (path !== undefined && method === "GET" && reload?.answer(path, response) === true) return;
  const found = path === undefined ? undefined : readPublished(folder, path);
  const send = (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void => {
    const length = String(Buffer.byteLength(body));
    const always = { "Content-Length": length, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff" };
    response.writeHead(status, { "Content-Type": "text/plain", ...always, ...headers });
    response.end(method === "HEAD" ? undefined : body);
  };
  if (method !== "GET" && method !== "HEAD") send(405, { Allow: "GET, HEAD" }, "only GET and HEAD\n");
  else if (found === undefined || path === undefined) {
    const page = readPublished(folder, "/404.html");
    if (page instanceof Buffer) send(404, { "Content-Type": html }, reload?.withScript(page) ?? page);
    else send(404, {}, "not found\n");
  } else if (found === "folder") send(301, { Location: `${base.slice(0, -1)}${encodeURI(path)}/` }, "");
  else {
    const type = types[extname(path.endsWith("/") ? "index.html" : path)] ?? "application/octet-stream";
    send(200, { "Content-Type": type }, type === html ? (reload?.withScript(found) ?? found) : found);
  }
}

/** The decoded path of a request below the base. Undefined if it is outside the base or invalid. */
function pathOf(url: string, base: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname).replace(/^\/+/, "/");
    return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
  } catch {
    return undefined;
  }
}
