import { describe, expect, it } from "vitest";
import { moduleName, parameterName } from "../../../generator/targets/python/names.js";
import { builtinClasses, builtinFunctions, isKeyword } from "../../../generator/targets/python/reserved.js";
import { python } from "../../../generator/targets/python/target.js";
import { loadText } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { caseOf } from "./cases.js";
import { generate } from "./workspace.js";

describe("names", () => {
  it("keep clear of builtins and of what a module imports", async () => {
    const cdn = (await generate(caseOf("dotted"))).get("cloud_v3_errors/cdn.py");
    expect(cdn).toContain("class CdnTimeoutError(DeadlineExceededError, CdnError):");
    expect(cdn).toContain("class CdnNotFoundError(NotFoundError, CdnError):");
    expect(cdn).toContain("TookTooLongError = CdnTimeoutError");
  });

  it("keep clear of keywords, builtins and devices", () => {
    expect(["import", "list", "con", "rate-limit", "dsa"].map(moduleName)).toEqual([
      "import_",
      "list_",
      "con_",
      "rate_limit",
      "dsa",
    ]);
    expect(["class", "cls", "locale", "id"].map(parameterName)).toEqual(["class_", "cls_", "locale_", "id"]);
  });

  it("that meet are reported with both places", () => {
    const { catalog } = loadText(`
errspec: 1
catalog: c
name: Timeout
title: x
locales: [en]
envelope: { code: /code }
targets: { python: {} }
modules:
  - module: dsa
    errors:
      - { code: 1, name: Timeout, text: x }
      - { code: 2, name: DsaTimeout, text: x }
`);
    if (catalog === undefined) throw new Error("the spec is none");
    const found = python.identifiers(catalog);
    const meeting = found.filter(({ text, scope }) => text === "DsaTimeoutError" && scope === "python/dsa.py");
    expect(meeting.map(({ at }) => at.line)).toEqual([12, 13]);
    expect(
      found.filter(({ reserved }) => reserved !== undefined).map(({ text, reserved }) => `${text}: ${reserved}`),
    ).toEqual(["TimeoutError: a builtin of Python"]);
  });
});

describeWith(["python3"], "the lists of names", () => {
  it("hold what Python has", async () => {
    const { stdout } = await run("python3", [
      "-c",
      "import builtins, keyword; print(*keyword.kwlist); print(*dir(builtins))",
    ]);
    const [keywords = [], builtins = []] = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
    expect(keywords.filter((word) => !isKeyword(word))).toEqual([]);
    const missing = builtins.filter(
      (name) => !name.startsWith("_") && !builtinClasses.has(name) && !builtinFunctions.has(name),
    );
    expect(missing).toEqual([]);
  });
});
