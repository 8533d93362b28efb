import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installConsumers } from "../support/consumers.js";
import { describeWith } from "../support/tools.js";
import { logged, reportsWith } from "./reports.js";
import { languages, pairsOf, Workspace } from "./workspace.js";
import type { Language, Running } from "./workspace.js";

/*
 * Five services and five clients, one pair in each language, written from the READMEs of the packages that one spec makes.
 * Each client asks each service, and all pairs must report the same.
 */

const paths = ["/success", "/module", "/unknown", "/gateway", "/limited", "/unexpected", "/internal"];

const wanted = reportsWith({
  foreign: "content_type",
  status: 502,
  kind: "unavailable",
  excerpt: "<html><h1>502 Bad Gateway</h1></html>",
  again: { retry: true, delay: 0.5, reason: "backoff" },
});

describe.skipIf(!installConsumers("servers") && process.env["CI"] === undefined)("with Hono", () => {
  describeWith(["go", "python3", "httpx", "fastapi", "uvicorn", "php", "dotnet"], "both ends of the wire", () => {
    const workspace = new Workspace("http");
    const services = new Map<Language, Running>();

    beforeAll(async () => {
      await workspace.generate();
      await workspace.compileTypeScript("servers");
      await workspace.compileGo();
      await workspace.compileCSharp();
      for (const language of languages) services.set(language, await workspace.start(language));
    }, 600_000);

    afterAll(() => {
      for (const { end } of services.values()) end();
      workspace.remove();
    });

    test.each(pairsOf(languages))("a service in %s tells a client in %s the same", async (service, client) => {
      const running = services.get(service);
      const before = running?.lines.length ?? 0;
      expect(await workspace.ask(client, running?.address ?? "", paths)).toEqual(wanted);
      await vi.waitFor(() => expect(running?.lines.slice(before)).toEqual(logged));
    });

    test.each(languages)("a service in %s sends nothing that is only for its log", async (service) => {
      for (const path of paths) {
        const response = await fetch((services.get(service)?.address ?? "") + path);
        const sent = JSON.stringify([...response.headers]) + (await response.text());
        expect(sent).not.toContain("canary");
      }
    });
  });
});
