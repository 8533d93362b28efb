import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { flatOperations, layeredOperations, soloOperations } from "../../support/operation-specs.js";
import { describeWith, pythonPath, root, run } from "../../support/tools.js";
import { generate, isRows, temporary, write } from "./workspace.js";

/** The options of a package. */
const options = (name: string, others = ""): string => `{ python: { package: ${name}${others} } }`;

const packages = {
  layered: layeredOperations(options("layered", ", side: both")),
  flat: flatOperations(options("flat")),
  solo: soloOperations(options("solo"))
    .replace("locales: [en]", "locales: [en, de]")
    .replace(
      "text: Gone.,",
      "text: Gone., causes: [{ en: 'It was \"sold\" \\\\ {x}.', de: Verkauft. }, Lost.], otherwise: Wait., ",
    ),
  kinds: layeredOperations(options("kinds", ", side: both, classes: per-kind")),
};

/** A user's program, in which type checkers know what is caught. */
const program = `
from __future__ import annotations

import json

from typing_extensions import assert_never

from layered import LayeredError, encode, operations, orders, common

import flat.operations
import solo.explanations
import solo.orders
import kinds.operations
import kinds.orders
import solo.operations


def caught(own: int | None, code: int) -> str:
    body = {"code": code} if own is None else {"code": code, "own": own}
    try:
        orders.raise_for_error(body)
    except operations.CREATE_ORDER_ERRORS as error:
        if isinstance(error, orders.OutOfStockError):
            return f"gone {operations.create_order_code(error)!r}"
        if isinstance(error, orders.RetiredError):
            return "retired"
        if isinstance(error, common.BusyError):
            return "busy"
        assert_never(error)
    except LayeredError as error:
        return f"other {error.codes} {operations.create_order_code(error)}"
    return "success"


print(caught(1, 2), caught(None, 1), caught(3, 2), caught(2, 2), caught(9, 1), caught(None, 2), sep=", ")


def on(code: operations.CreateOrderCode) -> int:
    if code is orders.OrdersCode.OUT_OF_STOCK:
        return 1
    if code is orders.OrdersCode.RETIRED:
        return 2
    if code is common.CommonCode.BUSY:
        return 3
    assert_never(code)


print(on(orders.OrdersCode.RETIRED))

gone = orders.OutOfStockError(item="tea", reason="sold", left=0)
try:
    raise operations.create_order_error(gone) from KeyError("tea")
except LayeredError as error:
    print(error is gone, repr(error.__cause__), json.loads(encode(error).body)["own"])
print(json.loads(encode(orders.ElsewhereError()).body)["own"])  # it is not declared, and it is sent

print(flat.operations.move_code(flat.orders.LockedError()), flat.operations.move_code(flat.orders.OutOfStockError()))
print(flat.operations.move_code(ValueError()), solo.operations.CREATE_ORDER_ERRORS)
decoded = kinds.orders.decode({"code": 2, "own": 1})
print(decoded and kinds.operations.create_order_code(decoded) is kinds.orders.OrdersCode.OUT_OF_STOCK)

explained = solo.explanations.explanation_of(solo.orders.OutOfStockError(), "en_GB.UTF-8")
assert explained is not None
causes: tuple[str, ...] = explained.causes
print(causes, explained.solutions, explained.otherwise)
for raised in (solo.orders.OutOfStockError(), solo.orders.LockedError(), ValueError()):
    print(solo.explanations.explanation_of(raised, "de"))
`.replaceAll("LayeredError", "OperationsError");

const printed = `gone <OrdersCode.OUT_OF_STOCK: 1>, busy, retired, other 2/2 None, busy, other 2 None
2
True KeyError('tea') 1
4
2 None
None (<class 'solo.orders.OutOfStockError'>,)
True
('It was "sold" \\\\\\\\ {x}.', 'Lost.') () Wait.
Explanation(causes=('Verkauft.', 'Lost.'), solutions=(), otherwise='Wait.')
None
None
`;

/** Programs that type checkers must reject: an error that is not declared, a code that is not, a class of all errors. */
const rejected = `
from layered import common, operations, orders
from layered.operations import GetOrderCode


def find() -> None:
    raise operations.get_order_error(common.BusyError())


def pass_on(error: orders.OrdersError) -> None:
    raise operations.get_order_error(error)


code: GetOrderCode = orders.OrdersCode.RETIRED
`;

describeWith(["python3", "mypy"], "the errors of operations in Python", () => {
  let folder = "";
  let remove = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    ({ folder, remove } = await temporary());
    for (const spec of Object.values(packages)) await write(folder, await generate(catalogOf(spec), isRows));
    const readme = (await generate(catalogOf(packages.layered), isRows)).get("README.md") ?? "";
    const [, section = ""] = readme.split("## Operations\n");
    const blocks = [...(section.split("\n## ")[0] ?? "").matchAll(/```python\n([^]*?)```/g)].map(
      ([, code = ""]) => code,
    );
    expect(blocks.length).toBe(2);
    const response =
      "from types import SimpleNamespace\nresponse = SimpleNamespace(content='{\"code\": 1}', status_code=503)\n";
    await write(
      folder,
      new Map([
        ["program.py", program],
        ["rejected.py", rejected],
        ["readme.py", response + blocks.join("").replace("    ...\n", '    raise KeyError("tea")\n')],
        [
          "pyrightconfig.json",
          JSON.stringify({
            typeCheckingMode: "strict",
            pythonVersion: "3.9",
            reportDeprecated: "none",
            reportUnnecessaryIsInstance: "none",
            include: ["program.py", "rejected.py"],
          }),
        ],
      ]),
    );
  });
  afterAll(() => remove());

  it("are caught together, and told from others", async () => {
    const ran = await run("python3", ["-W", "error", "program.py"], { cwd: folder });
    expect(ran).toEqual({ status: 0, stdout: printed, stderr: "" });
    const { stdout, stderr } = await run("python3", ["readme.py"], { cwd: folder });
    expect(stdout).toBe("orders: Busy (1)\n");
    expect(stderr).toMatch(/OutOfStockError: .*\n$/);
  });

  it("narrow what is caught and limit what is raised, for mypy and pyright", async () => {
    const mypy = run("mypy", ["--strict", "program.py", "rejected.py"], { cwd: folder });
    const pyright = join(root, "node_modules", "pyright", "index.js");
    const checked = await run(process.execPath, [pyright, "--pythonpath", pythonPath], { cwd: folder });
    const places = (text: string): string[] =>
      [...text.matchAll(/(\w+\.py):(\d+)[:\d]*(?: -)?:? error/g)].map(([, file, line]) => `${file}:${line}`);
    expect(places((await mypy).stdout), (await mypy).stdout).toEqual([
      "rejected.py:7",
      "rejected.py:11",
      "rejected.py:14",
    ]);
    expect(places(checked.stdout), checked.stdout).toEqual(["rejected.py:7", "rejected.py:11", "rejected.py:14"]);
  });

  it("cost a program nothing that does not import them", async () => {
    const code =
      "import sys, solo; from solo import orders; print([f'solo.{name}' in sys.modules for name in ('operations', 'explanations')])";
    const stdout = "[False, False]\n";
    expect(await run("python3", ["-c", code], { cwd: folder })).toEqual({ status: 0, stdout, stderr: "" });
  });
});
