import type { OutputFile } from "../../output/file.js";
import { generatedFrom } from "../header.js";

/**
 * The generated TypeScript SDK as one classic script, for the decoder: pages opened from the disk may not fetch modules.
 * It sets `errspecSdk` to a function that gives the exports of a module by its id.
 */
export async function sdkScript(files: readonly OutputFile[], catalogFile: string): Promise<string> {
  const { ts } = await import("ts-morph");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    removeComments: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone; // a third of the time, for comments that go anyway
  const sources = files.flatMap(({ path, text }) => {
    const [, name] = /^typescript\/src\/(.+)\.ts$/.exec(path) ?? [];
    return name === undefined ? [] : [{ name, text }];
  });
  const modules = sources.map(({ name, text }) => {
    const { outputText } = ts.transpileModule(text, { compilerOptions, jsDocParsingMode });
    return `${JSON.stringify(`${name}.js`)}(exports, require) {\n${outputText.trim()}\n}`;
  });
  return [
    `// ${generatedFrom(catalogFile)}`,
    '"use strict";',
    "(() => {",
    `const modules = {\n${modules.join(",\n")}\n};`,
    loader,
    "})();\n",
  ].join("\n");
}

/** Modules are run when they are first asked for; paths are relative to the module that asks. */
const loader = `const loaded = new Map();
const load = (path) => {
  let exports = loaded.get(path);
  if (exports === undefined) {
    loaded.set(path, (exports = {}));
    modules[path](exports, (other) => load(new URL(other, "sdk:/" + path).pathname.slice(1)));
  }
  return exports;
};
globalThis.errspecSdk = (module) => load(module + "/index.js");`;
