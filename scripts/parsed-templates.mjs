import { hash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The file with the parsed templates, beside the programs. */
const fileName = "templates.json";

/**
 * Writes the templates of a folder, parsed, to a file in `dist`: an index on the first line, then one template after another.
 * A run needs few of them, so it takes the text of each from the file when it is printed. In the program itself, all of them
 * would be in memory.
 */
export async function writeParsedTemplates(folder, builtParser, dist) {
  const { parseTemplate } = await import(pathToFileURL(builtParser).href);
  const parsed = templatesIn(folder).map((text) => [keyOf(text), Buffer.from(JSON.stringify(parseTemplate(text)))]);
  let end = 0;
  const index = parsed.map(([key, { length }]) => [key, [end, (end += length)]]);
  const head = Buffer.from(`${JSON.stringify(Object.fromEntries(index))}\n`);
  writeFileSync(join(dist, fileName), Buffer.concat([head, ...parsed.map(([, bytes]) => bytes)]));
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
import { readFileSync } from "node:fs";
import { join } from "node:path";
let parsed;
function open() {
  const bytes = readFileSync(join(import.meta.dirname, "${fileName}"));
  const start = bytes.indexOf("\\n") + 1;
  return { index: JSON.parse(bytes.toString("utf8", 0, start)), bytes: bytes.subarray(start) };
}
export function parseTemplate(text) {
  parsed ??= open();
  const place = parsed.index[hash("sha256", text, "base64")];
  return place === undefined
    ? require("./parse.ts?handlebars").parseTemplate(text, true)
    : JSON.parse(parsed.bytes.toString("utf8", ...place));
}
`;
