import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { openapiApplyCommand, openapiOverlayCommand } from "../../generator/cli/openapi.js";
import { captured } from "../cli/captured.js";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { root, run } from "../support/tools.js";
import { narrowed, shop30, shop31, shopJson, spec } from "./fixtures.js";

/*
 * What others make of a document with the errors of a spec: two tools for overlays, a validator, a linter that compares
 * examples with their schemas, and two generators, whose output is compiled.
 */

const documents = { "3.1": shop31, "3.0": shop30, "3.0 in JSON": shopJson };
const withProblem = (text: string): string => text.replace("modules:", "envelopes: { problem: }\nmodules:");

/** Not in `redocly.yaml`: openapi-typescript would read it, and takes what the second part of an `allOf` lacks for a mistake. */
const redocly = `extends: [spec]
rules:
  no-invalid-media-type-examples: error
  no-invalid-schema-examples: error
  no-unresolved-refs: error
`;

/** What callers write: each code of a union is known to the compiler. */
const caller = `import type { paths } from "./openapi-typescript.js";
import type { CreateOrderErrors } from "./hey/index.js";

type Conflict = paths["/orders"]["post"]["responses"]["409"]["content"];
const code = (conflict: Conflict["application/json"]): "out_of_stock" | "order_closed" => conflict.error.code;
const left = (conflict: Conflict["application/problem+json"]): number | undefined =>
  conflict.code === "out_of_stock" ? conflict.params?.left : undefined;
// It takes only the first media type.
const heyCode = (conflict: CreateOrderErrors[409]): "out_of_stock" | "order_closed" => conflict.error.code;
// @ts-expect-error -- a wrong code
const wrong: Conflict["application/json"]["error"]["code"] = "sold_out";
export { code, left, heyCode, wrong };
`;

async function must(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await run(process.execPath, [program, ...args], { cwd });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

describe.skipIf(!installConsumers("openapi") && process.env["CI"] === undefined).each(Object.entries(documents))(
  "OpenAPI %s with errors",
  (_, before) => {
    let folder = "";
    const program = (...path: readonly string[]): string => join(folder, "node_modules", ...path);
    const read = (file: string): unknown => parse(readFileSync(join(folder, file), "utf8"));

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "errspec-openapi-"));
      put(folder, {
        "spec/errspec.yaml": withProblem(before === shop31 ? narrowed : spec),
        "before.yaml": before,
        "after.yaml": before,
        "lint.yaml": redocly,
        "package.json": '{ "private": true, "type": "module" }',
      });
      linkConsumers("openapi", folder);
      await captured(folder, () => openapiApplyCommand({ spec: "spec", file: "after.yaml" }));
      await captured(folder, () =>
        openapiOverlayCommand({ spec: "spec", file: "before.yaml", output: "overlay.yaml" }),
      );
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("means the same when other tools apply the overlay", async () => {
      const overlayjs = program("openapi-overlays-js", "index.js");
      put(folder, {
        "one.yaml": await must(overlayjs, ["--openapi", "before.yaml", "--overlay", "overlay.yaml"], folder),
      });
      const format = program("openapi-format", "bin", "cli.js");
      await must(format, ["before.yaml", "--no-sort", "--overlayFile", "overlay.yaml", "-o", "two.yaml"], folder);
      expect(read("one.yaml")).toEqual(read("after.yaml"));
      expect(read("two.yaml")).toEqual(read("after.yaml"));
    });

    it("is valid", async () => {
      const validator = program("@seriousme", "openapi-schema-validator", "bin", "validate-api-cli.js");
      expect(JSON.parse(await must(validator, ["after.yaml"], folder))).toEqual({ valid: true });
    });

    it("has examples that fit their schemas, and nothing else that Redocly reports", async () => {
      const lint = async (file: string): Promise<readonly unknown[]> => {
        const args = [
          program("@redocly", "cli", "bin", "cli.js"),
          "lint",
          file,
          "--config",
          "lint.yaml",
          "--format",
          "json",
        ];
        const { stdout } = await run(process.execPath, args, { cwd: folder });
        const { problems } = JSON.parse(stdout) as {
          readonly problems: readonly { readonly ruleId: string; readonly message: string }[];
        };
        return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`).sort();
      };
      expect(await lint("after.yaml")).toEqual(await lint("before.yaml"));
    });

    it("makes types that tell errors apart", async () => {
      await must(
        program("openapi-typescript", "bin", "cli.js"),
        ["after.yaml", "-o", "openapi-typescript.d.ts"],
        folder,
      );
      const hey = program("@hey-api", "openapi-ts", "bin", "run.js");
      await must(hey, ["-i", "after.yaml", "-o", "hey", "--no-log-file"], folder);
      // The other documents have a schema of their own for this response.
      put(folder, {
        "caller.ts": before === shop30 ? caller : 'export type { paths } from "./openapi-typescript.js";\n',
      });
      const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
      const options = "--noEmit --strict --skipLibCheck --module nodenext --lib es2022,dom --target es2022".split(" ");
      await must(tsc, [...options, "caller.ts", "hey/index.ts"], folder);
    });
  },
);
