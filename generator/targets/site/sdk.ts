import { lazyPart } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { partedFile } from "../../output/parted.js";
import { generatedFrom } from "../header.js";

/**
 * The generated TypeScript SDK as one classic script, for the decoder: pages opened from the disk cannot load modules.
 * It sets `errspecSdk` to a function that gives the exports of a module by its id, so it has no use for the package's index,
 * for what only that exports, for adapters, standard envelopes and test kits.
 */
export function sdkFile(path: string, files: readonly OutputFile[], catalogFile: string): OutputFile {
  const modules = files.flatMap((file) => {
    const [, name] =
      /^typescript\/esm\/(?!(?:adapter|axios|encode|explanations|express|fastify|fetch|fixture|graphql|grpc|index|json-rpc|known|language|log|members|nestjs|problem|raise|respond|retry|server|standard|testing|web|[^/]+\/(?:create|fixtures|raise))\.js$)(.+\.js)$/.exec(
        file.path,
      ) ?? [];
    return name === undefined ? [] : [{ name, file }];
  });
  const parts = modules.map(({ name, file }, index) =>
    lazyPart(() => {
      const separator = index === 0 ? "" : ",\n";
      return `${separator}${JSON.stringify(name)}(exports, require) {\n${asFunction(file.text)}\n}`;
    }, file.reads),
  );
  const start = [`// ${generatedFrom(catalogFile)}`, '"use strict";', "(() => {", "const modules = {\n"].join("\n");
  const end = ["\n};", loader, "})();\n"].join("\n");
  return partedFile(path, [{ text: start, reads: [] }, ...parts, { text: end, reads: [] }]);
}

/** A module as the body of a function. The compiler prints imports and exports on lines of their own, without comments. */
function asFunction(module: string): string {
  const exported: string[] = [];
  const lines = module
    .replace(/^\/\/.*\n/, "")
    .trim()
    .split("\n")
    .map((line) => {
      const all = /^export \* from (".*");$/.exec(line);
      if (all !== null) return `Object.assign(exports, require(${all[1] ?? ""}));`;
      const named = /^export \{ (.*) \} from (".*");$/.exec(line);
      if (named !== null) {
        const [, names = "", from = ""] = named;
        return `{ const { ${names} } = require(${from}); Object.assign(exports, { ${names} }); }`;
      }
      const imported = /^import (\{ .* \}) from (".*");$/.exec(line);
      if (imported !== null)
        return `const ${(imported[1] ?? "").replaceAll(" as ", ": ")} = require(${imported[2] ?? ""});`;
      const local = /^export (\{ .* \});$/.exec(line);
      if (local !== null) return `Object.assign(exports, ${local[1] ?? ""});`;
      const declared = /^export ((?:const|var|class|function) (\w+)\b.*)$/.exec(line);
      if (declared !== null) {
        exported.push(declared[2] ?? "");
        return declared[1] ?? "";
      }
      if (/^(?:import|export)\b/.test(line)) throw new Error(`a line of a module is not known: ${line}`);
      return line;
    });
  return [...lines, `Object.assign(exports, { ${exported.join(", ")} });`].join("\n");
}

/** A module runs when it is first required. Paths are relative to the module that requires it. */
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
