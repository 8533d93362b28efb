import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { check } from "../../../generator/check.js";
import { go } from "../../../generator/targets/go/target.js";
import { catalogOf } from "../../support/catalog.js";
import { flatOperations, layeredOperations, soloOperations } from "../../support/operation-specs.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, write } from "./generated.js";

const shapes = { layered: layeredOperations, flat: flatOperations, solo: soloOperations };
const options = (name: string, side: string): string =>
  `{ go: { module: example.com/${name}, package: api, side: ${side}, layout: packages } }`;

/** A program with the package `operations` of a catalog, its own and that of orders. */
const programOf = (name: string, body: string): string => `package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"

	api "example.com/${name}"
	"example.com/${name}/operations"
	"example.com/${name}/orders"
)

var (
	_ = errors.Is
	_ = fmt.Println
	_ = io.EOF
	_ = log.Print
	_ http.Request
	_ api.Info
	_ orders.Code
)

${body}
`;

const layered = `
func main() {
	of := operations.CreateOrder
	for _, body := range []string{
		\`{"code":2,"own":1}\`, \`{"code":1}\`, \`{"code":2,"own":2}\`, \`{"code":1,"own":9}\`, \`{"code":2}\`, \`{"code":9}\`, \`{}\`, "",
	} {
		err := orders.Decode([]byte(body))
		fmt.Print(of.Returns(err), of.Returns(fmt.Errorf("call: %w", err)), " ")
	}
	fmt.Println()
	busy := &api.Error{Code: api.CodeBusy, Module: "orders"}
	gone := orders.NewElsewhere().Wrap(orders.CodeOutOfStock)
	fmt.Println(of.Returns(busy), of.Returns(orders.CodeOutOfStock), of.Returns(api.CodeFailed), of.Returns(nil), of.Returns(gone))
	fmt.Println(of.Errors(), operations.Operation("unknown").Errors() == nil, operations.OperationOperation, of)
	raised := operations.CreateOrderError(operations.OrdersOutOfStock{Item: "tea"}).Wrap(io.EOF)
	fmt.Println(raised, raised.ModuleCode == orders.CodeOutOfStock, errors.Is(raised, io.EOF), of.Returns(raised))
	sent := api.Encode(operations.CreateOrderError(operations.CommonBusy{}), api.EncodeOptions{})
	fmt.Println(sent.Status, string(sent.Body))
	fmt.Println(string(api.Encode(orders.NewElsewhere(), api.EncodeOptions{}).Body)) // it is not declared, and it is sent
}
`;

const flat = `
func main() {
	fmt.Println(operations.Move.Returns(orders.CodeLocked), operations.Move.Returns(orders.CodeOutOfStock))
	fmt.Println(operations.Move.Returns(orders.Decode([]byte(\`{"code":2}\`))), operations.Move.Returns(&api.Error{}))
}
`;

const solo = `
func main() {
	fmt.Println(operations.CreateOrder.Returns(orders.Decode([]byte(\`{"code":1}\`))), operations.CreateOrder.Returns(orders.CodeLocked))
}
`;

describeWith(["go"], "the errors of operations in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-operations-"));
    for (const [name, spec] of Object.entries(shapes)) {
      await write(join(folder, name), await generate(catalogOf(spec(options(name, "both")))));
    }
    const uses = [...Object.keys(shapes), "app"].map((name) => `use ./${name}\n`);
    await write(folder, [
      { path: "go.work", text: `go 1.21\n\n${uses.join("")}` },
      { path: "app/go.mod", text: "module example.org/app\n\ngo 1.21\n" },
    ]);
  });
  afterAll(() => remove(folder));

  /** What a program prints, or why it does not compile. */
  async function runs(name: string, body: string): Promise<string> {
    await writeFile(join(folder, "app", "main.go"), programOf(name, body));
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: join(folder, "app") });
    return stdout + stderr;
  }

  it("are told from others, in all that wraps them", async () => {
    expect(await runs("layered", layered))
      .toBe(`true true true true false false false false false false false false false false false false 
true true false false false
[orders: OutOfStock orders: Retired common: Busy] true Operation createOrder
orders: OutOfStock (2/1) true true true
503 {"code":1,"text":"Wait."}
{"code":2,"own":4,"text":"No operation returns it."}
`);
    expect(await runs("flat", flat)).toBe("true false\ntrue false\n");
    expect(await runs("solo", solo)).toBe("true false\n");
  });

  it("do not compile if a server returns others", async () => {
    const raise = (error: string): string => `func main() { _ = operations.GetOrderError(operations.${error}{}) }`;
    expect(await runs("layered", raise("OrdersLocked"))).toBe("");
    const problem = "E (type operations.CommonBusy) does not satisfy operations.GetOrderErrors";
    expect(await runs("layered", raise("CommonBusy"))).toContain(problem);
  });

  it("compile where an operation has more than a union of types can have", async () => {
    const names = Array.from({ length: 101 }, (_, index) => `Error${String.fromCharCode(97 + (index % 26))}${index}`);
    const entries = names.map((name, index) => `      - { code: ${index + 10}, name: ${name}, text: T. }`);
    const text = soloOperations(options("solo", "both"))
      .replace("\noperations:", `\n${entries.join("\n")}\noperations:`)
      .replace("[OutOfStock]", `[${names.join(", ")}]`);
    await write(join(folder, "solo"), await generate(catalogOf(text)));
    expect(await run("go", ["vet", "./operations"], { cwd: join(folder, "solo") })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("are used as the README says", async () => {
    const readme = (await generate(catalogOf(layeredOperations(options("layered", "both"))))).find(
      ({ path }) => path === "README.md",
    );
    const [, section = ""] = readme?.text.split("## Operations\n") ?? [];
    const [client = "", server = ""] = [...section.matchAll(/^```go\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
    expect(
      await runs("layered", `${server}\nfunc main() {\n\terr := handle(&http.Request{Body: http.NoBody})\n${client}}`),
    ).toBe("");
  });
});

it("a client has no errors to raise, and a package without operations nothing of them", async () => {
  const paths = async (text: string): Promise<string[]> =>
    (await generate(catalogOf(text))).map(({ path }) => path).filter((path) => path.startsWith("operations/"));
  expect(await paths(layeredOperations(options("a", "client")))).toEqual(["operations/operations.go"]);
  const without = soloOperations("{ go: { side: both } }").replace(/\noperations:.*/, "");
  expect(await paths(without)).toEqual([]);
});

it("names of operations that meet those of errors are reported with both", () => {
  const text = soloOperations("{ go: { side: both } }").replace(
    "{ createOrder:",
    "{ orders-locked: { errors: [Locked] }, createOrder:",
  );
  const { diagnostics } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], [go]);
  expect(diagnostics.map(({ message, help }) => `${message}; ${help ?? ""}`)).toEqual([
    "the name of orders/2 becomes `OrdersLocked` in go, and so does the operation orders-locked; rename one of them",
  ]);
});
