import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import type { Catalog } from "../../../generator/model/catalog.js";
import { telemetry } from "../../../generator/targets/telemetry/target.js";
import { filledSpec, specText } from "../../hostile/spec.js";
import { catalogOf, loadText, seedCatalog, templatesOf } from "../../support/catalog.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { describeWith, run } from "../../support/tools.js";

/* What Prometheus says about the alerts: its own reader of rule files, which `promtool check rules` calls. */

async function filesOf(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const context = { templates: templatesOf("telemetry"), snippets: () => [], sources: () => Promise.resolve([]) };
  const files = await telemetry.generate(catalog, context);
  return new Map(files.map(({ path, text }) => [path.replace("telemetry/", ""), text]));
}

/** Texts that Prometheus would run, or that YAML would read otherwise. */
const hostile = (): Catalog => {
  let n = 0;
  const texts = [
    "{{ template }}",
    '{{ printf "%s" $labels }}',
    "{{{{",
    "}}{{",
    '": [',
    "\\",
    "# x",
    "\u2028{{ end }}",
    "\u0000{",
  ];
  const spec = filledSpec((place) => (place === "text" ? `${texts[n++ % texts.length] ?? ""}${n}` : `x${n++}`));
  const { catalog } = loadText(specText({ ...spec, targets: { telemetry: {} } }));
  if (catalog === undefined) throw new Error("the spec is valid");
  // Every error is the server's, so that each has an alert.
  const modules = catalog.modules.map((module) => ({
    ...module,
    entries: module.entries.map((entry) => ({ ...entry, kind: "internal" as const })),
  }));
  return { ...catalog, modules };
};

describeWith(["go"], "alerts", () => {
  it("are rules of Prometheus, whatever the texts say", { timeout: 900_000 }, async () => {
    const folder = temporaryFolder();
    const program = join(folder, "promcheck");
    const built = await run("go", ["build", "-o", program, "."], { cwd: join(import.meta.dirname, "promcheck") });
    expect(built.stderr.replaceAll(/^go: downloading .*\n/gm, "")).toBe("");
    const catalogs = [seedCatalog(), hostile()];
    const files = await Promise.all(catalogs.map(filesOf));
    put(folder, Object.fromEntries(files.map((each, index) => [`${index}.yaml`, each.get("alerts.yaml") ?? ""])));
    const checked = await run(program, ["0.yaml", "1.yaml"], { cwd: folder });
    expect(checked.stdout).toMatch(/^\d+\n\d+\n$/);
    put(folder, { "bad.yaml": (files[0]?.get("alerts.yaml") ?? "").replaceAll("sum(rate(", "sum(rate((") });
    expect((await run(program, ["bad.yaml"], { cwd: folder })).status).toBe(1);
  });
});

it("names the types of errors that servers count, and no others", async () => {
  const catalog = seedCatalog();
  const files = await filesOf(catalog);
  const { groups } = parse(files.get("registry.yaml") ?? "") as {
    groups: { attributes: { type?: { members: { value: string }[] } }[] }[];
  };
  const names = new Set(catalog.modules.flatMap(({ entries }) => entries.map(({ name }) => `${catalog.id}.${name}`)));
  const members = groups[0]?.attributes[0]?.type?.members.map(({ value }) => value);
  expect(members).toEqual([...names, "_OTHER"]);
});

it("asks for the counter of the spec everywhere", async () => {
  const catalog = catalogOf(`errspec: 1
catalog: web-shop
title: Web shop
locales: [en]
envelope: { code: /code, text: /message }
targets: { telemetry: { metric: shop.sent.errors } }
modules: [{ module: orders, errors: [{ code: 1, name: Broken, text: Broken., kind: internal }] }]
`);
  const files = await filesOf(catalog);
  const { panels } = JSON.parse(files.get("dashboard.json") ?? "") as { panels: { targets: { expr: string }[] }[] };
  const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(asked.filter((expr) => !expr.includes("shop_sent_errors_total"))).toEqual([]);
  expect(files.get("alerts.yaml")).toContain('shop_sent_errors_total{error_type="web-shop.Broken"}');
  expect(files.get("registry.yaml")).toContain("metric_name: shop.sent.errors");
});
