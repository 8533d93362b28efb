import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { describeWith, root, run } from "../support/tools.js";

/* The target for C in `examples/`: it passes `target test`, and its output is clean under a strict compiler. */

const folder = join(root, "examples", "target-c");
const errspec = (cwd: string, ...args: string[]) =>
  run(process.execPath, [join(root, "dist", "main.js"), ...args], { cwd });

const spec = `errspec: 1
catalog: shop
title: Shop
locales: [en, de]
envelope: { success: { code: 0 }, code: /code, text: /message, common: shared, module-code: [{ at: /message, forms: ["({code})"] }] }
targets: { c: { exec: [python3, ${JSON.stringify(join(folder, "target.py"))}], prefix: shop } }
modules:
  - module: shared
    errors: [{ code: 4000, name: InvalidParameter, text: { en: A parameter is invalid. }, kind: invalid_argument, action: fix_request }]
  - module: orders
    errors:
      - { code: 17, name: OrderNotFound, aliases: [NoOrder], text: { en: "There is no such order. */ int evil;", de: Es gibt die Bestellung nicht. }, kind: not_found, action: fix_request }
`;

const program = `#include "errors.h"
#include "errspec_decode.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  static const char body[] = "{\\"code\\":4000,\\"message\\":\\"(17)not there\\"}";
  struct errspec_verdict verdict;
  if (!errspec_decode(errspec_module("orders"), body, strlen(body), 404, &verdict)) return 1;
  switch (atoi(verdict.module_code.text)) {
    case SHOP_ORDERS_NO_ORDER: printf("%s: %s\\n", verdict.entry->name, errspec_text(verdict.entry, "de-AT")); break;
    default: return 1;
  }
  errspec_free(&verdict);
  return SHOP_SHARED_INVALID_PARAMETER == 4000 ? 0 : 1;
}
`;

describeWith(["python3", "gcc", "make"], "the target for C", () => {
  it("passes the test of targets", async () => {
    const { status, stdout } = await errspec(root, "target", "test", folder);
    expect(stdout).toContain("nothing found");
    expect(stdout.match(/^\+ .* \d+ rows$/gm)).toHaveLength(13);
    expect(status).toBe(0);
  });

  it("fails it when its decoder is wrong", async () => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, "runtime", "errspec_json.c");
    writeFileSync(file, readFileSync(file, "utf8").replace("MOST_DEPTH 512", "MOST_DEPTH 511"));
    const { status, stdout } = await errspec(root, "target", "test", copy);
    expect(stdout).toContain("error[target-conformance]: ");
    expect(status).toBe(1);
  });

  it("makes a library that a strict compiler and its sanitizers accept", async () => {
    const cwd = temporaryFolder();
    put(cwd, { "spec/errspec.yaml": spec, "a.c": program });
    expect(await errspec(cwd, "generate", "--run-targets")).toMatchObject({ status: 0, stderr: "" });
    const flags =
      "-std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fsanitize=address,undefined -fno-sanitize-recover";
    const sources = ["errors", "errspec_decode", "errspec_json", "errspec_locale"].map((name) => `out/c/src/${name}.c`);
    const compile = (source: string, output: string) =>
      run("gcc", [...flags.split(" "), "-Iout/c/include", "-o", output, source, ...sources, "-lm"], { cwd });
    expect(await compile("a.c", "a")).toMatchObject({ status: 0, stderr: "" });
    expect(await run(join(cwd, "a"), [], { cwd })).toMatchObject({
      status: 0,
      stdout: "OrderNotFound: Es gibt die Bestellung nicht.\n",
    });
    expect(await compile("out/c/test/verdicts.c", "verdicts")).toMatchObject({ status: 0, stderr: "" });
    const rows = readFileSync(join(cwd, "out", "c", "test", "decode.jsonl"), "utf8")
      .trim()
      .split("\n");
    const plain = rows.filter((row) => !row.includes('"headers"'));
    put(cwd, { "rows.jsonl": plain.map((row) => `${row.slice(0, row.indexOf(',"verdict":'))}}\n`).join("") });
    const { status, stdout, stderr } = await run("sh", ["-c", "./verdicts < rows.jsonl"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trim().split("\n")).toEqual(plain.map((row) => row.slice(row.indexOf(',"verdict":') + 11, -1)));
    expect(plain.length).toBeGreaterThan(300);
  });
});
