import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile, standardReads } from "../../conformance/standard.js";
import type { Catalog } from "../../model/catalog.js";
import { sendsFieldErrors } from "../../model/sent.js";
import { sentTexts } from "../../model/shown.js";
import { itemFile, lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { grpcEnvelope } from "../grpc-envelope.js";
import type { Identifier, Target, TargetContext } from "../target.js";
import { adapterFiles, adapterView } from "./adapter-view.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { codesView, decodeView, formsView, jsonView, responseView } from "./decode-view.js";
import { encodeView, serverView } from "./encode-view.js";
import { identifiersOf } from "./identifiers.js";
import { docText, markdownText, stringLiteral, tomlString } from "./literals.js";
import { moduleView } from "./module-view.js";
import { envelopeModule, moduleName } from "./names.js";
import { explanationsModule, explanationsView } from "./explanations-view.js";
import { operationsModule, operationsView } from "./operations-view.js";
import { pythonOptions } from "./options.js";
import { projectView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { baseView, infoView, initView, retryView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { decoders, encoders, hasTravellingParams } from "./standard.js";
import { standardView } from "./standard-view.js";
import { surface } from "./surface.js";
import { testsView } from "./test-view.js";
import { fixturesView, testingView } from "./testing-view.js";
import { valuesView } from "./values-view.js";

const rendererOf = rendererWith({ doc: docText, string: stringLiteral, toml: tomlString, prose: markdownText });

/** A Python package: enums, exceptions, a decoder for each module, and what a package index wants. */
export const python: Target = {
  id: "python",
  options: pythonOptions,
  rules: [grpcEnvelope({ id: "python", language: "Python", adapter: "grpc" })],
  identifiers(catalog: Catalog): readonly Identifier[] {
    return identifiersOf(contextOf(catalog));
  },
  generate(catalog: Catalog, { templates }: TargetContext): Promise<readonly OutputFile[]> {
    const context = contextOf(catalog);
    const render = rendererOf(templates);
    const file = (path: string, template: string, view: () => object, reads?: Reads): OutputFile =>
      itemFile(`python/${path}`, (items) => render(template, view(), items), reads);
    const name = context.options.package;
    const tests = testsView(context);
    return Promise.resolve([
      file("pyproject.toml", "pyproject.toml.hbs", () => projectView(context), []),
      file("MANIFEST.in", "MANIFEST.in.hbs", () => projectView(context), []),
      file("README.md", "README.md.hbs", () => readmeView(context), [catalog.operations]),
      file(`${name}/__init__.py`, "__init__.py.hbs", () => initView(context), []),
      file(`${name}/_base.py`, "_base.py.hbs", () => baseView(context), []),
      ...(context.sdk.decode.hasForms
        ? [file(`${name}/_forms.py`, "_forms.py.hbs", () => formsView(context), [])]
        : []),
      file(`${name}/_info.py`, "_info.py.hbs", () => infoView(context), []),
      file(`${name}/_json.py`, "_json.py.hbs", () => jsonView(context), []),
      ...(deprecates(context)
        ? [file(`${name}/_deprecated.py`, "_deprecated.py.hbs", () => initView(context), [])]
        : []),
      ...valueFiles(context).map((path) => file(`${name}/${path}`, `${path}.hbs`, () => valuesView(context), [])),
      file(`${name}/_codes.py`, "_codes.py.hbs", () => codesView(context), []),
      ...(context.options.client
        ? [
            file(`${name}/_decode.py`, "_decode.py.hbs", () => decodeView(context), []),
            file(`${name}/_excerpt.py`, "_excerpt.py.hbs", () => initView(context), []),
            file(`${name}/_headers.py`, "_headers.py.hbs", () => initView(context), []),
            file(`${name}/_response.py`, "_response.py.hbs", () => responseView(context), []),
            file(`${name}/_retry.py`, "_retry.py.hbs", () => retryView(context), []),
          ]
        : []),
      ...context.catalog.modules.map((module) =>
        file(
          `${name}/${moduleName(module.id, context.options)}.py`,
          "module.py.hbs",
          () => moduleView(module, context),
          [module],
        ),
      ),
      ...(context.options.server
        ? serverFiles(context).map((path) => file(`${name}/${path}`, `${path}.hbs`, () => serverView(context), []))
        : []),
      ...(context.options.server ? [file(`${name}/_encode.py`, "_encode.py.hbs", () => encodeView(context), [])] : []),
      ...standardFiles(context).map((path) => file(`${name}/${path}`, `${path}.hbs`, () => standardView(context), [])),
      ...adapterFiles(context).map((path) => file(`${name}/${path}`, `${path}.hbs`, () => adapterView(context), [])),
      ...(context.options.operations
        ? [
            file(`${name}/${operationsModule}.py`, "operations.py.hbs", () => operationsView(context), [
              catalog.operations,
            ]),
          ]
        : []),
      ...(context.options.explanations
        ? [
            file(
              `${name}/${explanationsModule}.py`,
              "explanations.py.hbs",
              () => explanationsView(context),
              catalog.modules,
            ),
          ]
        : []),
      ...(context.options.testkit
        ? [
            file(
              `${name}/_fixtures.py`,
              "_fixtures.py.hbs",
              () => fixturesView(context),
              sentTexts(catalog, context.options.locales),
            ),
            file(`${name}/testing.py`, "testing.py.hbs", () => testingView(context), []),
            file("tests/test_testing.py", "tests/test_testing.py.hbs", () => tests, []),
          ]
        : []),
      file(".gitignore", ".gitignore.hbs", () => projectView(context), []),
      { path: `python/${name}/py.typed`, text: "", reads: [] },
      file("tests/__init__.py", "tests/__init__.py.hbs", () => tests, []),
      file("tests/test_conformance.py", "tests/test_conformance.py.hbs", () => tests, []),
      file("tests/test_exceptions.py", "tests/test_exceptions.py.hbs", () => tests, []),
      file("tests/verdicts.py", "tests/verdicts.py.hbs", () => tests, []),
      ...(context.options.client
        ? [conformanceFile("python/tests/decode.jsonl", context.catalog, context.options.locales)]
        : []),
      ...(context.options.server ? [raisedFile("python/tests/encode.jsonl", catalog, context.options.locales)] : []),
      ...(context.options.envelopes.length > 0
        ? [
            lazyFile(
              "python/tests/envelopes.jsonl",
              () => standardFile(context.catalog, context.options.locales, context.options),
              standardReads(context.catalog),
            ),
          ]
        : []),
    ]);
  },
  surface,
  snippets,
};

/** The small files that only a server needs. */
function serverFiles({ options }: Context): readonly string[] {
  const names = ["body", "causes", "language", "log", "outermost", "text", ...(options.perKind ? ["create"] : [])];
  return names.map((name) => `_${name}.py`);
}

/** The files for params and field errors. */
function valueFiles({ catalog }: Context): readonly string[] {
  const fieldErrors = sendsFieldErrors(catalog);
  return [
    ...(fieldErrors ? ["_field_error.py"] : []),
    ...(fieldErrors || hasTravellingParams(catalog) ? ["_values.py"] : []),
  ];
}

/** The files for standard envelopes. */
function standardFiles(context: Context): readonly string[] {
  const encoded = encoders(context).map((id) => `${envelopeModule(id)}.py`);
  const decoded = decoders(context);
  return [
    ...(encoded.length > 0 ? ["_contents.py", ...encoded] : []),
    ...(decoded.length > 0 ? ["_standard.py"] : []),
    ...(decoded.includes("grpc") ? ["_grpc.py"] : []),
  ];
}

/** Whether a class of the package is deprecated. */
function deprecates({ catalog, options }: Context): boolean {
  const entries = catalog.modules.flatMap((module) => module.entries);
  return !options.perKind && entries.some(({ deprecated }) => deprecated !== undefined);
}
