// Builds the playground: the pages in both languages, and the scripts in parts that the page loads when they are used.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pageIn } from "./page.mjs";

const source = import.meta.dirname;
const root = join(source, "..", "..", "..");
const load = (path) => import(pathToFileURL(path).href);

/** What the first output needs besides the worker. */
const isFirst = (id) => /targets\/go\/target\.ts$|^\0templates:go$/.test(id.replaceAll("\\", "/"));

/**
 * Writes the playground to folders of a site: `playground/` in English, `zh/playground/` in Chinese. `packages` is the folder
 * in which the bundler and the editor are installed.
 */
export async function buildPlayground(site, packages) {
  const [{ build }, { parseTemplate }] = await Promise.all([
    load(join(packages, "node_modules", "vite", "dist", "node", "index.js")),
    load(join(root, "dist", "modules", "render", "parse.js")),
  ]);
  const out = join(site, "playground");
  for (const folder of [out, join(site, "zh", "playground")]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const { output } = await build({
    configFile: false,
    root: source,
    publicDir: false,
    resolve: { conditions: ["worker"] }, // packages for browsers may use the document, which a worker lacks
    logLevel: "error",
    plugins: [packagesFrom(packages), inBrowser, everyTarget, templatesOf(parseTemplate)],
    build: {
      outDir: out,
      emptyOutDir: false,
      target: "es2022",
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input: { page: join(source, "page.ts"), worker: join(source, "worker.ts") },
        output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js", manualChunks: partOf },
      },
    },
  });
  for (const name of ["style.css", "theme.js"]) cpSync(join(source, name), join(out, name));
  const example = ["errspec.yaml", "common.yaml", "dsa.yaml"].map((name) => ({
    name,
    text: readFileSync(join(source, "example", name), "utf8"),
  }));
  const scripts = scriptsOf(output);
  for (const language of ["en", "zh"]) {
    const page = pageIn(language, { example, ...scripts });
    writeFileSync(join(site, language === "en" ? "" : language, "playground", "index.html"), page);
  }
}

/**
 * What targets share is in two parts, instead of one for each set of targets that share it: what the first output needs, and
 * the rest. The parser of YAML is its own.
 */
function partOf(id, { getModuleInfo }) {
  const path = id.slice(root.length).replaceAll("\\", "/");
  if (/\/generator\/load\/(?:comments|lexemes|read-yaml|yaml-problems)\.ts/.test(path)) return "yaml";
  if (!/^\/generator\/(?!targets\/[^/]+\/)/.test(path)) return;
  if (isNeededFirst(id, getModuleInfo)) return "core";
  return /^\/generator\/(?:conformance|decode|encode|load|model|output|render|sdk|targets)\//.test(path)
    ? "shared"
    : undefined;
}

/** Whether a script of the page, or what makes the first output, imports the module, directly or not. */
function isNeededFirst(id, getModuleInfo, seen = new Set()) {
  if (seen.has(id)) return false;
  seen.add(id);
  const { isEntry, importers } = getModuleInfo(id);
  if (isEntry || isFirst(id)) return true;
  return importers.some((importer) => isNeededFirst(importer, getModuleInfo, seen));
}

/** The names of both scripts, and of all that the first output needs. */
function scriptsOf(chunks) {
  const entry = (name) => chunks.find((chunk) => chunk.isEntry && chunk.name === name).fileName;
  const needed = new Set();
  const follow = (fileName) => {
    if (needed.has(fileName)) return;
    needed.add(fileName);
    chunks.find((chunk) => chunk.fileName === fileName).imports.forEach(follow);
  };
  const has = ({ facadeModuleId: id }) => typeof id === "string" && isFirst(id);
  for (const { fileName } of chunks.filter(has)) follow(fileName);
  for (const name of ["worker", "page"]) follow(entry(name));
  return { page: entry("page"), worker: entry("worker"), preload: [...needed] };
}

/** The editor's packages are those of the site of the documentation. */
const packagesFrom = (folder) => ({
  name: "packages",
  enforce: "pre",
  resolveId(id, importer) {
    if (!/^@(?:codemirror|lezer|noble)\//.test(id) || !importer?.startsWith(source)) return null;
    return this.resolve(id, join(folder, "package.json"), { skipSelf: true });
  },
});

/** What browsers lack, and what they load later. Hashes are all that errspec needs of Node here. */
const inBrowser = {
  name: "in-browser",
  enforce: "pre",
  resolveId(id, importer) {
    if (id === "node:crypto") return join(source, "crypto.mjs");
    if (id === "csv-parse/sync") return this.resolve("csv-parse/browser/esm/sync", importer, { skipSelf: true });
    if (id.endsWith("/read-yaml.js")) return join(source, "read-yaml.ts");
    if (id.endsWith("/read-yaml.js?whole")) return join(root, "generator", "load", "read-yaml.ts");
    if (id.endsWith("/parse.js") && importer?.replaceAll("\\", "/").includes("/render/"))
      return join(source, "parse.ts");
    return null;
  },
};

/** The targets, from their folders: the options of all, and what loads a target and its templates. */
const everyTarget = {
  name: "targets",
  resolveId: (id) => (id === "targets:all" ? `\0${id}` : null),
  load(id) {
    if (id !== "\0targets:all") return null;
    const folder = join(root, "generator", "targets");
    const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
    const withTemplates = ids.filter((target) => existsSync(join(root, "templates", target)));
    const file = (target, name) => JSON.stringify(join(folder, target, name));
    const each = (some, valueOf) => `{ ${some.map((target) => `${target}: ${valueOf(target)}`).join(", ")} }`;
    return [
      ...ids.map((target) => `import { ${target}Options } from ${file(target, "options.ts")};`),
      `export const options = ${each(ids, (target) => `${target}Options`)};`,
      `export const targetLoaders = ${each(ids, (target) => `async () => (await import(${file(target, "target.ts")})).${target}`)};`,
      `export const templateLoaders = ${each(withTemplates, (target) => `() => import("templates:${target}")`)};`,
    ].join("\n");
  },
};

/**
 * The templates of a target as two modules, the first output's and the rest: parsed, so that no page needs a parser. The text
 * of a template is its path, by which the parsed one is found. Files that are not templates are as they are.
 */
const templatesOf = (parseTemplate) => ({
  name: "templates",
  enforce: "pre",
  resolveId: (id) => (id.startsWith("templates:") ? `\0${id}` : null),
  load(id) {
    const [, target, rest] = /^\0templates:(\w+)(-rest)?$/.exec(id) ?? [];
    if (target === undefined) return null;
    const files = templateFiles(target);
    const parsed = new Map(
      files.filter(({ path }) => path.endsWith(".hbs")).map(({ path, text }) => [path, parseTemplate(text)]),
    );
    const early = withPartials(firstTemplates[target] ?? [...parsed.keys()], parsed, target);
    const part = [...parsed].filter(([path]) => early.has(path) !== (rest !== undefined));
    const json = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`; // faster to read than code
    const texts = files.map(({ path, text }) => [path, parsed.has(path) ? path : text]);
    return [
      `import { addRest, addTemplates } from ${JSON.stringify(join(source, "parse.ts"))};`,
      `addTemplates(${json(Object.fromEntries(part))});`,
      ...(rest === undefined && early.size < parsed.size
        ? [`addRest(${JSON.stringify(target)}, () => import("templates:${target}-rest"));`]
        : []),
      ...(rest === undefined ? [`export default ${json(Object.fromEntries(texts))};`] : []),
    ].join("\n");
  },
});

/** The templates of the file that is shown first; all of them for targets that are not here. */
const firstTemplates = { go: ["go/module.go.hbs"] };

/** Templates, and the partials in them. */
function withPartials(paths, parsed, target, found = new Set()) {
  for (const path of paths) {
    if (found.has(path)) continue;
    found.add(path);
    const names = JSON.stringify(parsed.get(path)).matchAll(/"kind":"partial","name":"([^"]+)"/g);
    withPartials(
      [...names].map(([, name]) => `${target}/partials/${name}.hbs`),
      parsed,
      target,
      found,
    );
  }
  return found;
}

function templateFiles(target) {
  const folders = [[join(root, "templates", target), target]];
  if (target === "site") folders.push([join(root, "dist", "targets", "site", "client"), "site/client"]);
  return folders.flatMap(([folder, prefix]) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = `${prefix}/${file.slice(folder.length + 1).replaceAll("\\", "/")}`;
        return { path, text: readFileSync(file, "utf8") };
      }),
  );
}
