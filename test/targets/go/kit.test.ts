import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, program, remove, withServer, write } from "./generated.js";
import { specs } from "./specs.js";

/** The blocks of Go in a Markdown text. */
const goBlocks = (markdown: string): string[] =>
  [...markdown.matchAll(/^```go\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);

const userTest = `package main

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/store"
	"example.com/store/orders"
	"example.com/store/storetest"
)

func TestFixture(t *testing.T) {
	fixture := storetest.Fixture(orders.CodeGone)
	err := orders.DecodeResponse(fixture)
	storetest.AssertCode(t, err, orders.CodeGone)
	storetest.AssertCode(t, err, store.CodeRetired) // its carrier
	if fixture.Status != 404 || http.Header(fixture.Header).Get("Content-Language") != "zh" {
		t.Errorf("%+v", fixture)
	}
	fixture.Header["Content-Language"], fixture.Body[0] = nil, 'x'
	storetest.AssertCode(t, orders.DecodeResponse(storetest.Fixture(orders.CodeGone)), orders.CodeGone)
}

func TestParams(t *testing.T) {
	code := storetest.With(orders.CodeOverLimit, storetest.Params{"limit": 7})
	for name, err := range map[string]error{
		"own":     orders.DecodeResponse(storetest.Fixture(code)),
		"problem": orders.DecodeProblem(storetest.Problem.Fixture(code)),
		"grpc":    orders.DecodeGRPC(storetest.GRPC.Fixture(code)),
	} {
		storetest.AssertCode(t, err, code)
		if !strings.Contains(err.Error(), "7 1.5 true name-1") {
			t.Errorf("%s: %v", name, err)
		}
	}
	defer func() {
		if got, _ := recover().(string); !strings.HasSuffix(got, "does not show the param size") {
			t.Error(got)
		}
	}()
	storetest.Handler(storetest.With(orders.CodeOverLimit, storetest.Params{"size": 1}))
}

func TestSuccess(t *testing.T) {
	for _, handler := range []http.Handler{storetest.Handler(), storetest.Handler(nil)} {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
		if err := orders.DecodeStatus(recorder.Code, recorder.Body.Bytes()); err != nil {
			t.Error(err)
		}
	}
}

func TestEnvelopes(t *testing.T) {
	problem := storetest.Problem.Fixture(orders.CodeOverLimit)
	storetest.AssertCode(t, orders.DecodeProblem(problem), orders.CodeOverLimit)
	if got := http.Header(problem.Header).Get("Content-Type"); got != "application/problem+json" {
		t.Error(got)
	}
	server := httptest.NewServer(storetest.GRPC.Handler(orders.CodeGone, nil))
	defer server.Close()
	for _, want := range []error{orders.CodeGone, nil} {
		res, err := http.Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		err = orders.DecodeGRPC(store.Response{Status: res.StatusCode, Header: res.Header, Body: body})
		if !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestCodesThatAreNotSent(t *testing.T) {
	for _, code := range []storetest.Code{orders.CodeDiskFull, store.CodeCrashed, orders.Code("new"), store.Code(9)} {
		for name, use := range map[string]func(){
			"Fixture": func() { storetest.Fixture(code) },
			"Handler": func() { storetest.Handler(nil, code) },
		} {
			func() {
				defer func() {
					if got := recover(); got != "servers do not send the code "+code.Canonical() {
						t.Errorf("%s(%v): %v", name, code, got)
					}
				}()
				use()
			}()
		}
	}
}
`;

describeWith(["go"], "the test kit for Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-kit-"));
  });
  afterAll(() => remove(folder));

  const tested = async (app: string) => {
    const { status, stdout, stderr } = await run("go", ["test", "."], { cwd: app });
    return { status, failed: status === 0 ? "" : stdout + stderr };
  };
  const passed = { status: 0, failed: "" };

  it("has the response of each code that servers send", { timeout: 120_000 }, async () => {
    const spec = (specs["server"] ?? "").replace("\nserver:", "\nenvelopes: { problem, grpc }\nserver:");
    const catalog = withServer(catalogOf(spec), { testkit: true });
    const app = await program(folder, "fixtures", catalog, "example.com/store", "package main\n\nfunc main() {}\n");
    await write(app, [{ path: "main_test.go", text: userTest }]);
    expect(await tested(app)).toEqual(passed);
  });

  it.each(["client", "server", "both"])("passes the test of the README: %s", { timeout: 120_000 }, async (side) => {
    const catalog = withServer(catalogOf(specs["server"] ?? ""), { side, testkit: true });
    const readme = (await generate(catalog)).find(({ path }) => path === "README.md")?.text ?? "";
    const blocks = goBlocks(readme);
    const block = (text: string): string => blocks.find((each) => each.includes(text)) ?? "";
    const standard = [
      ...["errors", "io", "net/http", "net/http/httptest", "testing"],
      ...(side === "server" ? ["context", "log/slog", "testing/iotest"] : ["context", "net", "time"]),
    ];
    const own = ["store", "store/orders", "store/storetest", ...(side === "server" ? ["store/nethttp"] : [])];
    const code = side === "server" ? block("func purge(") : block("func send(");
    const imports = [...standard, ...own.map((path) => `example.com/${path}`)].map((path) => `\t"${path}"\n`).join("");
    const text = `package main\n\nimport (\n${imports})\n\nvar _ = errors.Is\n\nvar _ store.Kind\n\n${code}\n${block("func Test")}`;
    const app = await program(
      folder,
      `readme-${side}`,
      catalog,
      "example.com/store",
      "package main\n\nfunc main() {}\n",
    );
    await write(app, [{ path: "main_test.go", text }]);
    expect(await tested(app)).toEqual(passed);
  });

  it("is not there by default", async () => {
    const files = await generate(catalogOf(specs["server"] ?? ""));
    expect(files.filter(({ path, text }) => (path + text).includes("storetest"))).toEqual([]);
  });
});
