import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";

const blocks = ["each", "if", "unless"];

/**
 * A module that stands in for `handlebars` and compiles the templates of a folder without its compiler: it finds them by
 * their text. Any other text, such as that of a template that was edited since, is compiled by Handlebars itself.
 */
export function compileTemplates(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".hbs"))
    .sort();
  const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const targets = Map.groupBy
    ? Map.groupBy(paths, (path) => path.split("/")[0])
    : new Map(
        [...new Set(paths.map((path) => path.split("/")[0]))].map((target) => [
          target,
          paths.filter((path) => path.startsWith(`${target}/`)),
        ]),
      );
  const entries = [...targets.values()].flatMap((ofTarget) => {
    const helpers = new Set([...blocks, ...ofTarget.flatMap((path) => helpersOf(Handlebars.parse(texts.get(path))))]);
    const options = {
      strict: true,
      noEscape: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries([...helpers].map((name) => [name, true])),
    };
    return ofTarget.map((path) => {
      const text = texts.get(path);
      return `[${JSON.stringify(text)}, ${Handlebars.precompile(text, options)}]`;
    });
  });
  return `import runtime from "handlebars/runtime.js";
const compiled = new Map([${[...new Set(entries)].join(",\n")}]);
function create() {
  const handlebars = runtime.create();
  handlebars.compile = (text, options) => {
    const known = compiled.get(text);
    if (known !== undefined) return handlebars.template(known);
    const whole = Object.assign(require("handlebars").create(), { helpers: handlebars.helpers, partials: handlebars.partials });
    return whole.compile(text, options);
  };
  return handlebars;
}
export default { create };
`;
}

/** The helpers that a template uses: whatever takes an argument. */
function helpersOf({ body }) {
  return body.flatMap((node) => {
    if (node.type === "MustacheStatement") return node.params.length > 0 ? [node.path.original] : [];
    if (node.type !== "BlockStatement") return [];
    return [node.program, node.inverse].flatMap((program) => (program ? helpersOf(program) : []));
  });
}
