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
import { encoderView, logView, responseView, sentView } from "./encode-view.js";
import { explanationView, moduleExplanationsView } from "./explanations-view.js";
import { identifiersOf } from "./identifiers.js";
import { pomText } from "./literals.js";
import {
  codeParts,
  codeView,
  errorsParts,
  errorsPartView,
  errorsView,
  isLarge,
  largeView,
  partView,
} from "./module-view.js";
import { codeClass, errorsClass, explanationsClass, fixturesClass, textsClass } from "./names.js";
import { javaOptions } from "./options.js";
import { operationClass, operationView } from "./operations-view.js";
import { pomView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { builderView, sendingView } from "./raise-view.js";
import {
  codesView,
  codeTypeView,
  exceptionView,
  invalidView,
  jsonView,
  kindView,
  localesView,
  packageView,
  paramView,
  sidesView,
} from "./root-view.js";
import { servedView } from "./served-view.js";
import { snippets } from "./snippet.js";
import { standardDecoderView, standardEncoderView } from "./standard-view.js";
import { surface } from "./surface.js";
import { verdictsView } from "./test-view.js";
import { fixturesView, testingPackage, testingView } from "./testing-view.js";
import { textsView } from "./text-view.js";

/** A Java package: an enum of codes for each module, exceptions for kinds, decoders and encoders. */
export const java: Target = {
  id: "java",
  options: javaOptions,
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ pom: pomText, markdown: markdownText });

const given = (condition: boolean, ...added: OutputFile[]): OutputFile[] => (condition ? added : []);

/** Adds a file: its path, its view, what it reads, and its template if that has another name. */
type AddFile = (name: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const { catalog, pkg, sdk } = context;
  const render = rendererOf(templates);
  const folder = pkg.replaceAll(".", "/");
  const inFolder =
    (below: string, end: string): AddFile =>
    (name, view, reads, template = name) =>
      itemFile(`java/${below}${name}${end}`, (items) => render(`${template}${end}.hbs`, view(), items), reads);
  const top = inFolder("", "");
  const main = inFolder(`src/main/java/${folder}/`, ".java");
  const test = inFolder(`src/test/java/${folder}/`, ".java");
  const plain = () => fileView(context);
  const { client, server, params, fieldErrors } = context;
  const withView = (names: readonly string[], view: () => object, file = main): OutputFile[] =>
    names.map((name) => file(name, view, []));
  const sides = () => sidesView(context);
  return [
    top("pom.xml", () => pomView(context), []),
    top("README.md", () => readmeView(context), [examplesIn(catalog)]),
    top(".gitignore", plain, []),
    main("package-info", () => packageView(context), []),
    main("Code", () => codesView(context), []),
    ...withView(["Kind", "Action", "Effect"], () => kindView(context)),
    ...withView(["ApiException", "Facts", "Space"], () => exceptionView(context)),
    main("CodeType", () => codeTypeView(context), []),
    ...withView(["ResponseException", ...(fieldErrors ? ["FieldError"] : [])], sides),
    ...catalog.modules.flatMap((module) => moduleFiles(context, module, main)),
    ...explanationFiles(context, main),
    main("Locales", () => localesView(context), []),
    main("Surrogates", plain, []),
    ...given(sdk.decode.hasForms, main("Form", plain, [])),
    ...given(hasParams(catalog) || params, main("Placeholders", plain, [])),
    ...given(
      params,
      main("Param", () => paramView(context), []),
    ),
    ...(client ? clientFiles(context, main) : []),
    ...(server ? serverFiles(context, main) : []),
    // Only the tests of a server read JSON.
    ...withView(["Json"], () => jsonView(context), client ? main : test),
    ...withView(["JsonParser"], plain, client ? main : test),
    ...(context.testkit ? testingFiles(context, inFolder) : []),
    ...operationFiles(context, inFolder(`src/main/java/${folder}/operations/`, ".java")),
    ...testFiles(context, test, `java/src/test/resources/${folder}/`),
  ];
}

function explanationFiles(context: Context, file: AddFile): OutputFile[] {
  const modules = explainedModules(context.catalog);
  return [
    ...given(
      modules.length > 0,
      file("Explanation", () => explanationView(context), []),
    ),
    ...modules.map((module) =>
      file(explanationsClass(module), () => moduleExplanationsView(context, module), [module], "ModuleExplanations"),
    ),
  ];
}

function operationFiles(context: Context, file: AddFile): OutputFile[] {
  const operations = operationsWithErrors(context.catalog);
  if (operations.length === 0) return [];
  return [
    file("package-info", () => fileView(context), [], "operations-package-info"),
    ...operations.map((operation) =>
      file(operationClass(operation), () => operationView(context, operation), [operation], "Operation"),
    ),
  ];
}

/** What tests of clients need, with a test of its own. */
function testingFiles(context: Context, inFolder: (below: string, end: string) => AddFile): OutputFile[] {
  const folder = `${context.pkg.replaceAll(".", "/")}/${testingPackage}/`;
  const main = inFolder(`src/main/java/${folder}`, ".java");
  const view = (): object => testingView(context);
  const reads = context.catalog.modules; // a response may have the common code of another module
  const names = ["package-info", "Fixture", "MockApi", "ErrorAssertions"];
  return [
    ...[...names, ...(context.catalog.envelopes.length > 0 ? ["Envelope"] : [])].map((name) =>
      main(name, view, reads, `testing/${name}`),
    ),
    ...publicModules(context.catalog).map((module) =>
      main(fixturesClass(module), () => fixturesView(context, module), reads, "testing/ModuleFixtures"),
    ),
    inFolder(`src/test/java/${folder}`, ".java")("FixtureTest", view, reads, "testing/FixtureTest"),
  ];
}

function clientFiles(context: Context, file: AddFile): OutputFile[] {
  const plain = () => fileView(context);
  const { catalog } = context;
  const { foreignKeys } = context.sdk.decode;
  return [
    ...["InvalidReason", "RetryDecision", "RetryOptions", "Response", "Received", "Utf8", "Excerpt"].map((name) =>
      file(name, plain, []),
    ),
    file("InvalidResponseException", () => invalidView(context), []),
    file("Decoder", () => decoderView(context), []),
    file("Headers", () => headersView(context), []),
    ...given(
      catalog.envelopes.length > 0,
      file("StandardDecoder", () => standardDecoderView(context), []),
    ),
    ...given(
      catalog.envelopes.some(({ id }) => id === "grpc"),
      file("GrpcDetails", () => standardDecoderView(context), []),
    ),
    ...(foreignKeys.length > 0 ? [file("Foreign", () => ({ ...plain(), keys: foreignKeys }), [])] : []),
  ];
}

function serverFiles(context: Context, file: AddFile): OutputFile[] {
  const plain = () => fileView(context);
  return [
    ...[
      "EncodeOptions",
      "JsonText",
      "JsonTree",
      "Clean",
      ...(context.locales.length > 1 ? ["AcceptLanguage"] : []),
    ].map((name) => file(name, plain, [])),
    file("ErrorBuilder", () => builderView(context), []),
    file("EncodedResponse", () => responseView(context), []),
    file("LogFields", () => logView(context), []),
    file("Encoder", () => encoderView(context), []),
    ...given(
      context.catalog.envelopes.length > 0,
      file("StandardEncoder", () => standardEncoderView(context), []),
    ),
    file("Sent", () => sentView(context), []),
    file("Served", () => servedView(context), []),
  ];
}

function testFiles(context: Context, test: AddFile, resources: string): OutputFile[] {
  const { catalog, client, server, locales } = context;
  return [
    test("ConformanceTest", () => verdictsView(context), []),
    test("Verdicts", () => verdictsView(context), []),
    ...(client
      ? [
          test("Decoding", () => verdictsView(context), []),
          conformanceFile(`${resources}decode.jsonl`, catalog, locales),
        ]
      : []),
    ...(server
      ? [
          test("Sending", () => sendingView(context), catalog.modules),
          raisedFile(`${resources}encode.jsonl`, catalog, locales),
        ]
      : []),
    ...given(
      catalog.envelopes.length > 0,
      itemFile(
        `${resources}envelopes.jsonl`,
        () => standardFile(catalog, locales, { client, server }),
        standardReads(catalog),
      ),
    ),
  ];
}

function moduleFiles(context: Context, module: Module, file: AddFile): OutputFile[] {
  return [
    ...(isLarge(module)
      ? [
          file(codeClass(module), () => largeView(context, module), [module], "LargeCode"),
          ...codeParts(module).map(({ part, entries }) =>
            file(part, () => partView(context, module, part, entries), [module], "CodePart"),
          ),
          ...errorsParts(module).map(({ part }, index) =>
            file(part, () => errorsPartView(context, module, index), [module], "ErrorsPart"),
          ),
        ]
      : [file(codeClass(module), () => codeView(context, module), [module], "ModuleCode")]),
    file(errorsClass(module), () => errorsView(context, module), [module], "ModuleErrors"),
    ...(module.entries.length === 0
      ? []
      : [file(textsClass(module), () => textsView(context, module), [module], "ModuleTexts")]),
  ];
}
