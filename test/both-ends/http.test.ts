import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installConsumers } from "../support/consumers.js";
import { describeWith } from "../support/tools.js";
import { languages, pairs, Workspace } from "./workspace.js";
import type { Language, Running } from "./workspace.js";

/*
 * Three services and three clients, one pair in each language, written from the READMEs of the packages that one spec makes.
 * Each client asks each service, and all nine pairs must report the same.
 */

const paths = ["/success", "/module", "/unknown", "/gateway", "/limited", "/unexpected", "/internal"];

/** A request ID that a client has not asked for is an error; those of its requests are all `r-1`. */
const error = { params: {}, retryAfter: null, moduleCode: null, requestId: "r-1" };
const no = { retry: false, delay: 0, reason: "not_retryable" };
const unexpected = {
  ...error,
  code: "unexpected",
  name: "Unexpected",
  kind: "internal",
  detail: "Etwas ging schief.",
  again: no,
};
const wanted: readonly object[] = [
  { order: "o-1" },
  {
    ...error,
    code: "failed",
    moduleCode: 2001,
    name: "OutOfStock",
    kind: "failed_precondition",
    detail: "Tea “Nr. 7” ist ausverkauft; 3 sind übrig.",
    params: { item: "Tea “Nr. 7”", left: 3 },
    again: no,
  },
  {
    ...error,
    code: "failed",
    moduleCode: 9999,
    name: "Failed", // an unknown code is what its common code says
    kind: "failed_precondition",
    detail: "Too new.",
    requestId: null,
    again: no,
  },
  {
    foreign: "content_type",
    status: 502,
    kind: "unavailable",
    excerpt: "<html><h1>502 Bad Gateway</h1></html>",
    again: { retry: true, delay: 0.5, reason: "backoff" },
  },
  {
    ...error,
    code: "busy",
    name: "Busy",
    kind: "resource_exhausted",
    detail: "Zu viele Anfragen.",
    retryAfter: 7,
    again: { retry: true, delay: 7, reason: "server_delay" },
  },
  unexpected,
  unexpected,
];
/** What a service logs of these requests: the closed names of its errors. */
const logged = ["shop.OutOfStock", "shop.Busy", "_OTHER", "shop.BadLedger"];

describe.skipIf(!installConsumers("servers") && process.env["CI"] === undefined)("with Hono", () => {
  describeWith(["go", "python3", "httpx", "fastapi", "uvicorn"], "both ends of the wire", () => {
    const workspace = new Workspace("http");
    const services = new Map<Language, Running>();

    beforeAll(async () => {
      await workspace.generate();
      await workspace.compileTypeScript("servers");
      await workspace.compileGo();
      for (const language of languages) services.set(language, await workspace.start(language));
    });

    afterAll(() => {
      for (const { end } of services.values()) end();
      workspace.remove();
    });

    test.each(pairs)("a service in %s tells a client in %s the same", async (service, client) => {
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
