import { hash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The file with the parsed templates, beside the programs. */
const fileName = "templates.json";

/** How many characters the size of the index has, with blanks. */
const sizeWidth = 16;

/**
 * Writes the templates of a folder, parsed, to a file in `dist`: the size of an index, the index, then one template after
 * another. A run needs few of them, so it reads each from the file when it is printed.
 */
export async function writeParsedTemplates(folder, builtParser, dist) {
  const { parseTemplate } = await import(pathToFileURL(builtParser).href);
  const parsed = templatesIn(folder).map((text) => [keyOf(text), Buffer.from(JSON.stringify(parseTemplate(text)))]);
  let end = 0;
  const index = parsed.map(([key, { length }]) => [key, [(end += length) - length, length]]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(index)));
  const size = Buffer.from(`${head.length}`.padEnd(sizeWidth));
  writeFileSync(join(dist, fileName), Buffer.concat([size, head, ...parsed.map(([, bytes]) => bytes)]));
}

/**
 * A plugin of esbuild that puts the parsed templates in the place of `render/parse.ts` and so of Handlebars: they are found by
 * the hash of their text. Any other text, such as that of a template that was edited since, is parsed by Handlebars.
 */
export const parsedTemplates = {
  name: "parsed-templates",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^handlebars$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /[\\/]render[\\/]parse\.ts$/ }, ({ suffix }) =>
      suffix === "" ? { contents: stand, loader: "js" } : undefined,
    );
  },
};

function templatesIn(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".hbs"));
  return [...new Set(paths.sort().map((path) => readFileSync(join(folder, path), "utf8")))];
}

const keyOf = (text) => hash("sha256", text, "base64");

const stand = `import { hash } from "node:crypto";
import { openSync, readSync } from "node:fs";
import { join } from "node:path";
let parsed;
function open() {
  const file = openSync(join(import.meta.dirname, "${fileName}"));
  const size = Number(read(file, 0, ${sizeWidth}));
  return { file, start: ${sizeWidth} + size, index: JSON.parse(read(file, ${sizeWidth}, size)) };
}
function read(file, start, size) {
  const bytes = Buffer.allocUnsafe(size);
  return bytes.toString("utf8", 0, readSync(file, bytes, 0, size, start));
}
export function parseTemplate(text) {
  parsed ??= open();
  const [start, size] = parsed.index[hash("sha256", text, "base64")] ?? [];
  return start === undefined
    ? require("./parse.ts?handlebars").parseTemplate(text, true)
    : JSON.parse(read(parsed.file, parsed.start + start, size));
}
`;
