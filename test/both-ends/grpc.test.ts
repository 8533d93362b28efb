import { readFileSync } from "node:fs";
import { connect } from "node:http2";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installConsumers } from "../support/consumers.js";
import { describeWith, root } from "../support/tools.js";
import { logged, reportsWith } from "./reports.js";
import { grpcLanguages, pairsOf, Workspace } from "./workspace.js";
import type { Language, Running } from "./workspace.js";

/*
 * The services and clients of `http.test.ts`, but with the adapters for @grpc/grpc-js, grpc-go and grpcio: each client
 * asks each service, and all nine pairs must report the same.
 */

const requests = ["success", "module", "unknown", "foreign", "limited", "unexpected", "internal"];

const wanted = reportsWith({ foreign: "unavailable", detail: "no upstream" });

/** The `go.mod` of the programs, which require what the adapter requires. */
const modOf = (adapter: string): string =>
  adapter
    .replace("module shop.example/errors/grpcerr", "module shop.example/app")
    .replace("require (", "require (\n\tshop.example/errors/grpcerr v0.0.0")
    .replace("=> ../", "=> ../../out/go\n\nreplace shop.example/errors/grpcerr => ../../out/go/grpcerr");

/** All that a service sends for a request, as text: headers, messages and trailers, decoded. */
async function received(address: string, request: string): Promise<string> {
  const session = connect(`http://${address}`);
  const headers = { "content-type": "application/grpc", te: "trailers", "accept-language": "de" };
  const stream = session.request({ ":method": "POST", ":path": "/shop.Orders/Get", ...headers });
  const parts: string[] = [];
  const note = (found: object): void => {
    for (const [name, value] of Object.entries(found)) {
      const text = String(value);
      const isBytes = name.endsWith("-bin");
      parts.push(name, text, isBytes ? Buffer.from(text, "base64").toString() : decodeURIComponent(text));
    }
  };
  stream.on("response", note).on("trailers", note);
  stream.on("data", (bytes: Buffer) => parts.push(bytes.toString()));
  const message = Buffer.concat([Buffer.from([10, request.length]), Buffer.from(request)]);
  stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  await new Promise((done) => stream.once("close", done));
  session.close();
  return parts.join("\n");
}

describe.skipIf(!installConsumers("grpc") && process.env["CI"] === undefined)("with gRPC", () => {
  describeWith(["go", "python3", "grpc"], "both ends of the wire", () => {
    const workspace = new Workspace("grpc");
    const services = new Map<Language, Running>();

    beforeAll(async () => {
      await workspace.generate();
      await workspace.compileTypeScript("grpc");
      await workspace.compileGo({
        "go.mod": modOf(workspace.generated("go/grpcerr/go.mod")),
        "go.sum": readFileSync(join(root, "test", "targets", "go", "grpc", "go.sum"), "utf8"),
      });
      for (const language of grpcLanguages) services.set(language, await workspace.start(language));
    });

    afterAll(() => {
      for (const { end } of services.values()) end();
      workspace.remove();
    });

    test.each(pairsOf(grpcLanguages))("a service in %s tells a client in %s the same", async (service, client) => {
      const running = services.get(service);
      const before = running?.lines.length ?? 0;
      expect(await workspace.ask(client, running?.address ?? "", requests)).toEqual(wanted);
      await vi.waitFor(() => expect(running?.lines.slice(before)).toEqual(logged));
    });

    test.each(grpcLanguages)("a service in %s sends nothing that is only for its log", async (service) => {
      for (const request of requests) {
        const sent = await received(services.get(service)?.address ?? "", request);
        expect(sent).toContain("grpc-status");
        expect(sent).not.toContain("canary");
      }
    });
  });
});
