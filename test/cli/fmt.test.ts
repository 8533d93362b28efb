import { chmodSync, statSync, symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { fmtCommand } from "../../generator/cli/fmt.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { tinySpec } from "../support/specs.js";
import { captured } from "./captured.js";

const messy =
  "title: {zh: 订单, en: Orders}   # both\nmodule: orders\nerrors: [{name: NotThere, code: 1, text: 'It is gone.'}]\n";
const tidy = `module: orders
title: { en: Orders, zh: 订单 } # both
errors:
  - code: 1
    name: NotThere
    text: It is gone.
`;
const main = tinySpec
  .replace("locales: [en]", "locales: [en, zh]")
  .replace(/envelope:[^]*/, "envelope:\n  code: /code\n");

it("formats the files that need it, keeps their modes and follows links", async () => {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": main, "elsewhere/orders.yaml": messy });
  chmodSync(`${folder}/elsewhere/orders.yaml`, 0o640);
  symlinkSync("../elsewhere/orders.yaml", `${folder}/spec/orders.yaml`);
  const first = await captured(folder, () => fmtCommand({ spec: "spec", check: false }));
  expect([first.result, first.stdout]).toEqual([0, "formatted spec/orders.yaml\n1 file formatted, 1 unchanged\n"]);
  expect(tree(folder)).toEqual({
    "elsewhere/orders.yaml": tidy,
    "spec/errspec.yaml": main,
    "spec/orders.yaml": "-> ../elsewhere/orders.yaml",
  });
  expect(statSync(`${folder}/elsewhere/orders.yaml`).mode & 0o777).toBe(0o640);
  const second = await captured(folder, () => fmtCommand({ spec: "spec", check: false }));
  expect(second.stdout).toBe("0 files formatted, 2 unchanged\n");
});

it("with --check writes nothing, shows what would change and ends with 1", async () => {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": main, "spec/orders.yaml": messy });
  const { result, stdout } = await captured(folder, () => fmtCommand({ spec: "spec", check: true }));
  expect(result).toBe(1);
  expect(stdout).toContain("+title: { en: Orders, zh: 订单 } # both\n");
  expect(stdout).toContain("1 file of 2 to format\n");
  expect(tree(folder)["spec/orders.yaml"]).toBe(messy);
});

it("takes a byte order mark out, and keeps the line ends that a checkout on Windows has", async () => {
  const folder = temporaryFolder();
  const windows = (text: string): string => text.replaceAll("\n", "\r\n");
  put(folder, {
    "spec/carts.yaml": windows(tidy.replace("orders", "carts")),
    "spec/errspec.yaml": main,
    "spec/orders.yaml": `\ufeff${windows(messy)}`,
  });
  const { stdout } = await captured(folder, () => fmtCommand({ spec: "spec", check: false }));
  expect(stdout).toBe("formatted spec/orders.yaml\n1 file formatted, 2 unchanged\n");
  expect(tree(folder)["spec/orders.yaml"]).toBe(windows(tidy));
});

it("writes nothing at all when one file is not YAML", async () => {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": main, "spec/orders.yaml": messy, "spec/zz.yaml": "module: 'zz\n" });
  const { result, stderr } = await captured(folder, () => fmtCommand({ spec: "spec", check: false }));
  expect(result).toBe(1);
  expect(stderr).toContain("spec/zz.yaml:1:9: error[yaml-syntax]: this quote is not closed");
  expect(tree(folder)["spec/orders.yaml"]).toBe(messy);
});
