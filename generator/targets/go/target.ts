import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { examplesIn } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Target, TargetContext } from "../target.js";
import { adapterTestView, adapterView, handlerTestView, raisedIn } from "./adapter-view.js";
import { contextOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { decodeView, wireView } from "./decode-view.js";
import { encodeTestView } from "./encode-test-view.js";
import { encodeView, servedView, wireEncodeView } from "./encode-view.js";
import { identifiersOf } from "./identifiers.js";
import { goLayoutGiven } from "./layout-given.js";
import { fixturesView, kitTestView, kitView } from "./kit-view.js";
import { goModuleGiven } from "./module-given.js";
import { goComment, goMarkdown, goString } from "./literals.js";
import { infoView, moduleView } from "./module-view.js";
import { goOptions } from "./options.js";
import { constructorsView, raiseView } from "./raise-view.js";
import { readmeView } from "./readme-view.js";
import { errorView, fileView, invalidView, kindView, lookupView, responseView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";
import { decodeTestView, moduleTestView, verdictView } from "./test-view.js";
import { textsView } from "./text-view.js";

/** A Go module: a package of codes for each module of the catalog, or one for all. */
export const go: Target = {
  id: "go",
  options: goOptions,
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  rules: [goLayoutGiven, goModuleGiven],
  surface,
  snippets,
};

const rendererOf = rendererWith({ comment: goComment, string: goString, markdown: goMarkdown });

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads, template = path) =>
    lazyFile(`go/${path}`, () => render(`${template}.hbs`, view()), reads);
  const plain = fileView(context);
  const examples = [examplesIn(context.catalog)];
  const hasSources = context.sdk.decode.sources.length > 0;
  return [
    file("go.mod", () => plain, []),
    file("README.md", () => readmeView(context), examples),
    file("error.go", () => errorView(context), []),
    file("kind.go", () => kindView(context), []),
    file("lookup.go", () => lookupView(context), []),
    ...context.units.flatMap((unit) => unitFiles(context, unit, file)),
    ...(context.client ? clientFiles(context, file) : []),
    ...(context.server ? serverFiles(context, file) : []),
    ...adapterFiles(context, file),
    ...(context.kit === "" ? [] : kitFiles(context, file)),
    file("program_test.go", () => verdictView(context), []),
    ...(context.locales.length > 1
      ? [file("internal/language/language.go", () => ({ ...plain, server: context.server }), [])]
      : []),
    file("internal/wire/utf8.go", () => plain, []),
    ...(context.client || hasSources ? [file("internal/wire/code.go", () => wireView(context), [])] : []),
    ...(hasSources ? [file("internal/wire/form.go", () => plain, [])] : []),
  ];
}

/** What decodes responses. */
function clientFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, sdk } = context;
  const plain = fileView(context);
  const examples = [examplesIn(catalog)];
  const locales = context.locales.map(({ tag }) => tag);
  return [
    file("invalid.go", () => invalidView(context), []),
    file("response.go", () => responseView(context), []),
    file("retry.go", () => plain, []),
    file("decode_test.go", () => decodeTestView(context), examples),
    file("verdict_test.go", () => verdictView(context), []),
    file("internal/wire/json.go", () => plain, []),
    file("internal/wire/check.go", () => plain, []),
    file("internal/wire/decode.go", () => decodeView(context), []),
    file("internal/wire/response.go", () => decodeView(context), []),
    ...(sdk.decode.sources.length > 0 ? [file("internal/wire/find.go", () => plain, [])] : []),
    ...(sdk.decode.foreignKeys.length > 0 ? [file("internal/wire/foreign.go", () => plain, [])] : []),
    conformanceFile("go/testdata/decode.jsonl", catalog, locales),
  ];
}

type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function serverFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, locales } = context;
  const { modules } = catalog;
  return [
    file("encode_test.go", () => encodeTestView(context), []),
    raisedFile(
      "go/testdata/encode.jsonl",
      catalog,
      locales.map(({ tag }) => tag),
    ),
    file("raise.go", () => raiseView(context), []),
    file("encode.go", () => encodeView(context), []),
    file("served.go", () => servedView(context), modules),
    file("internal/wire/encode.go", () => wireEncodeView(context), []),
    file("internal/wire/write.go", () => ({ ...fileView(context), client: context.client }), []),
    ...(context.locales.length > 1 ? [file("internal/language/accept.go", () => fileView(context), [])] : []),
    ...context.units
      .filter(({ module }) => module.entries.length > 0)
      .map((unit) => {
        const { folder, stem } = unit.files;
        return file(`${folder}${stem}new.go`, () => constructorsView(context, unit), [unit.module], "new.go");
      }),
  ];
}

function adapterFiles(context: Context, file: AddFile): OutputFile[] {
  if (!context.adapters.includes("nethttp")) return [];
  const names = [
    ...(context.client ? ["nethttp", "retry"] : []),
    ...(context.server ? ["write", "handler", "tracked"] : []),
  ];
  return [
    ...names.map((name) => file(`nethttp/${name}.go`, () => adapterView(context), [])),
    ...(context.client
      ? [file("nethttp/nethttp_test.go", () => adapterTestView(context), [examplesIn(context.catalog)])]
      : []),
    ...(context.server && raisedIn(context) !== undefined
      ? [file("nethttp/handler_test.go", () => handlerTestView(context))]
      : []),
  ];
}

/** A package for tests of programs that use the others. */
function kitFiles(context: Context, file: AddFile): OutputFile[] {
  const { kit, catalog } = context;
  const { modules } = catalog;
  return [
    file(`${kit}/${kit}.go`, () => kitView(context), modules, "kit/kit.go"),
    file(`${kit}/fixtures.go`, () => fixturesView(context), modules, "kit/fixtures.go"),
    file(`${kit}/${kit}_test.go`, () => kitTestView(context), modules, "kit/kit_test.go"),
  ];
}

function unitFiles(context: Context, unit: Unit, file: AddFile): OutputFile[] {
  const { folder, stem } = unit.files;
  const main = unit.root ? `${stem}codes` : unit.pkg;
  const hasTexts = unit.module.entries.some(({ params }) => params.length > 0);
  return [
    file(`${folder}${main}.go`, () => moduleView(context, unit), [unit.module], "module.go"),
    file(`${folder}${stem}info.go`, () => infoView(context, unit), [unit.module], "info.go"),
    ...(hasTexts ? [file(`${folder}${stem}text.go`, () => textsView(context, unit), [unit.module], "text.go")] : []),
    ...(unit.module.entries.length > 0
      ? [file(`${folder}${main}_test.go`, () => moduleTestView(context, unit), [], "module_test.go")]
      : []),
  ];
}
