import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/** A catalog with a module of the lines given. */
const version = (errors: readonly string[], module = "", catalog = "") =>
  versionOf(
    catalogOf(
      `errspec: 1\ncatalog: shop\ntitle: Shop\nversion: 1.0.0\nlocales: [en]\nenvelope: { code: /code }\n${catalog}targets: { typescript: null, go: { module: example.com/shop }, docs: null }\nmodules:\n  - module: orders\n${module}    errors:\n${errors.map((each) => `      - { ${each} }\n`).join("")}`,
    ),
  );

const stable = "code: 1, name: OrderLocked, text: The order is locked.";
const trial = "code: 2, name: OrderSplit, text: The order was split., stability: experimental";
const module = "    stability: experimental\n";

type Args = Parameters<typeof version>;

const verdict = (before: Args, after: Args) =>
  breaking(breakingRules, version(...before), version(...after), { today: "2026-06-01" });
const found = (before: Args, after: Args): string[] =>
  verdict(before, after).findings.map(
    ({ rule, severity, experimental }) => `${severity} ${rule}${experimental ? " (experimental)" : ""}`,
  );

describe("what is experimental", () => {
  it("may change, be renamed and go, and counts for nothing", () => {
    const before: Args = [[stable, trial]];
    const cases: Args[] = [
      [[stable]],
      [[stable, trial.replace("2,", "7,")]],
      [[stable, trial.replace("OrderSplit", "OrderDivided")]],
      [[stable, trial.replace("text:", "http: 410, text:")]],
      [[stable, trial.replace("The order was split.", "Your bank refused.")]],
      [[stable.replace("text", "aliases: [OrderSplit], text")]],
    ];
    for (const after of cases) {
      const { findings, bump, change } = verdict(before, after);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ experimental }) => !experimental)).toEqual([]);
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      expect([bump, change]).toEqual(["none", "none"]);
    }
  });

  it("hides nothing that is stable", () => {
    expect(found([[stable, trial]], [[trial]])).toContain("error code-removed");
    // One option renames both constants: they are two findings.
    const [all] = [[stable, trial]];
    const renamed = found([all], [all, "", "initialisms: [ORDER]\n"]);
    expect(renamed.sort()).toEqual([
      "error identifier-changed",
      "info identifier-changed (experimental)",
      "warning version-not-raised",
    ]);
    expect(found([[trial]], [[trial.replace("text:", "http: 410, text:")], "    title: New\n"])).toContain(
      "info title-changed",
    );
  });

  it("is a whole module, but for entries that say otherwise", () => {
    const after: Args = [[stable.replace("text:", "http: 410, text:")], module];
    expect(found([[stable], module], after)).toEqual(["info http-changed (experimental)"]);
    const said = (more: string): Args => [[`${stable}, stability: stable${more}`], module];
    expect(found(said(""), said(", http: 410"))[0]).toBe("error http-changed");
    expect(found([[stable], module], [[stable], `${module}    code-type: string\n`])).toContain(
      "info code-type-changed (experimental)",
    );
  });
});

describe("a promise of stability", () => {
  it("may be made, which is a minor change", () => {
    const kept = trial.replace(", stability: experimental", "");
    const made = verdict([[stable, trial]], [[stable, kept]]);
    expect(made.findings.map(({ rule, subject }) => [rule, subject])).toEqual([["stability-raised", "orders/2"]]);
    expect(made.bump).toBe("minor");
    const whole = verdict([[stable, kept], module], [[stable, kept]]);
    expect(whole.findings.map(({ rule, subject }) => [rule, subject])).toEqual([["stability-raised", "orders"]]);
    expect(whole.bump).toBe("minor");
  });

  it("is not taken back", () => {
    expect(found([[stable]], [[`${stable}, stability: experimental`]])).toEqual([
      "error stability-lowered",
      "warning version-not-raised",
    ]);
    const whole = verdict([[stable]], [[stable], module]);
    expect(whole.findings.map(({ rule, subject }) => [rule, subject])[0]).toEqual(["stability-lowered", "orders"]);
    expect(whole.bump).toBe("major");
    // An entry that keeps its own promise when its module loses it is no change.
    expect(found([[`${stable}, stability: stable`]], [[`${stable}, stability: stable`], module])).toEqual([
      "error stability-lowered",
      "warning version-not-raised",
    ]);
  });
});
