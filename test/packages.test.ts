import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, it } from "vitest";
import { writePackages } from "./conformance/programs.js";
import { catalogOf } from "./support/catalog.js";
import { envelopeSpecs } from "./support/envelopes.js";
import { put, temporaryFolder } from "./support/folder.js";
import { describeWith, root, run } from "./support/tools.js";

/*
 * Every envelope and every type of code, in a program as a user would write it, against the package as it is installed:
 * the packed npm package, the built wheel, and the Go module by its path.
 */

/** What a response with the first code looks like, and what the program prints for it, for a success and for nonsense. */
const responses: Readonly<
  Record<string, { readonly failed: string; readonly success?: string; readonly code: string }>
> = {
  nested: {
    failed: '{"Response":{"Error":{"Code":"AuthFailure","Message":"m"},"RequestId":"r"}}',
    success: '{"Response":{"RequestId":"r"}}',
    code: "AuthFailure",
  },
  flat: { failed: '{"error":{"code":"card_declined","message":"m"}}', success: '{"id":1}', code: "card_declined" },
  problem: {
    failed: '{"type":"https://example.com","title":"t","status":403,"code":"out_of_credit","detail":"m"}',
    code: "out_of_credit",
  },
  rpc: {
    failed: '{"jsonrpc":"2.0","id":1,"error":{"code":-32700,"message":"m"}}',
    success: '{"jsonrpc":"2.0","id":1,"result":null}',
    code: "-32700",
  },
  hex: { failed: '{"hr":-2147024891,"msg":"m"}', success: '{"hr":0}', code: "0x80070005" },
  signed: { failed: '{"hr":2147942405,"msg":"m"}', success: '{"hr":0}', code: "0x80070005" },
  sqlstate: { failed: '{"errors":[{"state":"22P02","text":"m"}]}', success: '{"errors":[{"state":0}]}', code: "22P02" },
};

const expected = (name: string): string[] => {
  const { success, code } = responses[name] ?? { code: "" };
  return [
    `api: First (${code}): m`,
    "this very code",
    "not_found",
    "not retryable",
    "text 0: 文字",
    ...(success === undefined ? [] : ["success"]),
    "no response",
  ];
};

const bodies = (name: string): string[] => {
  const { failed = "", success } = responses[name] ?? {};
  return [failed, ...(success === undefined ? [] : [success]), "[]"];
};

async function must(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await run(command, args, { cwd });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} in ${cwd}:\n${stdout}${stderr}`);
  return stdout;
}

const lines = (text: string): string[] => text.trimEnd().split("\n");

it("the npm package of errspec itself has nothing that publint and attw object to", async () => {
  const folder = temporaryFolder();
  await must("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], root);
  const [tarball = ""] = readdirSync(folder);
  await must("tar", ["-xzf", join(folder, tarball)], folder);
  const { messages, pkg } = await publint({ pkgDir: join(folder, "package"), strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  const attw = join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  // `export type *` in `errspec/target` exports no values, but attw expects those of the file.
  const options = ["--profile", "node16", "--ignore-rules", "named-exports"];
  await must(process.execPath, [attw, join(folder, tarball), ...options], folder);
});

it.each(Object.keys(responses))(
  "the npm package of the catalog %s does what its user wants",
  { timeout: 600_000 },
  async (name) => {
    const folder = temporaryFolder();
    await writePackages(catalogOf(envelopeSpecs[name] ?? ""), folder, ["typescript"]);
    const source = join(folder, "typescript");
    await must("npm", ["pack", "--silent", "--pack-destination", folder], source);
    const user = join(folder, "user");
    const modules = join(user, "node_modules");
    mkdirSync(modules, { recursive: true });
    const [tarball = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    await must("tar", ["-xzf", join(folder, tarball), "-C", modules], user);
    await must("mv", ["package", "sample-errors"], modules);
    put(user, {
      "package.json": '{ "type": "module" }',
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "target": "es2022", "lib": ["es2023", "dom"], "module": "nodenext", "skipLibCheck": false, "types": [], "outDir": "dist" }, "files": ["user.ts"] }',
      "user.ts": `import { ApiCode, decodeApi, isApiError, isInvalidResponseError, localize } from "sample-errors";

for (const body of ${JSON.stringify(bodies(name))}) {
  try {
    const error = decodeApi(body);
    if (error === undefined) console.log("success");
    else throw error;
  } catch (error) {
    if (isApiError(error, ApiCode.First)) {
      const code: ApiCode.First = error.code;
      console.log([error.message, code === ApiCode.First ? "this very code" : "", error.kind, error.retryable ? "" : "not retryable", localize(error, "en")].join("\\n"));
    } else if (isInvalidResponseError(error)) console.log("no response");
    else throw error;
  }
}
`,
    });
    await must(process.execPath, [join(root, "node_modules/typescript-7/bin/tsc"), "-p", "."], user);
    expect(lines(await must(process.execPath, ["dist/user.js"], user))).toEqual(expected(name));
  },
);

describeWith(["go"], "the Go module", () => {
  it.each(Object.keys(responses))("of the catalog %s does what its user wants", { timeout: 600_000 }, async (name) => {
    const folder = temporaryFolder();
    await writePackages(catalogOf(envelopeSpecs[name] ?? ""), folder, ["go"]);
    const user = join(folder, "user");
    put(user, {
      "go.mod":
        "module example.com/user\n\ngo 1.21\n\nrequire example.com/sample v0.0.0\n\nreplace example.com/sample => ../go\n",
      "main.go": `package main

import (
	"errors"
	"fmt"

	"example.com/sample"
)

func main() {
	for _, body := range []string{${bodies(name)
    .map((body) => JSON.stringify(body))
    .join(", ")}} {
		err := sample.Decode([]byte(body))
		var response *sample.Error
		switch {
		case err == nil:
			fmt.Println("success")
		case errors.Is(fmt.Errorf("calling: %w", err), sample.CodeFirst):
			fmt.Println(err)
			fmt.Println("this very code")
			info, _ := sample.InfoOf(err)
			fmt.Println(info.Kind)
			if !sample.Retryable(err) && errors.Is(err, sample.NotFound) {
				fmt.Println("not retryable")
			}
			fmt.Println(sample.Localize(err, "en"))
		case !errors.As(err, &response):
			fmt.Println("no response")
		}
	}
}
`,
    });
    expect(lines(await must("go", ["run", "."], user))).toEqual(expected(name));
  });
});

describeWith(["python3"], "the Python package", () => {
  it.each(Object.keys(responses))("of the catalog %s does what its user wants", { timeout: 600_000 }, async (name) => {
    const folder = temporaryFolder();
    await writePackages(catalogOf(envelopeSpecs[name] ?? ""), folder, ["python"]);
    await must(
      "python3",
      ["-m", "build", "--wheel", "--no-isolation", "--outdir", join(folder, "wheels")],
      join(folder, "python"),
    );
    const [wheel = ""] = readdirSync(join(folder, "wheels"));
    await must(
      "python3",
      [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--disable-pip-version-check",
        "--target",
        join(folder, "user"),
        join(folder, "wheels", wheel),
      ],
      folder,
    );
    put(join(folder, "user"), {
      "user.py": `from sample_errors import SampleError, api

for body in ${JSON.stringify(bodies(name))}:
    try:
        api.raise_for_error(body)
        print("success")
    except api.FirstError as error:
        print(error)
        print("this very code" if error.code == api.ApiCode.FIRST else "")
        print(error.kind)
        print("" if error.retryable else "not retryable")
        print(error.localize("en"))
    except ValueError:
        print("no response")
`,
    });
    expect(lines(await must("python3", ["-W", "error", "user.py"], join(folder, "user")))).toEqual(expected(name));
  });
});
