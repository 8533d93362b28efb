/* One generator over all payloads: `subject.js <name> <folder>`, as `compare.js` runs it. */
import console from "node:console";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import ts from "typescript";
import { openapi, schema } from "./document.js";

const [name, folder] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const load = (id) => import(require.resolve(id));
const { payloads } = await import(`${folder}/shared/payloads.mjs`);

/** Each gives the TypeScript that a document becomes, by file. */
const generators = {
  "@hey-api/openapi-ts": async (text) => {
    const { createClient } = await import(`${folder}/node_modules/@hey-api/openapi-ts/dist/index.mjs`);
    return inFolder((path) =>
      createClient({
        input: openapi(text),
        output: { path },
        logs: { level: "silent" },
        plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
      }),
    );
  },
  "json-schema-to-typescript": async (text) => {
    const { compile } = require("json-schema-to-typescript");
    return { "a.ts": await compile(schema(text), "Order", { format: false }) };
  },
  "openapi-typescript": async (text) => {
    const { default: openapiTS, astToString } = await import(
      `${folder}/node_modules/openapi-typescript/dist/index.mjs`
    );
    return { "a.ts": astToString(await openapiTS(openapi(text))) };
  },
  "openapi-typescript-codegen": async (text) => {
    const { generate } = require("openapi-typescript-codegen");
    return inFolder((output) => generate({ input: openapi(text), output }));
  },
  orval: async (text) => {
    const { generate } = await import(`${folder}/node_modules/orval/dist/index.js`).then(
      (module) => module.default ?? module,
    );
    return inFolder((path) =>
      generate({
        input: { target: openapi(text) },
        output: { target: join(path, "a.ts"), client: "fetch", mode: "single" },
      }),
    );
  },
  "quicktype-core": async (text) => {
    const { quicktype, InputData, JSONSchemaInput, FetchingJSONSchemaStore } = await load("quicktype-core");
    const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
    await input.addSource({ name: "Order", schema: JSON.stringify(schema(text)) });
    const inputData = new InputData();
    inputData.addInput(input);
    const { lines } = await quicktype({ inputData, lang: "typescript" });
    return { "a.ts": lines.join("\n") };
  },
  "swagger-typescript-api": async (text) => {
    const { generateApi } = await load("swagger-typescript-api");
    const { files } = await generateApi({ spec: openapi(text), output: false, silent: true });
    return Object.fromEntries(files.map(({ fileName, fileContent }) => [fileName, fileContent]));
  },
  errspec: async (text) => {
    const dist = join(import.meta.dirname, "..", "..", "..", "dist");
    const { generate } = await import(join(dist, "pipeline.js"));
    const { targets } = await import(join(dist, "targets", "index.js"));
    const { readTemplates } = await import(join(dist, "disk", "inputs.js"));
    const { filledSpec, specText } = await import(`${folder}/shared/spec.mjs`);
    // A URL takes no blanks or quotes, and no two texts may be the same.
    let count = 0;
    const next = (place) => (place === "url" ? text.replace(/[\s"'<>`\\]/g, "") : text) + String(count++ % 10);
    const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));
    const spec = [{ path: "errspec.yaml", source: "spec/errspec.yaml", text: specText(filledSpec(next)) }];
    const { files, diagnostics } = await generate({
      spec,
      targets: targets.filter(({ id }) => id === "typescript"),
      templates,
    });
    if (files.length === 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    return Object.fromEntries(
      files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text: code }) => [path, code]),
    );
  },
};

/** What a generator writes into a folder. */
async function inFolder(run) {
  const path = mkdtempSync(join(tmpdir(), "errspec-subject-"));
  try {
    const log = console.log;
    console.log = () => undefined;
    await run(path);
    console.log = log;
    const found = readdirSync(path, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && statSync(join(path, file)).isFile(),
    );
    return Object.fromEntries(found.sort().map((file) => [file, readFileSync(join(path, file), "utf8")]));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** The syntax of all files without the text of comments and of string literals; undefined where one does not parse. */
function syntax(files) {
  const parts = [];
  for (const [path, text] of Object.entries(files)) {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    if (file.parseDiagnostics.length > 0) return undefined;
    const walk = (node) => {
      parts.push(ts.isStringLiteralLike(node) ? "(text" : `(${node.kind}`);
      if (ts.isIdentifier(node) || ts.isNumericLiteral(node)) parts.push(` ${node.text}`);
      ts.forEachChild(node, walk);
      parts.push(")");
    };
    parts.push(path);
    walk(file);
  }
  return parts.join("");
}

const generate = generators[name];
const expected = syntax(await generate("plain words"));
if (expected === undefined || expected.length < 80) throw new Error("it makes nothing of a plain document");
const result = { payloads: payloads.length, escapes: 0, broken: 0, refused: 0, shortest: null };
const only = Number(process.env.PAYLOADS ?? payloads.length);
for (const payload of payloads.slice(0, only)) {
  let files;
  try {
    files = await generate(payload);
  } catch (error) {
    if (process.env.SHOW) console.error(JSON.stringify(payload), String(error).slice(0, 200));
    result.refused++;
    continue;
  }
  const actual = syntax(files);
  if (actual === expected) continue;
  if (process.env.SHOW) console.error(JSON.stringify(payload));
  result.escapes++;
  if (actual === undefined) result.broken++;
  if (result.shortest === null || payload.length < result.shortest.length) result.shortest = payload;
}
console.log(`RESULT ${JSON.stringify(result)}`);
process.exit(0);
