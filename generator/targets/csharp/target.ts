import { conformanceFile } from "../../conformance/cases.js";
import { examplesIn } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Target, TargetContext } from "../target.js";
import { markdownText } from "../text-line.js";
import { contextOf, fileView, hasTexts } from "./context.js";
import type { Context } from "./context.js";
import { decoderView, headersView } from "./decode-view.js";
import { identifiersOf } from "./identifiers.js";
import { msbuildText } from "./literals.js";
import { codeView, errorsView, exceptionView, tableView } from "./module-view.js";
import { codeEnum, errorsClass, exceptionClass, fixturesClass, tableClass } from "./names.js";
import { csharpOptions } from "./options.js";
import { packageView } from "./package-view.js";
import { factsView, invalidView, kindView, localesView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";
import { fixturesView, testedModules, testingNamespace, testingView } from "./testing-view.js";

/** A C# package for clients: an enum of codes and an exception for each module, and decoders. */
export const csharp: Target = {
  id: "csharp",
  options: csharpOptions,
  lacks: ["standard-envelopes", "operations"],
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ msbuild: msbuildText, markdown: markdownText });

/** Adds a file: its path, its view, what it reads, and its template if that has another name. */
type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

/** The files that have nothing of the catalog but its name. */
const plain =
  "ApiResponse Body BodyExcerpt EnumIds ErrorEffect InvalidReason Invariant Json JsonTree Received ResponseException RetryDecision RetryOptions RetryReason Space Spelling";

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads = [], template = path) =>
    itemFile(`csharp/${path}`, (items) => render(`${template}.hbs`, view(), items), reads);
  const source = (name: string, view: () => object, reads: Reads = [], template = name): OutputFile =>
    file(`src/${name}.cs`, view, reads, `${template}.cs`);
  const { catalog, pkg, sdk, params, fieldErrors, locales } = context;
  const examples = [examplesIn(catalog)];
  const whole = (): object => packageView(context);
  const given = (condition: boolean, name: string, view = () => fileView(context) as object): OutputFile[] =>
    condition ? [source(name, view)] : [];
  return [
    file(".gitignore", () => fileView(context), [], "gitignore"),
    file("README.md", whole, examples),
    file(`src/${pkg}.csproj`, whole, examples, "project.csproj"),
    ...plain.split(" ").map((name) => source(name, () => fileView(context))),
    ...["ErrorKind", "ErrorAction"].map((name) => source(name, () => kindView(context))),
    ...["ApiException", "CatalogEntry", "Facts"].map((name) => source(name, () => factsView(context))),
    source("Decoder", () => decoderView(context)),
    source("Headers", () => headersView(context)),
    source("InvalidResponseException", () => invalidView(context)),
    source("Locales", () => localesView(context)),
    ...given(fieldErrors, "FieldError"),
    ...given(params, "Param"),
    ...given(params || hasTexts(context), "Placeholders"),
    ...given(sdk.decode.hasForms, "Form"),
    ...given(sdk.decode.foreignKeys.length > 0, "Foreign", () => ({
      ...fileView(context),
      keys: sdk.decode.foreignKeys,
    })),
    ...catalog.modules.flatMap((module) => moduleFiles(context, module, source)),
    file(`tests/${pkg}.Tests.csproj`, whole, examples, "tests/tests.csproj"),
    file("tests/Program.cs", whole, examples),
    file("tests/Verdicts.cs", whole, examples),
    conformanceFile("csharp/tests/decode.jsonl", catalog, locales),
    ...(context.testkit ? testingFiles(context, file) : []),
  ];
}

/** What tests of clients need, with a test of its own. */
function testingFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog } = context;
  const testing = (name: string, view: () => object, template = name): OutputFile =>
    file(`src/${testingNamespace}/${name}.cs`, view, catalog.modules, `Testing/${template}.cs`); // a common code is of another module
  const view = (): object => testingView(context);
  const names = ["ErrorAssert", "ErrorAssertException", "Fixture", "FixtureRow", "MockHandler"];
  return [
    ...[...names, ...(catalog.envelopes.length > 0 ? ["Envelope"] : [])].map((name) => testing(name, view)),
    ...testedModules(context).map((module) =>
      testing(fixturesClass(module), () => fixturesView(context, module), "ModuleFixtures"),
    ),
    file("tests/Fixtures.cs", view, catalog.modules),
  ];
}

function moduleFiles(context: Context, module: Module, source: AddFile): OutputFile[] {
  return [
    source(codeEnum(module), () => codeView(context, module), [module], "ModuleCode"),
    source(exceptionClass(module), () => exceptionView(context, module), [module], "ModuleException"),
    source(errorsClass(module), () => errorsView(context, module), [module], "ModuleErrors"),
    source(tableClass(module), () => tableView(context, module), [module], "ModuleTable"),
  ];
}
