import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile, standardReads } from "../../conformance/standard.js";
import { examplesIn } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { explainedModules } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Target, TargetContext } from "../target.js";
import { markdownText } from "../text-line.js";
import { contextOf, fileView } from "./context.js";
import type { Context } from "./context.js";
import { explanationView, moduleExplanationsView } from "./explanations-view.js";
import { identifiersOf } from "./identifiers.js";
import { jsonString } from "./literals.js";
import { codeView, errorsView, tableView } from "./module-view.js";
import { codeEnum, errorsClass, exceptionClass, explanationsClass, tableClass } from "./names.js";
import { operationEnum, operationsNamespace, operationView } from "./operations-view.js";
import { phpOptions } from "./options.js";
import { sendingView } from "./raise-view.js";
import { exceptionView, invalidView, jsonView, kindView, logView, packageView, planView } from "./root-view.js";
import { servedView } from "./served-view.js";
import { snippets } from "./snippet.js";
import { standardView } from "./standard-view.js";
import { surface } from "./surface.js";
import { testingNamespace, testingView } from "./testing-view.js";

/** A PHP package: an enum of codes for each module, exceptions for kinds, decoders and encoders. */
export const php: Target = {
  id: "php",
  options: phpOptions,
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ json: jsonString, markdown: markdownText });

/** The classes of both halves, and those of one. */
const both = {
  shown: "ApiException Code Effect FieldError ResponseException",
  internal: "CodeFacts CodeType Facts Form Locales Placeholders Space Utf8",
};
const clients = {
  shown: "InvalidReason RetryDecision RetryOptions RetryReason",
  internal: "Decoder Excerpt FieldErrors Headers Params Received",
};
const servers = {
  shown: "EncodedResponse EncodeOptions ErrorMiddleware LogFields RaiseOptions",
  internal: "AcceptLanguage Clean Encoder JsonText JsonTree Raise RequestId Sent Served Values",
};

/** Adds a file: its path, its view, what it reads, and its template if that has another name. */
type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads = [], template = path) =>
    itemFile(`php/${path}`, (items) => render(`${template}.hbs`, view(), items), reads);
  const plain = (): object => fileView(context);
  const whole = (): object => packageView(context);
  const { catalog, client, server } = context;
  const examples = [examplesIn(catalog)];
  return [
    file("composer.json", whole, examples),
    file("README.md", whole, [...examples, catalog.operations]),
    file(".gitattributes", plain, [], "gitattributes"),
    file(".gitignore", plain, [], "gitignore"),
    file("phpunit.xml.dist", plain),
    ...["Action", "Kind"].map((name) => file(`src/${name}.php`, () => kindView(context))),
    ...kindIds.map((kind) =>
      file(`src/${exceptionClass(kind)}.php`, () => exceptionView(context, kind), [], "src/KindException.php"),
    ),
    ...[both, ...(client ? [clients] : []), ...(server ? [servers] : [])].flatMap(({ shown, internal }) => [
      ...shown.split(" ").map((name) => file(`src/${name}.php`, () => viewOf(context, name))),
      ...internal.split(" ").map((name) => file(`src/Internal/${name}.php`, () => viewOf(context, name))),
    ]),
    file("src/Internal/Plan.php", () => planView(context)),
    // Only the tests of a server read JSON.
    client
      ? file("src/Internal/Json.php", () => jsonView(context, "Internal"))
      : file("tests/Json.php", () => jsonView(context, "Tests"), [], "src/Internal/Json.php"),
    ...(client ? [file("src/InvalidResponseException.php", () => invalidView(context))] : []),
    ...standardFiles(context, file),
    ...catalog.modules.flatMap((module) => [
      file(`src/${codeEnum(module)}.php`, () => codeView(context, module), [module], "src/ModuleCode.php"),
      file(`src/${errorsClass(module)}.php`, () => errorsView(context, module), [module], "src/ModuleErrors.php"),
      file(
        `src/Internal/${tableClass(module)}.php`,
        () => tableView(context, module),
        [module],
        "src/Internal/ModuleTable.php",
      ),
    ]),
    ...operationsWithErrors(catalog).map((operation) =>
      file(
        `src/${operationsNamespace}/${operationEnum(operation)}.php`,
        () => operationView(context, operation),
        [operation],
        "src/Operation.php",
      ),
    ),
    ...explanationFiles(context, file),
    ...(context.testkit ? testingFiles(context, file) : []),
    ...testFiles(context, file),
  ];
}

function explanationFiles(context: Context, file: AddFile): OutputFile[] {
  const modules = explainedModules(context.catalog);
  return [
    ...(modules.length > 0 ? [file("src/Explanation.php", () => explanationView(context))] : []),
    ...modules.map((module) =>
      file(
        `src/Internal/${explanationsClass(module)}.php`,
        () => moduleExplanationsView(context, module),
        [module],
        "src/Internal/ModuleExplanations.php",
      ),
    ),
  ];
}

/** What tests of clients need, with a test of its own. */
function testingFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog } = context;
  const view = (): object => testingView(context);
  const names = [
    "Fixture",
    "Fixtures",
    "MockClient",
    "ErrorAssert",
    ...(catalog.envelopes.length > 0 ? ["Envelope"] : []),
  ];
  return [...names.map((name) => `src/${testingNamespace}/${name}.php`), "tests/FixtureTest.php"].map((path) =>
    file(path, view, catalog.modules),
  );
}

/** What a class prints. */
function viewOf(context: Context, name: string): object {
  const views: Readonly<Record<string, (context: Context) => object>> = {
    EncodedResponse: standardView,
    ErrorMiddleware: standardView,
    Facts: kindView,
    LogFields: logView,
    Params: standardView,
    Served: servedView,
  };
  return (views[name] ?? fileView)(context);
}

function standardFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, client, server } = context;
  const has = (id: string): boolean => catalog.envelopes.some((envelope) => envelope.id === id);
  const names = [
    ...(client && catalog.envelopes.length > 0 ? ["Parts", "StandardDecoder"] : []),
    ...(client && has("grpc") ? ["GrpcDetails"] : []),
    ...(has("grpc") ? ["Metadata"] : []),
    ...(server && catalog.envelopes.length > 0 ? ["StandardEncoder"] : []),
  ];
  return names.map((name) => file(`src/Internal/${name}.php`, () => standardView(context)));
}

function testFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, client, server, locales } = context;
  const examples = [examplesIn(catalog)];
  const whole = (): object => packageView(context);
  return [
    file("tests/ConformanceTest.php", whole, examples),
    file("tests/Verdicts.php", whole, examples),
    file("tests/program.php", whole, examples),
    ...(client
      ? [file("tests/Decoding.php", whole, examples), conformanceFile("php/tests/decode.jsonl", catalog, locales)]
      : []),
    ...(server
      ? [
          file("tests/Sending.php", () => sendingView(context), catalog.modules),
          raisedFile("php/tests/encode.jsonl", catalog, locales),
        ]
      : []),
    ...(catalog.envelopes.length > 0
      ? [
          itemFile(
            "php/tests/envelopes.jsonl",
            () => standardFile(catalog, locales, { client, server }),
            standardReads(catalog),
          ),
        ]
      : []),
  ];
}
