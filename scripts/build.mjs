// Builds dist/: `main.js`, the command that starts fast; `errspec.js`, the program that it loads; `generate.js` and `help.js`,
// the parts of it that run a plain `generate` and print help; `language-server.js`, `handlebars.js` and `ts-morph.js`, the libraries
// that few runs need; `templates.json`, the templates; and `modules/`, each module on its own, for benchmarks and tests.
// `target.js` is what the targets of users import. Types are checked by `npm run lint`.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import ts from "typescript";
import { licenses } from "./licenses.mjs";
import { parsedTemplates, writeTemplates } from "./parsed-templates.mjs";

const root = join(import.meta.dirname, "..");
const generator = join(root, "generator");
const templates = join(root, "templates");
const dist = join(root, "dist");
mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) rmSync(join(dist, name), { recursive: true });

const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  charset: "ascii", // one byte a character: V8 keeps the source in half the memory, and its cache is checked faster
  minifyWhitespace: true, // names stay: an internal error (bug) shows the functions that led to it
  minifySyntax: true,
  lineLimit: 120, // Node prints the line that throws an error which nobody catches
  define: { "import.meta.dirname": "__dirname" },
  logLevel: "warning",
};

/** A script that V8 runs from its cache may not import by itself: the launcher does it for the program. */
const importByLauncher = {
  name: "import-by-launcher",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]disk[\\/]import-module\.ts$/ }, () => ({
      contents: "export const importModule = typeof __importModule === 'undefined' ? undefined : __importModule;",
      loader: "js",
    }));
  },
};

/** Help is printed by a file of its own. */
const helpBeside = {
  name: "help-beside",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cli[\\/]help-program\.ts$/ }, () => ({
      contents: 'export const helpProgram = async () => require("./help.js");',
      loader: "js",
    }));
  },
};

/** The libraries that few runs need, each a file of its own: the packages in it, and what it exports. */
const libraries = {
  "handlebars.js": {
    packages: /^handlebars$/,
    contents: 'export { parse } from "handlebars/dist/cjs/handlebars/compiler/base.js";',
  },
  "language-server.js": {
    packages: /^vscode-languageserver/,
    contents:
      'export * from "vscode-languageserver/node.js"; export { TextDocument } from "vscode-languageserver-textdocument";',
  },
  "ts-morph.js": { packages: /^ts-morph$/, contents: 'export { Project, ts } from "ts-morph";' },
};

const librariesBeside = {
  name: "libraries-beside",
  setup({ onResolve }) {
    for (const [file, { packages }] of Object.entries(libraries))
      onResolve({ filter: packages }, () => ({ path: `./${file}`, external: true }));
  },
};

/** Half of the compiler is names that nobody reads. ts-morph keeps its own, by which it finds kinds of nodes. */
const compilerWithoutNames = {
  name: "compiler-without-names",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { minify: true, target: common.target });
      return { contents: code, loader: "js" };
    });
  },
};

/** To load what runs other programs takes longer than what most runs do, and they run none. */
const programsOnDemand = {
  name: "programs-on-demand",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ namespace, path }) =>
      namespace === "on-demand" ? { path, external: true } : { path, namespace: "on-demand" },
    );
    const functions = ["execFileSync", "spawn", "spawnSync"].map(
      (name) => `export const ${name} = (...given) => require("node:child_process").${name}(...given);`,
    );
    onLoad({ filter: /./, namespace: "on-demand" }, () => ({ contents: functions.join("\n") }));
  },
};

/** `generate` does not show the examples of rules. */
const withoutExamples = {
  name: "without-examples",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]rules[\\/]lint[\\/]example\.ts$/ }, () => ({
      contents: 'export const entriesYaml = () => "";',
    }));
  },
};

/** Commander loads this to run commands that are programs of their own. There are none, and loading it takes milliseconds. */
const withoutPrograms = {
  name: "without-programs",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: "none", namespace: "without-programs" } : undefined,
    );
    onLoad({ filter: /^none$/, namespace: "without-programs" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The commands with their options alone: help runs none, so their code stays away. */
const withoutCommands = {
  name: "without-commands",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
  },
};

await build({
  entryPoints: [`${generator.replaceAll("\\", "/")}/**/*.ts`],
  outdir: join(dist, "modules"),
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
writeFileSync(join(dist, "modules", "package.json"), '{ "type": "module" }\n');
const programs = {
  ...common,
  plugins: [parsedTemplates, importByLauncher, withoutPrograms, programsOnDemand, librariesBeside],
  supported: { "dynamic-import": false },
};
const program = await build({
  ...programs,
  entryPoints: [join(generator, "cli", "program.ts")],
  outfile: join(dist, "errspec.js"),
  metafile: true,
});
const built = await Promise.all(
  Object.entries(libraries).map(([file, { contents }]) =>
    build({
      ...common,
      stdin: { contents, resolveDir: root },
      outfile: join(dist, file),
      plugins: [compilerWithoutNames],
      metafile: true,
    }),
  ),
);
compress(join(dist, "ts-morph.js"));
await build({
  ...programs,
  plugins: [...programs.plugins, withoutExamples],
  banner: { js: "(function (exports, require, module, __dirname, __importModule) {" },
  footer: { js: "})" },
  entryPoints: [join(generator, "cli", "plain-generate.ts")],
  outfile: join(dist, "generate.js"),
});
await build({
  ...common,
  entryPoints: [join(generator, "cli", "program.ts")],
  outfile: join(dist, "help.js"),
  plugins: [withoutPrograms, withoutCommands],
});
await build({
  ...common,
  entryPoints: [join(generator, "main.ts")],
  outfile: join(dist, "main.js"),
  external: ["./help.js"],
  plugins: [helpBeside],
  banner: { js: "#!/usr/bin/env node" },
});
const client = join(dist, "targets", "site", "client");
await build({
  entryPoints: ["page.ts", "finder.ts"].map((name) => join(generator, "targets", "site", "client", name)),
  outdir: client,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
});
const parser = join(dist, "modules", "render", "parse.js");
await writeTemplates({ "": templates, "site/client/": client }, parser, dist);
const target = join(dist, "api", "target.js");
await build({
  ...common,
  entryPoints: [join(generator, "api", "target.ts")],
  outfile: target,
  minifyWhitespace: false,
});
for (const name of [
  "api.ts",
  ...["explanation", "import-report", "reports", "sdk", "spec", "target"].map((part) => `api/${part}.ts`),
]) {
  const source = readFileSync(join(generator, name), "utf8");
  const { outputText } = ts.transpileDeclaration(source, { compilerOptions: { strict: true } });
  writeFileSync(join(dist, name.replace(/\.ts$/, ".d.ts")), outputText);
}
// The library is a part of the program, so that an installation has its code once.
const loaded = (name) => `exports.${name} = async (input) => (await program.api()).${name}(input);\n`;
writeFileSync(
  join(dist, "api.js"),
  `"use strict";\nconst program = require("./errspec.js");\n${["openSpec", "readSpec"].map(loaded).join("")}`,
);
// So has a thread that reads input.
writeFileSync(join(dist, "observe-worker.js"), '"use strict";\nvoid require("./errspec.js").observeWorker();\n');
writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
writeFileSync(
  join(dist, "licenses.txt"),
  licenses(
    root,
    [program, ...built].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  ),
);

// What tells this build from any other: with the spec it decides whether a run can change anything.
const hash = createHash("sha256");
const files = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.startsWith("modules") && statSync(join(dist, path)).isFile())
  .sort();
for (const path of files) hash.update(`${path}\0`).update(readFileSync(join(dist, path)));
writeFileSync(join(dist, "build-id"), hash.digest("hex"));

/** Compresses a script to a quarter, and puts one that loads it in its place. */
function compress(file) {
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  writeFileSync(
    file,
    `"use strict";
const { readFileSync } = require("node:fs");
const { compileFunction } = require("node:vm");
const { gunzipSync } = require("node:zlib");
const code = gunzipSync(readFileSync(\`\${__filename}.gz\`)).toString("latin1");
const parameters = ["exports", "require", "module", "__filename", "__dirname"];
compileFunction(code, parameters, { filename: __filename })(exports, require, module, __filename, __dirname);
`,
  );
}
