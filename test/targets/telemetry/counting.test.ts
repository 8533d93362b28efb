import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { installConsumers, linkConsumers } from "../../support/consumers.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { scriptOf, strictProject } from "../../support/strict-programs.js";
import { describeWith, pythonPath, root, run } from "../../support/tools.js";
import { installWheel } from "../../support/wheels.js";
import * as goModule from "../go/generated.js";
import * as pythonPackage from "../python/workspace.js";
import { compile, packageOf } from "../typescript/support.js";

/*
 * The lines of docs/telemetry.md in real servers, with the clients that they are for. Each server sends an error of the
 * spec twice, one with a code that the spec lacks, as from another service, and one that is not of the catalog at all.
 */

const catalog = catalogOf(`
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /message }
targets:
  typescript: { package: shop-errors, side: both, adapters: [web] }
  go: { module: example.com/shop, package: shop, side: both, layout: packages, adapters: [nethttp] }
  python: { package: shop_errors, side: both, adapters: [wsgi] }
modules:
  - module: orders
    errors:
      - { code: 1, name: OutOfStock, text: Sold out., kind: failed_precondition }
      - { code: 2, name: Unexpected, text: Something failed., kind: internal }
`);

const page = readFileSync(join(root, "docs", "telemetry.md"), "utf8");
const examples = (language: string): readonly string[] =>
  page
    .split(`\n\`\`\`${language}\n`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf("```")));

/** What must be counted. */
const counts = { "shop.OutOfStock": 2, _OTHER: 2 };

/** The counts in the text format of Prometheus, without those that a client adds by itself. */
function exposed(text: string): Readonly<Record<string, number>> {
  const lines = text.matchAll(/^shop_errors_total\{error_type="([^"]*)"\} ([0-9.]+)$/gm);
  return Object.fromEntries([...lines].map(([, type = "", n]) => [type, Number(n)] as const));
}

const hasClients = installConsumers("targets/telemetry") || process.env["CI"] !== undefined;

const served = (count: string): string => `
import { decodeOrders } from "shop-errors";
import { orders } from "shop-errors/server";
import { withErrorResponses } from "shop-errors/web";
import { countError } from "./${count}.js";

const thrown = [orders.outOfStock(), orders.outOfStock(), decodeOrders({ code: 987654, message: "free text" }), new Error("free text")];
const handler = withErrorResponses((): Response => { throw thrown.pop(); }, { onError: countError });
while (thrown.length > 0) await handler(new Request("https://shop.example.org/"));
`;

it.skipIf(!hasClients)(
  "counts in TypeScript, with prom-client and with OpenTelemetry",
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    put(join(folder, "node_modules", "shop-errors"), Object.fromEntries(await packageOf(catalog)));
    linkConsumers("targets/telemetry", folder);
    const [prometheus = "", otel = ""] = examples("ts");
    const programs: Readonly<Record<string, string>> = {
      prometheus,
      otel,
      "main-prometheus": `import { register } from "prom-client";${served("prometheus")}console.log(await register.metrics());`,
      provider: `import { metrics } from "@opentelemetry/api";
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
export const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
export const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
metrics.setGlobalMeterProvider(provider);
`,
      "main-otel": `import { exporter, provider } from "./provider.js";${served("otel")}
await provider.forceFlush();
const [{ scopeMetrics: [{ metrics: [sent] = [] } = {}] = [] } = {}] = exporter.getMetrics();
console.log(JSON.stringify([sent?.descriptor.name, sent?.dataPoints.map(({ attributes, value }) => [attributes, value])]));
await provider.shutdown();
`,
    };
    put(folder, strictProject());
    for (const [name, text] of Object.entries(programs)) put(folder, { [`${name}.ts`]: text, [`${name}.js`]: scriptOf(text) }); // prettier-ignore
    expect(await compile("typescript-7", folder)).toMatchObject({ status: 0, stdout: "" });
    const inPrometheus = await run(process.execPath, ["main-prometheus.js"], { cwd: folder });
    expect([inPrometheus.stderr, exposed(inPrometheus.stdout)]).toEqual(["", counts]);
    const inOtel = await run(process.execPath, ["main-otel.js"], { cwd: folder });
    const points = [[{ "error.type": "_OTHER" }, 2], [{ "error.type": "shop.OutOfStock" }, 2]]; // prettier-ignore
    expect([inOtel.stderr, JSON.parse(inOtel.stdout)]).toEqual(["", ["shop.errors", points]]);
  },
);

describeWith(["go", "gofmt"], "counting in Go", () => {
  it("with client_golang", { timeout: 600_000 }, async ({ skip }) => {
    const folder = temporaryFolder();
    await goModule.write(join(folder, "sdk"), await goModule.generate(catalog));
    const [code = ""] = examples("go");
    put(folder, {
      "app/main.go": `package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"

	"example.com/shop/nethttp"
	"example.com/shop/orders"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

${code}
func main() {
	registry := prometheus.NewRegistry()
	registry.MustRegister(errorsSent)
	upstream := orders.Decode([]byte(\`{"code":987654,"message":"free text"}\`))
	for _, err := range []error{orders.NewOutOfStock(), orders.NewOutOfStock(), upstream, errors.New("free text")} {
		handler := nethttp.Handler(func(http.ResponseWriter, *http.Request) error { return err }, nethttp.HandlerOptions{OnError: countError})
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}
	answer := httptest.NewRecorder()
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	os.Stdout.Write(answer.Body.Bytes())
}
`,
      "app/go.mod": "module example.org/app\n\ngo 1.26\n\nrequire (\n\texample.com/shop v0.0.0\n\tgithub.com/prometheus/client_golang v1.25.0\n)\n\nreplace example.com/shop => ../sdk\n", // prettier-ignore
    });
    const cwd = join(folder, "app");
    const tidied = await run("go", ["mod", "tidy"], { cwd });
    skip(tidied.status !== 0 && process.env["CI"] === undefined, `the client cannot be downloaded: ${tidied.stderr}`);
    expect((await run("gofmt", ["-l", "-s", "."], { cwd })).stdout).toBe("");
    const { stdout, stderr } = await run("go", ["run", "."], { cwd });
    expect([stderr, exposed(stdout)]).toEqual(["", counts]);
  });
});

describeWith(["python3", "mypy"], "counting in Python", () => {
  it("with prometheus_client", { timeout: 120_000 }, async ({ skip }) => {
    const client = await installWheel("prometheus_client==0.26.0");
    skip(client === undefined && process.env["CI"] === undefined, "the client cannot be downloaded");
    const folder = temporaryFolder();
    await pythonPackage.write(folder, await pythonPackage.generate(catalog, pythonPackage.isRows));
    const [code = ""] = examples("python");
    put(folder, {
      "main.py": `from wsgiref.util import setup_testing_defaults

from prometheus_client import generate_latest
from shop_errors import orders
from shop_errors.integrations.wsgi import middleware

${code}

thrown = [orders.OutOfStockError(), orders.OutOfStockError(), orders.decode(b'{"code":987654,"message":"free text"}'), OSError("free text")]
for exception in thrown:

    def app(environ, start):
        raise exception

    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    b"".join(middleware(app, count_error)(environ, lambda *_: None))
print(generate_latest().decode())
`,
    });
    const env = { PYTHONPATH: [folder, client].join(delimiter), MYPYPATH: client };
    const { stdout, stderr } = await run(pythonPath, ["main.py"], { cwd: folder, env });
    expect([stderr, exposed(stdout)]).toEqual(["", counts]);
    put(folder, { "count.py": code });
    const checked = await run("mypy", ["--strict", "--no-incremental", "count.py"], { cwd: folder, env });
    expect(checked.stdout).toContain("Success");
  });
});
