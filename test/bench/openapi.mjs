/*
 * `npm run bench:openapi [-- --folder <cache>]`: `openapi operations`, `apply` and `overlay` on public OpenAPI files, at pinned
 * commits. They are fetched once into the user's cache and never into this repository. What cannot be fetched is named.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { parse, stringify } from "yaml";
import { run } from "./whole-process.mjs";

const root = join(import.meta.dirname, "..", "..");
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const { values } = parseArgs({ options: { folder: { type: "string", default: join(cache, "errspec-openapi") } } });

/** The page of errors of the API of Box, from which its catalog is imported. Apache-2.0. */
const boxErrors = {
  repository: "box/developer.box.com",
  commit: "eee1aa64089f0d46d362bf044d40a03a58946b6b",
  path: "content/guides/api-calls/permissions-and-errors/common-errors.md",
};

/** Files of over 1,000 lines whose licenses allow to use them: Apache-2.0, MIT and MIT. */
const documents = [
  {
    name: "Box",
    repository: "box/box-openapi",
    commit: "c9a878a9824344129881392e2b08f7117201e82e",
    path: "openapi.json",
    errors: boxErrors,
    common: "[Unauthorized, RateLimitExceeded, InternalServerError]",
  },
  {
    name: "Twilio",
    repository: "twilio/twilio-oai",
    commit: "d50069b44ea8cd23141385bdb6db48f16ff75bb5",
    path: "spec/yaml/twilio_api_v2010.yaml",
  },
  {
    name: "Adyen",
    repository: "Adyen/adyen-openapi",
    commit: "aa014f0cbdb58ff5c44a2ff9d5fe734642210aff",
    path: "yaml/CheckoutService-v71.yaml",
  },
];

/** The errors of an API whose page of errors is not read: three that all operations return, and one of those that write. */
const plainSpec = `errspec: 1
catalog: sample
title: Sample
locales: [en]
envelope: { code: /code, text: /message, request-id: /request_id }
modules:
  - module: sample
    code-type: string
    errors:
      - { code: unauthenticated, name: Unauthenticated, text: Log in first., kind: unauthenticated, http: 401 }
      - { code: forbidden, name: Forbidden, text: This is not allowed., kind: permission_denied, http: 403 }
      - { code: read_only, name: ReadOnly, text: "{item} cannot be changed.", kind: permission_denied, http: 403, params: [{ name: item }] }
      - { code: rate_limited, name: RateLimited, text: Too many requests., kind: resource_exhausted, http: 429 }
`;

/** The text of a file of a repository, from the cache or from GitHub. Undefined if it cannot be had. */
async function fetched({ repository, commit, path }) {
  const file = join(values.folder, repository, commit, path);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const url = `https://raw.githubusercontent.com/${repository}/${commit}/${path}`;
  try {
    const response = await globalThis.fetch(url, { signal: globalThis.AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const text = await response.text();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return text;
  } catch (error) {
    const reason = error.cause?.message ?? error.message;
    console.log(`could not fetch ${url} (${reason}); put it at ${file}`);
    return undefined;
  }
}

const main = join(root, "dist", "main.js");
const errspec = (cwd, ...args) => run([main, ...args], { cwd });

/** How many lines of a file are changed or removed in another, and how many are added. */
function changedLines(folder, before, after) {
  const args = ["diff", "--no-index", "--numstat", "--minimal", before, after];
  const [added = "", removed = ""] = spawnSync("git", args, { cwd: folder, encoding: "utf8" }).stdout.split("\t");
  return [Number(removed), Number(added)];
}

/** The tools that read overlays, from where `test/openapi/tools.test.ts` installs them. */
const tools = join(root, "node_modules", ".cache", "errspec-openapi", "node_modules");
const overlayTools = {
  "openapi-overlays-js": (document, overlay) => [
    "openapi-overlays-js/index.js",
    "--openapi",
    document,
    "--overlay",
    overlay,
  ],
  "openapi-format": (document, overlay) => [
    "openapi-format/bin/cli.js",
    document,
    "--no-sort",
    "--overlayFile",
    overlay,
  ],
};

/** What a tool makes of a document and an overlay. Undefined if it fails. */
function overlaid(folder, tool, document, overlay) {
  const [script, ...args] = overlayTools[tool](document, overlay);
  const isPrinted = tool === "openapi-overlays-js";
  const all = [join(tools, script), ...args, ...(isPrinted ? [] : ["-o", `made-${document}`])];
  const { status, stdout } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) return undefined;
  return parse(isPrinted ? stdout : readFileSync(join(folder, `made-${document}`), "utf8"));
}

const emptyOverlay = "overlay: 1.0.0\ninfo: { title: Nothing, version: 1.0.0 }\nactions: [{ target: $, update: {} }]\n";

function overlayResults(folder, extension) {
  const document = `before.${extension}`;
  const read = (name) => parse(readFileSync(join(folder, name), "utf8"));
  writeFileSync(join(folder, "empty.yaml"), emptyOverlay);
  return Object.keys(overlayTools).map((tool) => {
    const [script] = overlayTools[tool]("", "");
    if (!existsSync(join(tools, script))) return `${tool}: not installed; run test/openapi/tools.test.ts first`;
    const made = overlaid(folder, tool, document, "overlay.yaml");
    if (made === undefined) return `${tool}: failed`;
    if (isDeepStrictEqual(made, read(`after.${extension}`))) return `${tool}: makes the same as apply`;
    const isSame = isDeepStrictEqual(overlaid(folder, tool, document, "empty.yaml"), read(document));
    return `${tool}: makes something else than apply${isSame ? "" : ", and changes the document with an overlay that does nothing"}`;
  });
}

/** The spec of an API: imported from its page of errors, or the plain one. Its operations are those of the document. */
function writeSpec(folder, { name, common }, page, extension) {
  if (page === undefined) {
    mkdirSync(join(folder, "spec"));
    writeFileSync(join(folder, "spec", "errspec.yaml"), plainSpec);
  } else {
    writeFileSync(join(folder, "errors.md"), page);
    errspec(folder, "import", "errors.md", "--name", name, "--spec", "spec");
  }
  const listed = errspec(folder, "openapi", "operations", `before.${extension}`);
  const file = join(folder, "spec", "operations.yaml");
  const spec = parse(readFileSync(file, "utf8"));
  spec.operations.errors = parse(page === undefined ? "[Unauthenticated, Forbidden, RateLimited]" : common);
  for (const operation of Object.values(spec.operations.list))
    if (page === undefined && operation.method !== "GET") operation.errors = ["ReadOnly"];
  writeFileSync(file, stringify(spec));
  const own = Object.values(spec.operations.list).filter(({ errors = [] }) => errors.length > 0).length;
  return { listed, operations: Object.keys(spec.operations.list).length, own };
}

for (const document of documents) {
  const text = await fetched(document);
  const page = document.errors === undefined ? undefined : await fetched(document.errors);
  if (text === undefined || (document.errors !== undefined && page === undefined)) continue;
  const folder = mkdtempSync(join(tmpdir(), "errspec-bench-openapi-"));
  try {
    const extension = document.path.endsWith(".json") ? "json" : "yaml";
    writeFileSync(join(folder, `before.${extension}`), text);
    cpSync(join(folder, `before.${extension}`), join(folder, `after.${extension}`));
    const { listed, operations, own } = writeSpec(folder, document, page, extension);
    const overlay = errspec(folder, "openapi", "overlay", "--for", `before.${extension}`, "-o", "overlay.yaml");
    const apply = errspec(folder, "openapi", "apply", `after.${extension}`);
    const once = readFileSync(join(folder, `after.${extension}`), "utf8");
    errspec(folder, "openapi", "apply", `after.${extension}`);
    const isStable = readFileSync(join(folder, `after.${extension}`), "utf8") === once;
    const [changed, added] = changedLines(folder, `before.${extension}`, `after.${extension}`);
    console.log(
      `${document.name}: ${text.split("\n").length - 1} lines, ${operations} operations, ${own} with errors of their own`,
    );
    console.log(
      `  apply: ${changed} lines changed or removed, ${added} added; the second apply changes ${isStable ? "nothing" : "SOMETHING"}`,
    );
    console.log(
      `  CPU: operations ${listed.cpu.toFixed(1)} s, apply ${apply.cpu.toFixed(1)} s, overlay ${overlay.cpu.toFixed(1)} s`,
    );
    for (const result of overlayResults(folder, extension)) console.log(`  ${result}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
