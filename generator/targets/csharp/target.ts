import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile, standardReads } from "../../conformance/standard.js";
import { examplesIn } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { publicModules } from "../../model/sent.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { explainedModules } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Target, TargetContext } from "../target.js";
import { markdownText } from "../text-line.js";
import { contextOf, fileView, hasParams } from "./context.js";
import type { Context } from "./context.js";
import { decoderView, headersView } from "./decode-view.js";
import { encoderView, logView, sentView } from "./encode-view.js";
import { explanationView, moduleExplanationsView } from "./explanations-view.js";
import { identifiersOf } from "./identifiers.js";
import { msbuildText } from "./literals.js";
import { codeView, errorsView, exceptionView, tableView } from "./module-view.js";
import {
  codeEnum,
  errorsClass,
  exceptionClass,
  explanationsClass,
  fixturesClass,
  operationClass,
  operationEnum,
  tableClass,
} from "./names.js";
import { operationsNamespace, operationView } from "./operations-view.js";
import { csharpOptions } from "./options.js";
import { packageView } from "./package-view.js";
import { sendingView } from "./raise-view.js";
import { factsView, invalidView, kindView, localesView, paramView, raiseView, spellingView } from "./root-view.js";
import { servedView } from "./served-view.js";
import { snippets } from "./snippet.js";
import { standardView } from "./standard-view.js";
import { surface } from "./surface.js";
import { fixturesView, testingNamespace, testingView } from "./testing-view.js";

/** A C# package: an enum of codes and an exception for each module, decoders and encoders. */
export const csharp: Target = {
  id: "csharp",
  options: csharpOptions,
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ msbuild: msbuildText, markdown: markdownText });

/** Adds a file: its path, its view, what it reads, and its template if that has another name. */
type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads = [], template = path) =>
    itemFile(`csharp/${path}`, (items) => render(`${template}.hbs`, view(), items), reads);
  const source: AddFile = (name, view, reads = [], template = name) =>
    file(`src/${name}.cs`, view, reads, `${template}.cs`);
  const { catalog, client, pkg, sdk, server, params, fieldErrors } = context;
  const facts = (): object => factsView(context);
  const given = (condition: boolean, name: string, view = facts): OutputFile[] =>
    condition ? [source(name, view)] : [];
  return [
    file(".gitignore", facts, [], "gitignore"),
    file("README.md", () => packageView(context), [examplesIn(catalog), catalog.operations]),
    file(`src/${pkg}.csproj`, () => packageView(context), [examplesIn(catalog)], "project.csproj"),
    ...["ErrorKind", "ErrorAction"].map((name) => source(name, () => kindView(context))),
    ..."ApiException CatalogEntry ErrorEffect Facts Invariant ResponseException Space"
      .split(" ")
      .map((name) => source(name, facts)),
    source("EnumIds", facts),
    source("Locales", () => localesView(context)),
    source("Spelling", () => spellingView(context)),
    ...given(fieldErrors, "FieldError"),
    ...given(params, "Param", () => paramView(context)),
    ...given(params || hasParams(catalog), "Placeholders"),
    ...given(sdk.decode.hasForms, "Form"),
    ...catalog.modules.flatMap((module) => moduleFiles(context, module, source)),
    ...explanationFiles(context, source),
    ...operationsWithErrors(catalog).flatMap((operation) => {
      const [view, below] = [() => operationView(context, operation), `${operationsNamespace}/`];
      return [
        source(`${below}${operationEnum(operation)}`, view, [operation], "OperationError"),
        source(`${below}${operationClass(operation)}`, view, [operation], "Operation"),
      ];
    }),
    ...(client ? clientFiles(context, source) : []),
    ...(server ? serverFiles(context, source) : []),
    // Only the tests of a server read JSON.
    ...["Json", "JsonTree"].map((name) =>
      file(`${client ? "src" : "tests"}/${name}.cs`, () => standardView(context), [], `${name}.cs`),
    ),
    ...testFiles(context, file),
  ];
}

function explanationFiles(context: Context, source: AddFile): OutputFile[] {
  const modules = explainedModules(context.catalog);
  return [
    ...(modules.length > 0 ? [source("Explanation", () => explanationView(context))] : []),
    ...modules.map((module) =>
      source(explanationsClass(module), () => moduleExplanationsView(context, module), [module], "ModuleExplanations"),
    ),
  ];
}

function clientFiles(context: Context, source: AddFile): OutputFile[] {
  const { catalog, sdk } = context;
  const { foreignKeys } = sdk.decode;
  const standard = (): object => standardView(context);
  const foreign = (): object => ({ ...fileView(context), keys: foreignKeys });
  return [
    ..."ApiResponse Body BodyExcerpt InvalidReason Received RetryDecision RetryOptions RetryReason"
      .split(" ")
      .map((name) => source(name, () => fileView(context))),
    source("Decoder", () => decoderView(context)),
    source("Headers", () => headersView(context)),
    source("InvalidResponseException", () => invalidView(context)),
    ...(catalog.envelopes.length > 0 ? [source("StandardDecoder", standard)] : []),
    ...(catalog.envelopes.some(({ id }) => id === "grpc") ? [source("GrpcDetails", standard)] : []),
    ...(foreignKeys.length > 0 ? [source("Foreign", foreign)] : []),
  ];
}

function serverFiles(context: Context, source: AddFile): OutputFile[] {
  const { catalog, locales } = context;
  return [
    ..."CleanText EncodeOptions JsonBuilder JsonText".split(" ").map((name) => source(name, () => fileView(context))),
    ...["Raise", "RaiseOptions"].map((name) => source(name, () => raiseView(context))),
    ...(locales.length > 1 ? [source("AcceptLanguage", () => fileView(context))] : []),
    source("EncodedResponse", () => standardView(context)),
    source("Encoder", () => encoderView(context)),
    source("LogFields", () => logView(context)),
    source("Sent", () => sentView(context)),
    source("Served", () => servedView(context)),
    ...(catalog.envelopes.length > 0 ? [source("StandardEncoder", () => standardView(context))] : []),
  ];
}

function testFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, client, locales, pkg, server } = context;
  const examples = [examplesIn(catalog)];
  const whole = (): object => packageView(context);
  const standard = (): string => standardFile(catalog, locales, { client, server });
  return [
    file(`tests/${pkg}.Tests.csproj`, whole, examples, "tests/tests.csproj"),
    file("tests/Program.cs", whole, examples),
    file("tests/Verdicts.cs", whole, examples),
    ...(client
      ? [file("tests/Decoding.cs", whole, examples), conformanceFile("csharp/tests/decode.jsonl", catalog, locales)]
      : []),
    ...(server
      ? [
          file("tests/Sending.cs", () => sendingView(context), catalog.modules),
          raisedFile("csharp/tests/encode.jsonl", catalog, locales),
        ]
      : []),
    ...(catalog.envelopes.length > 0
      ? [itemFile("csharp/tests/envelopes.jsonl", standard, standardReads(catalog))]
      : []),
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
    ...publicModules(context.catalog).map((module) =>
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
