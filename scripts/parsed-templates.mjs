import { hash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** How many characters the size of the index has, with blanks. */
const sizeWidth = 16;

/**
 * Writes templates to a file in `dist`, with their texts and parsed, as `generator/disk/shipped-templates.ts` reads them.
 * `folders` are those of the templates, by the prefix of their paths.
 */
export async function writeTemplates(folders, builtParser, dist) {
  const { parseTemplate } = await import(pathToFileURL(builtParser).href);
  const texts = new Map(Object.entries(folders).flatMap(([prefix, folder]) => textsBelow(folder, prefix)));
  const templates = new Set([...texts].flatMap(([path, text]) => (path.endsWith(".hbs") ? [text] : [])));
  const pieces = [];
  let end = 0;
  const place = (text) => {
    const bytes = Buffer.from(text);
    pieces.push(bytes);
    return [(end += bytes.length) - bytes.length, bytes.length];
  };
  const index = {
    texts: [...texts].sort().map(([path, text]) => [path, place(text)]),
    parsed: [...templates].map((text) => [hash("sha256", text, "base64"), place(JSON.stringify(parseTemplate(text)))]),
  };
  const head = Buffer.from(JSON.stringify(index));
  const size = Buffer.from(`${head.length}`.padEnd(sizeWidth));
  writeFileSync(join(dist, "templates.json"), Buffer.concat([size, head, ...pieces]));
}

/**
 * A plugin of esbuild that puts the parsed templates in the place of `render/parse.ts` and so of Handlebars: they are found by
 * the hash of their text. Any other text, such as that of a template that a team has overridden, is parsed by Handlebars.
 */
export const parsedTemplates = {
  name: "parsed-templates",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]render[\\/]parse\.ts$/ }, ({ suffix }) =>
      suffix === "" ? { contents: stand, loader: "js" } : undefined,
    );
  },
};

const stand = `import { readParsedTemplate } from "../disk/shipped-templates.js";
export function parseTemplate(text) {
  const parsed = readParsedTemplate(text);
  return parsed === undefined ? require("./parse.ts?handlebars").parseTemplate(text, true) : JSON.parse(parsed);
}
`;

function textsBelow(folder, prefix) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [prefix + path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]);
}
