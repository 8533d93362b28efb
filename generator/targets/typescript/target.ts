import { conformanceFile } from "../../conformance/cases.js";
import type { Catalog } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { generatedFrom } from "../header.js";
import type { Target, TargetContext } from "../target.js";
import { decodeView } from "./decode-view.js";
import { emitter } from "./emit.js";
import { identifiers } from "./identifiers.js";
import { infoView } from "./info-view.js";
import { commentLine, htmlComment, markdownText } from "./literals.js";
import { indexFile, moduleFiles } from "./modules.js";
import type { ModuleFile } from "./modules.js";
import { optionsOf, typescriptOptions } from "./options.js";
import { createPrint } from "./print.js";
import { packageJson, tsconfigView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { errorView, invalidResponseView, localeView, localizeView } from "./root-view.js";
import { snippets } from "./snippet.js";
import type { View } from "./structure.js";
import { surface } from "./surface.js";
import { testView } from "./test-view.js";

/** An npm package of TypeScript: codes, errors, guards and decoders. */
export const typescript: Target = {
  id: "typescript",
  options: typescriptOptions,
  identifiers,
  surface,
  generate,
  snippets,
};

const rendererOf = rendererWith({
  lineComment: commentLine,
  comment: commentLine,
  markdown: markdownText,
  htmlComment,
});

function generate(catalog: Catalog, { templates }: TargetContext): Promise<readonly OutputFile[]> {
  const options = optionsOf(catalog);
  const render = rendererOf(templates);
  const print = createPrint(render);
  const compiled = emitter();
  const file = (path: string, make: () => string): OutputFile => lazyFile(`typescript/${path}`, make);
  const source = (path: string, make: () => string): readonly OutputFile[] => compiled(`typescript/${path}`, make);
  const filled = (path: string, view: () => View): readonly OutputFile[] =>
    source(path, () => render(`${path}.hbs`, view()));
  const module = ({ path, source: spec, statements }: ModuleFile): readonly OutputFile[] =>
    source(path, () => print(commentLine(generatedFrom(spec)), statements()));
  return Promise.resolve([
    file("README.md", () => render("README.md.hbs", readmeView(catalog, options))),
    file("package.json", () => packageJson(catalog, options)),
    file("tsconfig.json", () => render("tsconfig.json.hbs", tsconfigView(catalog, options))),
    ...moduleFiles(catalog, options).flatMap(module),
    ...filled("src/decode.ts", () => decodeView(catalog, options)),
    ...filled("src/error.ts", () => errorView(catalog, options)),
    ...filled("src/info.ts", () => infoView(catalog)),
    ...filled("src/invalid-response.ts", () => invalidResponseView(catalog, options)),
    ...filled("src/locale.ts", () => localeView(catalog, options)),
    ...filled("src/localize.ts", () => localizeView(catalog, options)),
    ...module(indexFile(catalog, options)),
    ...["decode.test.js", "program.js", "verdict.js"].map((name) =>
      file(`test/${name}`, () => render(`test/${name}.hbs`, testView(catalog, options))),
    ),
    file("test/decode.jsonl", () => conformanceFile(catalog, options.locales)),
  ]);
}
