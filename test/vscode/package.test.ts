import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderOf } from "../support/consumers.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";
import { packagedExtension } from "./packaged.js";

it("packages the extension of VS Code with what it needs, and nothing else", async () => {
  const folder = temporaryFolder();
  const file = await packagedExtension(folder);
  const extension = join(folder, "vscode");
  const vsce = join(folderOf("vscode"), "node_modules", "@vscode", "vsce", "vsce");
  const listed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], {
    cwd: extension,
    encoding: "utf8",
  });
  expect(listed.trim().split("\n").sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "dist/extension.js",
    "icon.png",
    "package.json",
  ]);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");

  // The bundle needs nothing but the editor, which is replaced here.
  mkdirSync(join(folder, "node_modules", "vscode"), { recursive: true });
  const editor = "module.exports = new Proxy({}, { get: () => class {} });";
  writeFileSync(join(folder, "node_modules", "vscode", "index.js"), editor);
  const bundle = join(folder, "extension.js");
  writeFileSync(bundle, readFileSync(join(extension, "dist", "extension.js")));
  const script = `process.stdout.write(Object.keys(require(${JSON.stringify(bundle)})).sort().join())`;
  expect(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" })).toBe("activate,deactivate");
});

it("declares what the extension registers, and the license and version of errspec", () => {
  const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");
  const manifest = JSON.parse(read("examples", "vscode", "package.json")) as {
    readonly version: string;
    readonly contributes: {
      readonly commands: readonly { readonly command: string }[];
      readonly configuration: { readonly properties: object };
    };
  };
  const source = read("examples", "vscode", "src", "extension.ts");
  const registered = [...source.matchAll(/registerCommand\("([\w.]+)"/g)].map(([, id]) => id);
  expect(manifest.contributes.commands.map(({ command }) => command)).toEqual(registered);
  const page = read("examples", "vscode", "README.md");
  for (const setting of Object.keys(manifest.contributes.configuration.properties)) expect(page).toContain(setting);
  expect(read("examples", "vscode", "LICENSE")).toBe(read("LICENSE"));
  expect(page).toContain(`errspec-${manifest.version}.vsix`);
});
