import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * A plugin of esbuild that puts the templates of a folder, parsed, in the place of `render/parse.ts` and so of Handlebars:
 * it finds them by the hash of their text. Any other text, such as that of a template that was edited since, is parsed by Handlebars.
 */
export function parsedTemplates(folder, builtParser) {
  return {
    name: "parsed-templates",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^handlebars$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /[\\/]render[\\/]parse\.ts$/ }, async ({ suffix }) => {
        if (suffix !== "") return undefined;
        const { parseTemplate } = await import(pathToFileURL(builtParser).href);
        const parsed = templatesIn(folder).map((text) => [
          hash("sha256", text, "base64"),
          JSON.stringify(parseTemplate(text)),
        ]);
        return { contents: stand(parsed), loader: "js" };
      });
    },
  };
}

function templatesIn(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".hbs"));
  return [...new Set(paths.sort().map((path) => readFileSync(join(folder, path), "utf8")))];
}

const stand = (parsed) => `import { hash } from "node:crypto";
const parsed = new Map(${JSON.stringify(parsed)});
export function parseTemplate(text) {
  const known = parsed.get(hash("sha256", text, "base64"));
  return known === undefined ? require("./parse.ts?handlebars").parseTemplate(text, true) : JSON.parse(known);
}
`;
