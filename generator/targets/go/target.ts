import { conformanceFile } from "../../conformance/cases.js";
import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import type { OutputFile } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Snippet, Target, TargetContext } from "../target.js";
import { docLocale } from "./docs.js";
import { identifiersOf } from "./identifiers.js";
import { constantName, layoutOf } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { goLayoutGiven } from "./layout-given.js";
import { goComment, goMarkdown, goString } from "./literals.js";
import { infoView, moduleView } from "./module-view.js";
import { goOptions } from "./options.js";
import { readmeView } from "./readme-view.js";
import { decodeView, errorView, fileView, invalidView, kindView, lookupView, wireView } from "./root-view.js";
import { surface } from "./surface.js";
import { decodeTestView, moduleTestView, verdictView } from "./test-view.js";
import { textsView } from "./text-view.js";

/** A Go module: a package of codes for each module of the catalog, or one for all. */
export const go: Target = {
  id: "go",
  options: goOptions,
  identifiers: (catalog) => identifiersOf(layoutOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(layoutOf(catalog), context)),
  rules: [goLayoutGiven],
  surface,
  snippets,
};

const rendererOf = rendererWith({ comment: goComment, string: goString, markdown: goMarkdown });

function files(layout: Layout, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file = (path: string, view: object, template = path): OutputFile => ({
    path: `go/${path}`,
    text: render(`${template}.hbs`, view),
  });
  const plain = fileView(layout);
  const locales = layout.locales.map(({ tag }) => tag);
  const cuts = layout.shape === "layered" && layout.catalog.envelope.moduleCode.length > 0;
  const { foreign } = decodeView(layout);
  return [
    file("go.mod", plain),
    file("README.md", readmeView(layout)),
    file("error.go", errorView(layout)),
    file("kind.go", kindView(layout)),
    file("invalid.go", invalidView(layout)),
    file("lookup.go", lookupView(layout)),
    ...layout.units.flatMap((unit) => unitFiles(layout, unit, file)),
    file("decode_test.go", decodeTestView(layout)),
    file("verdict_test.go", verdictView(layout)),
    ...(layout.locales.length > 1 ? [file("internal/language/language.go", plain)] : []),
    file("internal/wire/json.go", plain),
    file("internal/wire/check.go", plain),
    file("internal/wire/code.go", wireView(layout)),
    file("internal/wire/decode.go", decodeView(layout)),
    ...(cuts ? [file("internal/wire/form.go", plain)] : []),
    ...(foreign.length > 0 ? [file("internal/wire/foreign.go", plain)] : []),
    { path: "go/testdata/decode.jsonl", text: conformanceFile(layout.catalog, locales) },
  ];
}

function unitFiles(
  layout: Layout,
  unit: Unit,
  file: (path: string, view: object, template: string) => OutputFile,
): OutputFile[] {
  const { folder, stem } = unit.files;
  const main = unit.root ? `${stem}codes` : unit.pkg;
  const texts = textsView(layout, unit);
  return [
    file(`${folder}${main}.go`, moduleView(layout, unit), "module.go"),
    file(`${folder}${stem}info.go`, infoView(layout, unit), "info.go"),
    ...(texts.functions.length > 0 ? [file(`${folder}${stem}text.go`, texts, "text.go")] : []),
    ...(unit.module.entries.length > 0
      ? [file(`${folder}${main}_test.go`, moduleTestView(layout, unit), "module_test.go")]
      : []),
  ];
}

function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const layout = layoutOf(catalog);
  const units = new Map(layout.units.map((unit) => [unit.module.id, unit]));
  const ordinary = layout.units.find(({ common }) => !common);
  return (entry) => {
    const unit = units.get(entry.module);
    if (unit === undefined) throw new Error(`there is no module ${entry.module}`);
    // A common code is found in the error of any module's response.
    const called = unit.common ? (ordinary ?? unit) : unit;
    const condition =
      unit.module.success === entry
        ? "err == nil"
        : `errors.Is(err, ${unit.imported}.${constantName(layout, unit, entry.name)})`;
    const code = [
      `err := ${called.imported}.${called.decode}(body)`,
      `if ${condition} {`,
      ...(hasAdvice(entry) ? [`\t//${goComment(advice(entry, docLocale(layout)))}`] : []),
      `\treturn err`,
      "}",
    ];
    return { language: "go", title: "Go", code: code.join("\n") };
  };
}
