import { camelCase, pascalCase } from "./names.mjs";

/** A command of the command line. */
export const newCommand = (name) => ({
  files: {
    [`generator/cli/${name}.ts`]: commandFile(name),
    [`test/cli/${name}.test.ts`]: testFile(name),
  },
  lists: [{ file: "generator/cli/spec-commands.ts", body: "addSpecCommands", statement: registration(name) }],
  next: [
    `In generator/cli/${name}.ts, write the command, and in generator/cli/spec-commands.ts its description and options.`,
    `npm run build && npm run docs:reference && npx vitest run test/cli/${name}.test.ts`,
    "Show the command in README.md with its output: a test runs what the README shows.",
  ],
});

const registration = (name) => `
  command("${name}", "Print the ID of each spec").action(async ({ spec }: Several<object>) => {
    const { ${camelCase(name)}Command } = await import("./${name}.js");
    end(await ${camelCase(name)}Command({ specs: specFolders(spec) }));
  });`;

const commandFile = (name) => `import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { print } from "./output.js";

export interface ${pascalCase(name)}Options {
  /** The folders of the specs. */
  readonly specs: readonly string[];
}

/** Prints the ID of each spec. */
export async function ${camelCase(name)}Command({ specs }: ${pascalCase(name)}Options): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const folder of specs) {
    const spec = await openSpec(folder);
    if (spec === undefined) code = 1;
    else print(spec.catalog.id);
  }
  return code;
}
`;

const testFile = (name) => `import { join } from "node:path";
import { expect, it } from "vitest";
import { root, run } from "../support/tools.js";

it("prints the ID of the spec", async () => {
  const { status, stdout } = await run(process.execPath, [join(root, "dist", "main.js"), "${name}"], { cwd: root });
  expect([status, stdout.trim()]).toEqual([0, "tencent-cloud"]);
});
`;
