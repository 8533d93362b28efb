import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openapiApplyCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { put } from "../support/folder.js";
import { clientPython, installOpenapiGenerator, runOpenapiGenerator } from "../support/openapi-generator.js";
import { root, run } from "../support/tools.js";
import { narrowed, shop30, shop31, spec } from "./fixtures.js";

/** The codes at the top of the body, where a discriminator can find them. */
const flat = spec.replace("  success: { absent: /error }\n", "").replaceAll(" /error/", " /");

/* What openapi-generator makes of a document with the errors of a spec, compiled by the compilers of three languages. */

const generators = ["typescript-fetch", "go", "python"] as const;

const callers: Readonly<Record<string, string>> = {
  "new/typescript-fetch/caller.ts": `import type { CreateOrder409Response, OutOfStockError } from "./index";

export const code = (conflict: CreateOrder409Response): "out_of_stock" | "order_closed" => conflict.error.code;
export const left = (error: OutOfStockError): number | undefined => error.error.params?.left;
`,
  "new/go/caller.go": `package openapi

import "errors"

func conflict(err error) (*OutOfStockError, bool) {
	var api *GenericOpenAPIError
	if !errors.As(err, &api) {
		return nil, false
	}
	switch model := api.Model().(type) {
	case CreateOrder409Response:
		return model.OutOfStockError, model.OutOfStockError != nil
	case UnauthenticatedError:
		return nil, model.Error.Code == "unauthenticated"
	}
	return nil, false
}

var _ = conflict
`,
  "new/python/caller.py": `import json

from openapi_client.models import CreateOrder409Response, OutOfStockError, OrderClosedError


def conflict(body: str) -> str:
    error = CreateOrder409Response.from_json(body)
    if error is None:
        return "nothing"
    actual = error.actual_instance
    if isinstance(actual, OutOfStockError):
        return f"{actual.error.code} {actual.error.params.left if actual.error.params else None}"
    return type(actual).__name__


print(conflict(json.dumps({"error": {"code": "out_of_stock", "message": "Sold.", "params": {"left": 2}}})))
print(conflict(json.dumps({"error": {"code": "order_closed", "message": "Closed."}})))
`,
};

const choosing = `package openapi

import (
	"encoding/json"
	"testing"
)

func TestChoosesByTheCode(t *testing.T) {
	for code, want := range map[string][2]bool{"out_of_stock": {true, false}, "order_closed": {false, true}, "new": {}} {
		var got CreateOrder409Response
		if err := json.Unmarshal([]byte(\`{"code":"\`+code+\`","message":"m"}\`), &got); err != nil {
			t.Fatal(err)
		}
		if (got.OutOfStockError != nil) != want[0] || (got.OrderClosedError != nil) != want[1] {
			t.Errorf("%s: %v", code, got)
		}
	}
}
`;

const missing = installOpenapiGenerator();
const title = `openapi-generator${missing === "" ? "" : ` (skipped: ${missing.slice(0, 200)})`}`;

describe.skipIf(missing !== "" && process.env["CI"] === undefined)(title, () => {
  let folder = "";

  beforeAll(async () => {
    expect(missing).toBe("");
    folder = mkdtempSync(join(tmpdir(), "errspec-generators-"));
    put(folder, {
      // One document has no errors yet, the other has its own; one is 3.0, the other 3.1.
      "new/spec/errspec.yaml": spec,
      "new/api.yaml": shop30,
      "old/spec/errspec.yaml": narrowed,
      "old/api.yaml": shop31,
      "flat/spec/errspec.yaml": flat,
      "flat/api.yaml": shop30,
    });
    const configs: string[] = [];
    for (const name of ["new", "old", "flat"]) {
      await captured(join(folder, name), () => openapiApplyCommand({ spec: "spec", file: "api.yaml" }));
      for (const generator of name === "flat" ? (["go"] as const) : generators) {
        configs.push(`${name}-${generator}.json`);
        const config = {
          generatorName: generator,
          inputSpec: `${name}/api.yaml`,
          outputDir: `${name}/${generator}`,
          // With two tags, a client has an operation twice, and languages without namespaces cannot have that.
          openapiNormalizer: { KEEP_ONLY_FIRST_TAG_IN_OPERATION: "true" },
          ...(generator === "go" ? { additionalProperties: { useOneOfDiscriminatorLookup: "true" } } : {}),
          globalProperties: { apiTests: "false", modelTests: "false", apiDocs: "false", modelDocs: "false" },
        };
        writeFileSync(join(folder, `${name}-${generator}.json`), JSON.stringify(config));
      }
    }
    const { status, stdout, stderr } = await runOpenapiGenerator(folder, "batch", "--fail-fast", ...configs);
    expect(status, stdout + stderr).toBe(0);
    put(folder, { ...callers, "flat/go/choose_test.go": choosing });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const passes = async (program: string, args: readonly string[], cwd: string, env = {}): Promise<string> => {
    const { status, stdout, stderr } = await run(program, args, { cwd: join(folder, cwd), env });
    expect(status, stdout + stderr).toBe(0);
    return stdout;
  };

  it("makes a client for TypeScript that compiles", async () => {
    const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
    const options = "--noEmit --strict --module esnext --moduleResolution bundler --lib es2022,dom --target es2022";
    const files = ["new/typescript-fetch/index.ts", "new/typescript-fetch/caller.ts", "old/typescript-fetch/index.ts"];
    await passes(process.execPath, [tsc, ...options.split(" "), ...files], ".");
  });

  it("makes a client for Go that compiles, and chooses by the discriminator", async () => {
    const env = { GOFLAGS: "-mod=mod", GOWORK: "off" };
    for (const name of ["new", "old"]) await passes("go", ["vet", "."], `${name}/go`, env);
    await passes("go", ["test", "-run", "TestChoosesByTheCode", "."], "flat/go", env);
  });

  it("makes a client for Python that type-checks, and tells errors apart", async () => {
    const args = ["--python-executable", clientPython, "--ignore-missing-imports"];
    await passes("mypy", [...args, "openapi_client", "caller.py"], "new/python");
    await passes("mypy", [...args, "openapi_client"], "old/python");
    expect(await passes(clientPython, ["caller.py"], "new/python")).toBe("out_of_stock 2\nOrderClosedError\n");
  });
});
