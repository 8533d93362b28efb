import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile } from "../../conformance/standard.js";
import { examplesIn } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { sentInstead } from "../../model/sent.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { hasExplanations } from "../../sdk/explanations.js";
import type { Target, TargetContext } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { planView, standardView } from "./decode-view.js";
import { explanationsView } from "./explanations-view.js";
import { identifiers } from "./identifiers.js";
import { docLine, markdown, rustComment, rustString, tomlString } from "./literals.js";
import { moduleView } from "./module-view.js";
import { moduleName } from "./names.js";
import { rustOptions } from "./options.js";
import { operationsExample, operationsView } from "./operations-view.js";
import { raiseView } from "./raise-view.js";
import {
  crateView,
  encodeView,
  errorView,
  fileView,
  infoView,
  hasOperations,
  internalFiles,
  internalView,
  logView,
  serializeView,
} from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";
import { raisedView, testView } from "./test-view.js";
import { testingView } from "./testing-view.js";

/** A crate: an enum of codes for each module of the catalog, a decoder of responses, and errors to raise and send. */
export const rust: Target = {
  id: "rust",
  options: rustOptions,
  identifiers,
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ comment: rustComment, doc: docLine, markdown, string: rustString, toml: tomlString });

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads = [], template = path) =>
    lazyFile(`rust/${path}`, () => render(`${template}.hbs`, view()), reads);
  const { catalog } = context;
  const plain = (): object => fileView(context);
  const crate = (): object => crateView(context);
  const examples = [examplesIn(catalog)];
  return [
    file("Cargo.toml", crate, examples),
    file("README.md", () => ({ ...crateView(context), operations: operationsExample(context) }), [
      ...examples,
      catalog.operations,
    ]),
    file(".gitignore", plain, [], "gitignore"),
    file("src/lib.rs", crate, examples),
    file("src/internal/mod.rs", () => internalView(context)),
    ...internalFiles(context).map((name) => file(`src/internal/${name}.rs`, () => viewOf(context, name))),
    ...catalog.modules.flatMap((module) => moduleFiles(context, module, file)),
    ...(hasOperations(context)
      ? [file("src/operations.rs", () => operationsView(context), [catalog.operations, ...catalog.modules])]
      : []),
    ...(hasExplanations(catalog)
      ? [file("src/explanations.rs", () => explanationsView(context), catalog.modules)]
      : []),
    ...(context.options.testkit
      ? ["src/testing.rs", "src/testing/mock.rs", "tests/testing.rs"].map((path) =>
          file(path, () => testingView(context), catalog.modules),
        )
      : []),
    ...testFiles(context, file),
  ];
}

type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

/** What a file of `internal/` prints. */
function viewOf(context: Context, name: string): object {
  const views: Readonly<Record<string, (context: Context) => object>> = {
    encode: encodeView,
    error: errorView,
    info: infoView,
    log: logView,
    plan: planView,
    send: standardView,
    serialize: serializeView,
    standard: standardView,
  };
  return (views[name] ?? fileView)(context);
}

function moduleFiles(context: Context, module: Module, file: AddFile): readonly OutputFile[] {
  const name = moduleName(module);
  const reads = context.server ? [module, ...replacementsIn(context.catalog)] : [module];
  return [
    file(`src/${name}.rs`, () => moduleView(context, module), reads, "src/module.rs"),
    ...(context.server && module.entries.length > 0
      ? [file(`src/${name}/raise.rs`, () => raiseView(context, module), [module], "src/raise.rs")]
      : []),
  ];
}

/** The entries that are sent in place of others. */
const replacementsIn = (catalog: Catalog): Reads =>
  catalog.modules.flatMap((module) => sentInstead(catalog, module) ?? []);

function testFiles(context: Context, file: AddFile): readonly OutputFile[] {
  const { catalog, client, options, server } = context;
  return [
    file("examples/verdicts.rs", () => testView(context)),
    file("tests/conformance.rs", () => testView(context)),
    file("tests/support/mod.rs", () => testView(context)),
    file("tests/support/json.rs", () => testView(context)),
    ...(client
      ? [
          file("tests/support/verdict.rs", () => testView(context)),
          conformanceFile("rust/tests/decode.jsonl", catalog, options.locales),
        ]
      : []),
    ...(server
      ? [
          file("tests/support/raised.rs", () => raisedView(context), catalog.modules),
          raisedFile("rust/tests/encode.jsonl", catalog, options.locales),
        ]
      : []),
    ...(catalog.envelopes.length > 0
      ? [lazyFile("rust/tests/envelopes.jsonl", () => standardFile(catalog, options.locales, { client, server }))]
      : []),
  ];
}
