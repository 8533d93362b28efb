import { afterAll, beforeAll, expect, it } from "vitest";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { go } from "../../../generator/targets/go/target.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, program, remove, withServer } from "./generated.js";
import { inTurn, payloads, withTexts } from "./hostile.js";
import { specs } from "./specs.js";

const spec = (name: string): Catalog => catalogOf(specs[name] ?? "");

/** The blocks of Go in a Markdown text. */
function goBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```go\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
}

describeWith(["go"], "a program that uses the generated package", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-program-"));
  });
  afterAll(() => remove(folder));

  it("asks everything about an error of two layers", async () => {
    const main = `package main

import (
	"errors"
	"fmt"

	"example.com/clouderr"
	"example.com/clouderr/dsa"
	"example.com/clouderr/explanations"
)

func purge(body string) error {
	if err := dsa.Decode([]byte(body)); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	return nil
}

func main() {
	fmt.Println(purge(\`{"code":0}\`), clouderr.Success)

	err := purge(\`{"code":4000,"message":"(2130)非法ProjectID参数","requestId":17}\`)
	fmt.Println(err)
	fmt.Println(errors.Is(err, dsa.CodeInvalidProjectID), errors.Is(err, dsa.CodeDSABusy), errors.Is(err, clouderr.CodeInvalidParameter))
	fmt.Println(errors.Is(err, clouderr.InvalidArgument), errors.Is(err, clouderr.NotFound), clouderr.Retryable(err))
	fmt.Println(clouderr.Localize(err, "en"), clouderr.Localize(err, "zh"), clouderr.Localize(err, "fr"), clouderr.Localize(err, "zh_CN.UTF-8"))
	var code dsa.Code
	var common clouderr.Code
	fmt.Println(errors.As(err, &code), int(code), errors.As(err, &common), int(common))
	var e *clouderr.Error
	if errors.As(err, &e) {
		fmt.Println(e.Module, e.Detail, e.RequestID)
	}
	info, ok := clouderr.InfoOf(err)
	fmt.Println(ok, info.Action, info.HTTPStatus, info.URL, info.Group, info.Title.In("en"), info.Title)

	explained, ok := explanations.Of(err)
	for _, cause := range explained.Causes {
		fmt.Println(cause.In("en-GB"))
	}
	fmt.Println(ok, explained.Causes[0].In("zh"), len(explained.Solutions), explained.Otherwise.In("en"))
	_, ok = explanations.Of(dsa.CodeDSABusy)
	fmt.Println(ok)

	err = purge(\`{"code":5100,"message":"(9999)?"}\`)
	fmt.Println(err, clouderr.Retryable(err), errors.Is(err, dsa.Code(9999)), dsa.Code(9999))
	err = purge(\`{"code":7}\`)
	fmt.Println(err, clouderr.Retryable(err), errors.Is(err, clouderr.Unknown))
	err = purge("<html>")
	fmt.Println(err, errors.As(err, &e))
	_, ok = clouderr.InfoOf(err)
	fmt.Println(ok)
}
`;
    const app = await program(folder, "layered", spec("layered"), "example.com/clouderr", main);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(`<nil> 0
purge: dsa: InvalidProjectId (4000/2130): 非法ProjectID参数
true false true
true false false
The ProjectID parameter is invalid. 非法ProjectID参数，请确认后重试 The ProjectID parameter is invalid. 非法ProjectID参数，请确认后重试
true 2130 true 4000
dsa 非法ProjectID参数 17
true fix_request 422 https://example.com/dsa#2130 parameter Project 项目
A typo.
已删除
true 多打了"一位" 0 Wait.
false
purge: dsa: ResourceOperationFailed (5100/9999): ? true true dsa: Code(9999)
purge: dsa: unknown error (7) false true
purge: not a response of Cloud: the body is not JSON false
false
`);
  });

  it("does no work at start-up", async () => {
    const app = join(folder, "layered", "app");
    expect(await run("go", ["build", "-o", "app", "."], { cwd: app })).toMatchObject({ status: 0 });
    const { stderr } = await run(join(app, "app"), [], { cwd: app, env: { GODEBUG: "inittrace=1" } });
    const initialised = stderr.split("\n").flatMap((line) => /^init (\S+) /.exec(line)?.[1] ?? []);
    expect(initialised).toContain("runtime");
    expect(initialised.filter((name) => name.startsWith("example."))).toEqual([]);
  });

  it("asks about an error of one layer, of text codes and with parameters", async () => {
    const main = `package main

import (
	"errors"
	"fmt"

	payments "example.com/text"
)

func main() {
	err := payments.Decode([]byte(\`{"error":{"code":"card_declined","message":"no","request_id":"r1"}}\`))
	var e *payments.Error
	fmt.Println(err, errors.Is(err, payments.CodeCardRefused), errors.As(err, &e), e.Code == payments.CodeCardDeclined, e.RequestID)
	switch e.Code {
	case payments.CodeCardDeclined:
		fmt.Println("declined")
	}
	fmt.Println(payments.Decode([]byte(\`{"error":{"code":"new"}}\`)), payments.Code("new"))
	fmt.Println(payments.TextAmountTooLarge("en", "EUR", 1.5, 3, true, "x", 1))
}
`;
    const app = await program(
      folder,
      "text",
      spec("text"),
      "example.com/text",
      main.replaceAll("payments", "texterr").replace("example.com/texterr", "example.com/text"),
    );
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(`payments: CardDeclined (card_declined): no true true true r1
declined
payments: unknown error (new) payments: Code("new")
EUR 1.5 is more than 3 (exact: true, {unknown}) or x
`);
  });

  it("meets numbers of 32 bits, negative ones and SQLSTATE", async () => {
    const hex = `package main

import (
	"errors"
	"fmt"

	"example.com/hex"
	"example.com/hex/signed"
	"example.com/hex/unsigned"
)

func main() {
	for _, code := range []string{"-2147024891", "2147942405", \`"0x80070005"\`, \`"0X080070005"\`, \`"2147942405"\`} {
		body := []byte(\`{"hr":\` + code + \`}\`)
		u, s := unsigned.Decode(body), signed.Decode(body)
		fmt.Println(u, errors.Is(u, unsigned.CodeAccessDenied), s, errors.Is(s, signed.CodeAccessDenied), errors.Is(s, hex.PermissionDenied))
	}
	fmt.Println(unsigned.Code(0x80070006), signed.Code(-1), uint32(unsigned.CodeLast), int32(signed.CodeFirst))
	fmt.Println(unsigned.Decode([]byte(\`{"hr":0}\`)), unsigned.Ok)
}
`;
    const app = await program(folder, "hex", spec("hex"), "example.com/hex", hex);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    const denied = "unsigned: AccessDenied (0x80070005) true signed: AccessDenied (0x80070005) true true\n";
    expect(stdout).toBe(
      `${denied.repeat(5)}unsigned: Code(0x80070006) signed: Code(0xFFFFFFFF) 4294967295 -2147483648\n<nil> 0\n`,
    );
  });

  it("compiles from the README and the snippets of all entries", async () => {
    for (const [name, path] of [
      ["layered", "example.com/clouderr"],
      ["dotted", "example.com/dotted"],
      ["sqlstate", "example.com/sqlstate"],
      ["alias", "example.com/alias/v2"],
    ] as const) {
      const catalog = spec(name);
      const readme = (await generate(catalog)).find((file) => file.path === "README.md")?.text ?? "";
      const [imports = "", first = "", retry = ""] = goBlocks(readme);
      const [, handmade = ""] = /in a test, write `([^`]*)`/.exec(readme) ?? [];
      const snippets = catalog.modules.flatMap(({ entries, success }) =>
        [...(success === undefined ? [] : [success]), ...entries].map(
          (entry) => go.snippets?.(catalog)(entry).handle ?? "",
        ),
      );
      const functions = snippets.map((code, index) => `func f${index}() error {\n${code}\nreturn nil\n}\n`);
      const others = go
        .identifiers(catalog)
        .filter(({ scope, text }) => scope === "the packages in Go" && !imports.includes(`/${text}"`))
        .map(({ text }) => `\t"${path}/${text}"\n`);
      const main = `package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

${imports}
import (
${others.join("")})

var body = []byte("{}")
var res http.Response

func main() {
	readme()
	var handmade error = ${handmade}
	log.Print(handmade, call(context.Background(), nil))
}

func readme() {
${first}}

${retry}
${functions.join("\n")}`;
      const app = await program(folder, `readme-${name}`, catalog, path, main);
      expect(await run("go", ["vet", "."], { cwd: app }), name).toEqual({ status: 0, stdout: "", stderr: "" });
    }
  });

  it.each([
    ["by hand", [], "handler(purge)"],
    ["of the adapter", ["nethttp"], "newHandler()"],
  ])("sends errors with the handler of the README: %s", { timeout: 300_000 }, async (title, adapters, call) => {
    for (const [name, path, root, side] of [
      ["server", "example.com/store", "store", "server"],
      ["text", "example.com/text", "texterr", "both"],
      ["alias", "example.com/alias/v2", "errorserr", "both"],
    ] as const) {
      const catalog = withServer(spec(name), { adapters, side });
      const readme = (await generate(catalog)).find((file) => file.path === "README.md")?.text ?? "";
      const blocks = goBlocks(readme);
      const handler = blocks.find((block) => block.includes("func purge(")) ?? "";
      expect(handler).not.toContain("\n\n\n");
      const byHand = adapters.length === 0;
      const main = `package main

import (
${byHand ? "" : '\t"context"\n'}	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing/iotest"
${byHand ? "" : `\n\t"${path}/nethttp"\n`})

${blocks[0] ?? ""}
${handler}
var _ ${root}.Info

var failing = iotest.ErrReader(errors.New("canary"))

func main() {
	serve := ${call}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = io.NopCloser(failing)
		serve.ServeHTTP(w, r)
	}))
	defer server.Close()
	response, err := http.Get(server.URL + "/purge")
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	fmt.Println(response.StatusCode, string(body))
}
`;
      const app = await program(folder, `handler-${title.replaceAll(" ", "-")}-${name}`, catalog, path, main);
      expect(await run("go", ["vet", "."], { cwd: app }), name).toEqual({ status: 0, stdout: "", stderr: "" });
      const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
      expect(stderr).toMatch(/request failed.*error\.type=\w+\.\w+ .*canary.*attempt=3/);
      expect(stdout).toMatch(/^[45]\d\d \{.*\}\n$/);
      expect(stdout).not.toContain("canary");
      expect(await run("go", ["build", "-o", "app", "."], { cwd: app })).toMatchObject({ status: 0 });
      const trace = await run(join(app, "app"), [], { cwd: app, env: { GODEBUG: "inittrace=1" } });
      expect(trace.stderr).toContain("init runtime");
      expect(trace.stderr).not.toMatch(/^init example\./m);
    }
  });

  it("has a retry loop that survives a gateway, a dropped connection and a wait that the server asks for", async () => {
    const catalog = spec("layered");
    const readme = (await generate(catalog)).find((file) => file.path === "README.md")?.text ?? "";
    const [, , retry = ""] = goBlocks(readme);
    const main = `package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"time"

	"example.com/clouderr"
	"example.com/clouderr/dsa"
)

${retry.replace("time.After(decision.Delay)", "time.After(decision.Delay / 20)")}
func main() {
	answers := []func(http.ResponseWriter){
		func(w http.ResponseWriter) { w.WriteHeader(503); fmt.Fprint(w, \`{"code":5100,"message":"busy"}\`) },
		func(w http.ResponseWriter) { w.WriteHeader(502); fmt.Fprint(w, "<html>Bad Gateway</html>") },
		func(w http.ResponseWriter) { panic(http.ErrAbortHandler) },
		func(w http.ResponseWriter) { w.Header().Set("Retry-After", "1"); w.WriteHeader(503) },
		func(w http.ResponseWriter) { w.WriteHeader(204) },
		func(w http.ResponseWriter) { w.Header().Set("Content-Length", "99"); fmt.Fprint(w, "cut") },
		func(w http.ResponseWriter) { w.WriteHeader(403); fmt.Fprint(w, \`{"code":4000,"message":"(2130)no"}\`) },
		func(w http.ResponseWriter) { w.WriteHeader(429) },
	}
	calls := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls++
		answers[min(calls, len(answers))-1](w)
	}))
	defer server.Close()
	newRequest := func(ctx context.Context) (*http.Request, error) {
		return http.NewRequestWithContext(ctx, "POST", server.URL, nil)
	}
	start := time.Now()
	fmt.Println(call(context.Background(), newRequest), calls, time.Since(start) >= 225*time.Millisecond) // 500 to 1000, 1000 to 2000, 2000 to 4000 and 1000, by 20
	fmt.Println(call(context.Background(), newRequest), calls)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Millisecond)
	defer cancel()
	fmt.Println(call(ctx, newRequest))
	server.Close()
	attempts := 0
	err := call(context.Background(), func(ctx context.Context) (*http.Request, error) {
		attempts++
		return http.NewRequestWithContext(ctx, "GET", "ftp://127.0.0.1", nil)
	})
	fmt.Println(err, attempts)
}
`;
    const app = await program(folder, "retry", catalog, "example.com/clouderr", main);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(`<nil> 5 true
dsa: InvalidProjectId (4000/2130): no 7
context deadline exceeded
Get "ftp://127.0.0.1": unsupported protocol scheme "ftp" 1
`);
  });

  it("reads every text back as the spec has it", async () => {
    const catalog = withTexts(spec("layered"), inTurn(payloads.map((text) => text.trim())));
    const main = `package main

import (
	"encoding/json"
	"fmt"

	"example.com/clouderr"
	"example.com/clouderr/dsa"
)

func main() {
	var all []clouderr.Info
	for _, code := range []clouderr.Code{4000, 5100} {
		info, _ := code.Info()
		all = append(all, info)
	}
	for _, code := range []dsa.Code{2130, 1014} {
		info, _ := code.Info()
		all = append(all, info)
	}
	text, _ := json.Marshal(all)
	fmt.Println(string(text))
}
`;
    for (let turn = 0; turn < payloads.length; turn += 16) {
      const rotated = [...payloads.slice(turn), ...payloads.slice(0, turn)].map((text) => text.trim());
      const hostile = withTexts(catalog, inTurn(rotated));
      const app = await program(folder, `hostile-${turn}`, hostile, "example.com/clouderr", main);
      const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
      expect(stderr).toBe("");
      const read = JSON.parse(stdout) as { Title: Record<string, string>; Text: Record<string, string> }[];
      const wanted = hostile.modules.flatMap(({ entries }) =>
        entries.map(({ title, text }) =>
          [title, text].map((of) => [of["zh"]?.toWellFormed(), of["en"]?.toWellFormed()]),
        ),
      );
      expect(read.map(({ Title, Text }) => [Title, Text].map((of) => [of["ZH"], of["EN"]]))).toEqual(wanted);
      expect(await run("go", ["vet", "./..."], { cwd: join(app, "..", "sdk") })).toEqual({
        status: 0,
        stdout: "",
        stderr: "",
      });
      await expect(readFile(join(app, "..", "sdk", "canary"))).rejects.toThrow();
    }
  });
});
