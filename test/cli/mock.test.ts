import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync } from "node:fs";
import { createServer, request } from "node:http";
import type { IncomingMessage, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { decodeResponse } from "../../generator/decode/response.js";
import { seedCatalog } from "../support/catalog.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const main = join(root, "dist", "main.js");

/** Starts the mock server as a process of its own. */
async function started(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, "mock", "--port", "0", ...args], { cwd: root });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
  await once(output, "line");
  const [, address = ""] = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(lines[0] ?? "") ?? [];
  return { child, lines, address };
}

/** Runs the command to its end. */
async function ended(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, "mock", "--port", "0", ...args], { cwd: root });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  return { code, stderr };
}

/** Starts a server on the loopback interface, and returns its address. */
async function upstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const catalog = seedCatalog();

/** What a client reads in a response of a module. */
async function verdictOf(response: Response, id: string) {
  const module = catalog.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`${id} is not a module`);
  const received = { status: response.status, headers: [...response.headers], body: await response.text() };
  return decodeResponse(catalog, module, received, () => 0);
}

describe("errspec mock", () => {
  it("answers with the error in the path or in a header, in the language of the caller", async () => {
    const { address, lines, child } = await started("--retry-after", "7");
    const chinese = await fetch(`${address}/errors/dsa/2130`, { headers: { "accept-language": "fr, zh;q=0.5" } });
    expect(chinese.headers.get("content-language")).toBe("zh");
    expect(await verdictOf(chinese, "dsa")).toMatchObject({ code: "4000", moduleCode: "2130", requestId: "mock-1" });
    const named = await fetch(`${address}/v1/projects?all`, { headers: { "x-errspec-code": "RequestLimitExceeded" } });
    expect(await verdictOf(named, "dsa")).toMatchObject({ code: "4400", moduleCode: undefined, retryAfter: 7000 });
    await vi.waitFor(() =>
      expect(lines.slice(1)).toEqual([
        "GET /errors/dsa/2130 400 dsa/2130 InvalidProjectId",
        "GET /v1/projects?all 429 common/4400 RequestLimitExceeded",
      ]),
    );
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("lists what it can answer, as JSON or as a page, and answers with each of it", async () => {
    const { address } = await started();
    const listed = (await (await fetch(address)).json()) as Record<
      "errors" | "gateways",
      { path: string; status: number }[]
    >;
    expect(listed.errors.length).toBe(catalog.modules.flatMap(({ entries }) => entries).length);
    for (const { path, status } of [...listed.errors.slice(0, 20), ...listed.gateways]) {
      const response = await fetch(address + path);
      expect(response.status, path).toBe(status);
      const { result } = await verdictOf(response, "dsa");
      expect(result, path).toBe(path.startsWith("/errors/") ? "error" : "invalid");
    }
    const page = await fetch(address, { headers: { accept: "text/html,*/*" } });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toContain('<a href="/errors/dsa/2130">');
    expect(await verdictOf(await fetch(`${address}/success`), "dsa")).toEqual({ result: "success" });
    expect((await fetch(`${address}/other`)).status).toBe(404);
    const head = await fetch(`${address}/errors/dsa/2130`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([400, ""]);
  });

  it("answers in a standard envelope of the spec", async () => {
    const folder = temporaryFolder();
    cpSync(join(root, "spec"), folder, { recursive: true });
    appendFileSync(join(folder, "errspec.yaml"), "\nenvelopes: { problem, graphql }\n");
    const { address } = await started("--spec", folder, "--envelope", "problem", "--code", "2130");
    const response = await fetch(`${address}/v1/projects`);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ title: "InvalidProjectId", code: 4000, moduleCode: 2130 });
    expect((await fetch(`${address}/success`)).status).toBe(200);
    const { code, stderr } = await ended("--spec", folder, "--envelope", "grpc");
    expect([code, stderr]).toEqual([2, "errspec: the spec has no standard envelope grpc; choose problem, graphql\n"]);
  });

  it("states what it cannot answer with", async () => {
    const { address } = await started();
    for (const [path, message] of [
      ["/errors/dsa/2131x", "there is no error dsa/2131x; "],
      ["/errors/%zz", ""],
      ["/gateways/nginx-500", "there is no gateway page nginx-500; did you mean `nginx-502`?\n"],
    ] as const) {
      const response = await fetch(address + path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toContain(message);
    }
  });

  it("answers every request with the errors and pages that are chosen, the same ones for a seed", async () => {
    const answers = async (...args: string[]): Promise<number[]> => {
      const { address } = await started("--code", "2130", "--code", "common/4400", "--gateway", "nginx-502", ...args);
      const statuses: number[] = [];
      for (let i = 0; i < 30; i++) statuses.push((await fetch(`${address}/v1/projects`)).status);
      return statuses;
    };
    const [first, second, third] = [
      await answers("--seed", "1"),
      await answers("--seed", "1"),
      await answers("--seed", "2", "--rate", "0.5"),
    ];
    expect(second).toEqual(first);
    expect(new Set(first)).toEqual(new Set([400, 429, 502]));
    expect(new Set(third)).toEqual(new Set([200, 400, 429, 502]));
  });

  it.each([
    [["--code", "InvalidProjectID"], "errspec: there is no error InvalidProjectID; did you mean `InvalidProjectId`?\n"],
    [
      ["--envelope", "problem"],
      /^errspec: the spec has no standard envelope problem; add `envelopes: { problem }` to it/,
    ],
    [["--gateway", "apache"], /^errspec: there is no gateway page apache; choose nginx-502, /],
    [["--rate", "2"], /A share is a number from 0 to 1\./],
    [["--upstream", "ftp://localhost"], /A URL is such as http:/],
    [["--seed", "x"], /a whole number/],
    [["--spec", "nowhere"], /^errspec: there is no nowhere/],
  ])("ends with a message for %j", async (args, message) => {
    const { code, stderr } = await ended(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it("states that a port is in use", async () => {
    const address = await upstream(() => undefined);
    const port = new URL(address).port;
    const { code, stderr } = await ended("--port", port);
    expect([code, stderr]).toEqual([2, `errspec: port ${port} is in use; give another with --port\n`]);
  });

  it("reads the spec of another folder, and reports its problems", async () => {
    const { code, stderr } = await ended("--spec", temporaryFolder());
    expect([code, stderr]).toEqual([2, expect.stringContaining("run `errspec init`")]);
  });
});

describe("errspec mock --upstream", () => {
  it("passes requests and responses on as they are, without headers of the connection", async () => {
    let seen: IncomingMessage | undefined;
    let received = "";
    const address = await upstream((incoming, response) => {
      seen = incoming;
      incoming.on("data", (chunk: Buffer) => (received += String(chunk)));
      incoming.on("end", () => {
        response.writeHead(201, "Made", [
          ...["X-Hop", "1", "Connection", "close, X-Hop", "Keep-Alive", "timeout=9"],
          ...["Set-Cookie", "a=1", "Set-Cookie", "b=2", "Content-Encoding", "own", "ETag", '"é"'],
        ]);
        response.end(Buffer.from([0, 255, 128]));
      });
    });
    const mock = await started("--upstream", `${address}/base/`, "--rate", "0");
    const sent = request(`${mock.address}/errors/dsa/2130?q=%2f`, {
      method: "POST",
      headers: { connection: "x-mine", "x-mine": "1", te: "trailers", "x-yours": ["1", "2"], "content-length": "4" },
    });
    sent.end("body");
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    expect([response.statusCode, response.statusMessage, response.headers["x-hop"]]).toEqual([201, "Made", undefined]);
    expect(response.headers).toMatchObject({ "set-cookie": ["a=1", "b=2"], "content-encoding": "own", etag: '"é"' });
    expect(Buffer.concat(chunks)).toEqual(Buffer.from([0, 255, 128]));
    expect([seen?.url, received]).toEqual(["/base/errors/dsa/2130?q=%2f", "body"]);
    expect(seen?.headers).toMatchObject({ host: new URL(address).host, "content-length": "4", "x-yours": "1, 2" });
    expect([seen?.headers["x-mine"], seen?.headers["te"]]).toEqual([undefined, undefined]);
    await vi.waitFor(() =>
      expect(mock.lines.slice(1)).toEqual([
        `${address}/base/ answers the rest`,
        expect.stringMatching(/^0 % of requests get an error; --seed \d+ chooses the same again$/),
        `POST /errors/dsa/2130?q=%2f 201 ${address}`,
      ]),
    );
  });

  it("streams both ways", async () => {
    const address = await upstream((incoming, response) => {
      response.writeHead(200);
      response.flushHeaders();
      incoming.on("data", (chunk: Buffer) => response.write(`got ${String(chunk)}`));
      incoming.on("end", () => response.end("end"));
    });
    const mock = await started("--upstream", address, "--rate", "0");
    const sent = request(mock.address, { method: "POST" });
    sent.flushHeaders();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    for (const part of ["a", "b"]) {
      sent.write(part);
      expect(String((await once(response, "data"))[0])).toBe(`got ${part}`);
    }
    sent.end();
    expect(String((await once(response, "data"))[0])).toBe("end");
  });

  it("answers a share of the requests with errors, always the same ones for a seed", async () => {
    const address = await upstream((incoming, response) => incoming.resume().on("end", () => response.end("{}")));
    const answers = async (): Promise<number[]> => {
      const mock = await started("--upstream", address, "--rate", "0.3", "--seed", "4", "--code", "2130");
      const statuses: number[] = [];
      for (let i = 0; i < 40; i++) {
        const response = await fetch(mock.address, { method: "POST", body: "x".repeat(100_000) });
        await response.text();
        statuses.push(response.status);
      }
      return statuses;
    };
    const first = await answers();
    expect(await answers()).toEqual(first);
    const errors = first.filter((status) => status === 400).length;
    expect(errors + first.filter((status) => status === 200).length).toBe(40);
    expect(errors).toBeGreaterThan(5);
    expect(errors).toBeLessThan(20);
  });

  it("answers with 502 if the server cannot be reached, and survives connections that end early", async () => {
    const lost = await started("--upstream", "http://127.0.0.1:1", "--rate", "0");
    const response = await fetch(lost.address);
    expect([response.status, await response.text()]).toEqual([502, expect.stringContaining("ECONNREFUSED")]);

    const address = await upstream((incoming, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("12345", () => {
        if (incoming.url === "/cut") response.destroy();
      });
    });
    const mock = await started("--upstream", address, "--rate", "0");
    await expect((await fetch(`${mock.address}/cut`)).text()).rejects.toThrow();
    const impatient = new AbortController();
    const open = await fetch(`${mock.address}/open`, { signal: impatient.signal });
    impatient.abort();
    await expect(open.text()).rejects.toThrow();
    const chosen = await fetch(mock.address, { headers: { "x-errspec-code": "dsa/2130" } });
    expect(chosen.status).toBe(400);
    mock.child.kill("SIGINT");
    expect(await once(mock.child, "exit")).toEqual([0, null]);
  });
});
