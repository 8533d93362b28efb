import { appendFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, program, remove, write } from "./generated.js";
import { specs } from "./specs.js";

const spec = (name: string): Catalog => catalogOf(specs[name] ?? "");

describeWith(["go"], "errors of the generated package", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-errors-"));
  });
  afterAll(() => remove(folder));

  it("can make errors by hand: an error without a common code does not claim success", async () => {
    const main = `package main

import (
	"errors"
	"fmt"

	"example.com/clouderr"
	"example.com/clouderr/dsa"
	"example.com/dotted"
	"example.com/dotted/cvm"
)

func main() {
	var common clouderr.Code
	e := &clouderr.Error{Module: "dsa", ModuleCode: dsa.CodeInvalidProjectID}
	fmt.Println(e, errors.Is(e, clouderr.Code(0)), errors.As(e, &common), common)
	fmt.Println(errors.Is(e, dsa.CodeInvalidProjectID), errors.Is(e, clouderr.InvalidArgument), e.Code == clouderr.Success)
	e.Code = clouderr.CodeInvalidParameter
	fmt.Println(e, errors.Is(e, clouderr.Code(4000)), errors.As(e, &common), int(common))
	fmt.Println(&clouderr.Error{Module: "dsa"})
	fmt.Println(&dotted.Error{Module: "cvm"}, errors.Is(&dotted.Error{}, dotted.Unknown))
	fmt.Println(&dotted.Error{Module: "cvm", Code: cvm.CodeResourceNotFound, Detail: "no"})
}
`;
    const app = await program(folder, "handmade", spec("layered"), "example.com/clouderr", main);
    await write(join(app, "..", "dotted"), await generate(spec("dotted")));
    await appendFile(
      join(app, "go.mod"),
      "\nrequire example.com/dotted v0.0.0\n\nreplace example.com/dotted => ../dotted\n",
    );
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(`dsa: InvalidProjectId (2130) false false common: Code(0)
true true true
dsa: InvalidProjectId (4000/2130) true true 4000
dsa: unknown error (0)
cvm: unknown error true
cvm: ResourceNotFound (ResourceNotFound): no (ResourceNotFound · none · not retryable · https://example.com/cvm/ResourceNotFound)
`);
  });

  it("keeps a code 0 that is not a success", async () => {
    const main = `package main

import (
	"errors"
	"fmt"

	"example.com/zero"
	"example.com/zero/sub"
)

func main() {
	err := sub.Decode([]byte(\`{"code":0,"own":7,"failed":null}\`))
	var code zero.Code
	fmt.Println(err, errors.Is(err, zero.Code(0)), errors.Is(err, sub.CodeSeven), errors.As(err, &code), int(code))
	e := &zero.Error{Module: "sub", ModuleCode: sub.CodeSeven}
	fmt.Println(e, errors.Is(e, zero.Code(0)))
}
`;
    const zero = (errors: string): Catalog =>
      catalogOf(`
errspec: 1
catalog: zero
title: Zero
locales: [en]
envelope: { success: { absent: /failed/reason }, code: /code, common: common, module-code: [{ at: /own }] }
modules:
  - { module: common, errors: [${errors}] }
  - { module: sub, errors: [{ code: 7, name: Seven, text: Seven. }] }
targets: { go: { module: example.com/zero } }
`);
    for (const [name, errors, handmade] of [
      ["zero-unknown", "{ code: 1, name: One, text: One. }", "sub: Seven (7) false"],
      ["zero-known", "{ code: 0, name: Zero, text: Zero. }", "sub: Seven (0/7) true"],
    ] as const) {
      const app = await program(folder, name, zero(errors), "example.com/zero", main);
      const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
      expect(stderr).toBe("");
      expect(stdout).toBe(`sub: Seven (0/7) true true true 0\n${handmade}\n`);
    }
  });

  it("answers for trees of errors, for foreign ones and for bodies that are not responses", async () => {
    const main = `package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"example.com/clouderr"
	"example.com/clouderr/dsa"
)

func main() {
	unknown := dsa.Decode([]byte(\`{"code":7}\`))
	busy := dsa.Decode([]byte(\`{"code":5100}\`))
	for _, err := range []error{
		errors.Join(unknown, busy),
		errors.Join(io.EOF, errors.Join(unknown), fmt.Errorf("%w and %w", dsa.Code(99), busy)),
		unknown, io.EOF, nil,
	} {
		info, ok := clouderr.InfoOf(err)
		fmt.Println(info.Name, ok, info.Kind, info.Action, info.HTTPStatus, clouderr.Retryable(err), clouderr.Localize(err, "en-GB"))
	}
	fmt.Println(errors.Is(unknown, clouderr.Unknown), errors.Is(dsa.Code(99), clouderr.Unknown), errors.Is(busy, clouderr.Unknown))
	var kind clouderr.Kind
	fmt.Println(errors.As(fmt.Errorf("%w", busy), &kind), kind, errors.As(dsa.CodeDSABusy, &kind), kind, errors.As(io.EOF, &kind))

	body := []byte("<html>")
	err := dsa.DecodeStatus(502, body)
	var invalid *clouderr.InvalidResponseError
	fmt.Println(err, errors.As(fmt.Errorf("%w", err), &invalid), clouderr.Retryable(errors.Join(io.EOF, err)))
	fmt.Println(invalid.Reason == clouderr.ReasonNotJSON, invalid.Status, bytes.Equal(invalid.Body, body), invalid.Offset, invalid.Err, errors.Unwrap(err) == invalid.Err)
	info, ok := clouderr.InfoOf(err)
	fmt.Println(info.HTTPStatus, ok)
	for _, body := range []string{
		\`{"code":}\`, "\\xef\\xbb\\xbf{\\"a\\":\\"文\\xff\\"x}", \`{"a":[1,2\`, "",
		\`{"a":"\\u12"}\`, string(bytes.Repeat([]byte("["), 600)), \`{"code":0} x\`, \`{"a":01}\`,
	} {
		errors.As(dsa.Decode([]byte(body)), &invalid)
		fmt.Println(invalid.Offset, invalid.Err)
	}
	fmt.Println(dsa.DecodeStatus(500, []byte(\`{"code":0,"message":"(1)x","requestId":"r"}\`)))
	fmt.Println(dsa.DecodeStatus(204, nil), dsa.DecodeStatus(200, nil))

	var e *clouderr.Error
	errors.As(busy, &e)
	fmt.Println(string(e.Body))
	logger := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		return a
	}}))
	logger.Info("failed", "error", dsa.Decode([]byte(\`{"code":4000,"message":"(2130)no","requestId":"r-1"}\`)))
	logger.Info("failed", "error", unknown)
	logger.Info("failed", "error", err)
	text, _ := json.Marshal(e.Body)
	fmt.Println(len(text) > 0)
}
`;
    const app = await program(folder, "trees", spec("layered"), "example.com/clouderr", main);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "ResourceOperationFailed true internal retry 500 true The operation failed.
      ResourceOperationFailed true internal retry 500 true The operation failed.
       false unknown none 500 false 
       false unknown none 500 false 
       false unknown none 500 false 
      true true false
      true aborted true aborted false
      not a response of Cloud: the body is not JSON true true
      true 502 true 0 unexpected character '<' true
      500 false
      8 unexpected character '}'
      14 unexpected character 'x'
      9 unexpected end of JSON
      0 unexpected end of JSON
      10 unexpected character '"'
      512 objects and arrays are nested deeper than 512
      11 unexpected character 'x'
      6 unexpected character '1'
      not a response of Cloud: the status is 500: (1)x
      <nil> not a response of Cloud: the body is not JSON
      {"code":5100}
      {"level":"INFO","msg":"failed","error":{"module":"dsa","kind":"invalid_argument","action":"fix_request","retryable":false,"code":"4000","module_code":"2130","name":"InvalidProjectId","request_id":"r-1","detail":"no"}}
      {"level":"INFO","msg":"failed","error":{"module":"dsa","kind":"unknown","action":"none","retryable":false,"code":"7"}}
      {"level":"INFO","msg":"failed","error":{"reason":"not_json","retryable":true,"status":502,"cause":"unexpected character '<'","offset":0}}
      true
      "
    `);
  });
});
