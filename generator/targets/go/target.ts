import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile } from "../../conformance/standard.js";
import { examplesIn } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams, sentInstead } from "../../model/sent.js";
import { sentTexts } from "../../model/shown.js";
import { itemFile, lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import { grpcEnvelope } from "../grpc-envelope.js";
import type { Target, TargetContext } from "../target.js";
import { adapterTestView, adapterView, handlerTestView, raisedIn } from "./adapter-view.js";
import { contextOf, explanationsPackage, operationsPackage } from "./context.js";
import type { Context, Unit } from "./context.js";
import { decodeView, wireView } from "./decode-view.js";
import { encodeTestView } from "./encode-test-view.js";
import { encodeView, respondView, servedView, wireEncodeView } from "./encode-view.js";
import { explanationsView } from "./explanations-view.js";
import { grpcView } from "./grpc-view.js";
import { identifiersOf } from "./identifiers.js";
import { goLayoutGiven } from "./layout-given.js";
import { fixturesView, kitTestView, kitView } from "./kit-view.js";
import { goModuleGiven } from "./module-given.js";
import { goComment, goMarkdown, goString } from "./literals.js";
import { decodedBy, importProblems, requiredBy } from "./imported.js";
import { importedModuleView, importedRootView } from "./imported-view.js";
import { infoView, moduleView } from "./module-view.js";
import {
  decodersView,
  encodersView,
  fieldsView,
  wireFieldsView,
  wireParamsView,
  wireStandardView,
} from "./standard-view.js";
import { hasGrpcAdapter } from "./standard.js";
import { operationsView, raisedView } from "./operations-view.js";
import { goOptions } from "./options.js";
import { constructorsView, raiseView } from "./raise-view.js";
import { readmeView } from "./readme-view.js";
import { errorView, fileView, invalidView, kindView, lookupView, responseView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";
import { decodeTestView, moduleTestView, standardTestView, verdictView } from "./test-view.js";
import { textsView } from "./text-view.js";

const grpcRule = grpcEnvelope({
  id: "go",
  language: "Go",
  adapter: "grpc",
  options: "module: github.com/acme/shop, layout: packages, ",
});

/** A Go module: a package of codes for each module of the catalog, or one for all. */
export const go: Target = {
  id: "go",
  options: goOptions,
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  importProblems,
  rules: [grpcRule, goLayoutGiven, goModuleGiven],
  surface,
  snippets,
};

const rendererOf = rendererWith({ comment: goComment, string: goString, markdown: goMarkdown });

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file: AddFile = (path, view, reads, template = path) =>
    itemFile(`go/${path}`, (items) => render(`${template}.hbs`, view(), items), reads);
  const plain = fileView(context);
  const examples = [examplesIn(context.catalog)];
  const hasSources = context.sdk.decode.sources.length > 0;
  return [
    file("go.mod", () => ({ ...plain, required: requiredBy(context) }), []),
    file("README.md", () => readmeView(context), [...examples, context.catalog.operations]),
    ...rootFiles(context, file),
    ...context.units.flatMap((unit) => unitFiles(context, unit, file)),
    ...(context.client ? clientFiles(context, file) : []),
    ...(context.server ? serverFiles(context, file) : []),
    ...standardFiles(context, file),
    ...adapterFiles(context, file),
    ...grpcFiles(context, file),
    ...operationFiles(context, file),
    ...(hasExplanations(context.catalog)
      ? [
          file(
            `${explanationsPackage}/explanations.go`,
            () => explanationsView(context),
            context.catalog.modules,
            "explanations/explanations.go",
          ),
        ]
      : []),
    ...(context.kit === "" ? [] : kitFiles(context, file)),
    file("program_test.go", () => verdictView(context), []),
    file("internal/wire/utf8.go", () => plain, []),
    ...(context.client || hasSources ? [file("internal/wire/code.go", () => wireView(context), [])] : []),
    ...(hasSources ? [file("internal/wire/form.go", () => plain, [])] : []),
  ];
}

/** The types of errors, and what asks about them. */
function rootFiles(context: Context, file: AddFile): OutputFile[] {
  const { owner, client } = context;
  if (owner !== undefined) return [file("error.go", () => importedRootView(context, owner), [], "imported/error.go")];
  return [
    file("error.go", () => errorView(context), []),
    file("kind.go", () => kindView(context), []),
    file("lookup.go", () => lookupView(context), []),
    ...(client
      ? [
          file("invalid.go", () => invalidView(context), []),
          file("response.go", () => responseView(context), []),
          file("retry.go", () => fileView(context), []),
        ]
      : []),
    ...(context.locales.length > 1
      ? [file("internal/language/language.go", () => ({ ...fileView(context), server: context.server }), [])]
      : []),
  ];
}

/** What decodes responses. */
function clientFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, sdk } = context;
  const plain = fileView(context);
  const examples = [examplesIn(catalog)];
  return [
    file("decode_test.go", () => decodeTestView(context), examples),
    file("verdict_test.go", () => verdictView(context), []),
    file("internal/wire/json.go", () => plain, []),
    file("internal/wire/check.go", () => plain, []),
    file("internal/wire/decode.go", () => decodeView(context), []),
    file(
      "internal/wire/response.go",
      () => ({ ...decodeView(context), checked: context.adapters.includes("nethttp") }),
      [],
    ),
    ...(sdk.decode.sources.length > 0 ? [file("internal/wire/find.go", () => plain, [])] : []),
    ...(sdk.decode.foreignKeys.length > 0 ? [file("internal/wire/foreign.go", () => plain, [])] : []),
    conformanceFile("go/testdata/decode.jsonl", decodedBy(context), tagsOf(context)),
  ];
}

const tagsOf = ({ locales }: Context): readonly string[] => locales.map(({ tag }) => tag);

type AddFile = (path: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function serverFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog } = context;
  const replacements = catalog.modules.flatMap((module) => sentInstead(catalog, module) ?? []);
  return [
    file("encode_test.go", () => encodeTestView(context), []),
    raisedFile("go/testdata/encode.jsonl", catalog, tagsOf(context)),
    file("raise.go", () => raiseView(context), []),
    file("encode.go", () => encodeView(context), []),
    file("respond.go", () => respondView(context), []),
    file("served.go", () => servedView(context), replacements),
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

/** What a package has for params and field errors that travel, and for standard envelopes. */
function standardFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, client, server, units } = context;
  const { envelopes, modules } = catalog;
  const params = sendsParams(catalog);
  const fieldErrors = sendsFieldErrors(catalog);
  const given = (condition: boolean, ...added: OutputFile[]): OutputFile[] => (condition ? added : []);
  return [
    ...given(
      params || fieldErrors,
      file("fields.go", () => fieldsView(context), []),
    ),
    ...given(
      params && client,
      file("internal/wire/params.go", () => wireParamsView(context), modules),
    ),
    ...given(
      fieldErrors,
      file("internal/wire/fields.go", () => wireFieldsView(context), []),
    ),
    ...given(
      params && server,
      file("internal/wire/values.go", () => fileView(context), []),
    ),
    ...given(
      envelopes.length > 0 && client,
      file("internal/wire/standard.go", () => wireStandardView(context), []),
      ...units.map((unit) => {
        const { folder, stem } = unit.files;
        return file(`${folder}${stem}envelopes.go`, () => decodersView(context, unit), [], "envelopes.go");
      }),
    ),
    ...given(
      envelopes.length > 0,
      file("standard_test.go", () => standardTestView(context), []),
      lazyFile("go/testdata/envelopes.jsonl", () => {
        return standardFile(catalog, tagsOf(context), { client, server });
      }),
    ),
    ...given(
      envelopes.length > 0 && server,
      file("standard.go", () => encodersView(context), []),
      file("internal/wire/send.go", () => wireStandardView(context), []),
    ),
  ];
}

function adapterFiles(context: Context, file: AddFile): OutputFile[] {
  if (!context.adapters.includes("nethttp")) return [];
  const names = [
    ...(context.client ? ["nethttp", "transport", "retry"] : []),
    ...(context.server ? ["write", "handler", "tracked"] : []),
  ];
  return [
    ...names.map((name) => file(`nethttp/${name}.go`, () => adapterView(context), [])),
    ...(context.client
      ? [file("nethttp/nethttp_test.go", () => adapterTestView(context), [examplesIn(context.catalog)])]
      : []),
    ...(context.server && raisedIn(context) !== undefined
      ? [file("nethttp/handler_test.go", () => handlerTestView(context), sentTexts(context.catalog, tagsOf(context)))]
      : []),
  ];
}

/** A package for tests of programs that use the others. */
function kitFiles(context: Context, file: AddFile): OutputFile[] {
  const { kit, catalog } = context;
  const texts = sentTexts(catalog, tagsOf(context));
  return [
    file(`${kit}/${kit}.go`, () => kitView(context), texts, "kit/kit.go"),
    file(`${kit}/fixtures.go`, () => fixturesView(context), texts, "kit/fixtures.go"),
    file(`${kit}/${kit}_test.go`, () => kitTestView(context), texts, "kit/kit_test.go"),
  ];
}

/** A package with the errors of each operation. */
function operationFiles(context: Context, file: AddFile): OutputFile[] {
  const { catalog, server } = context;
  if (operationsWithErrors(catalog).length === 0) return [];
  const reads = [catalog.operations];
  return [
    file(`${operationsPackage}/operations.go`, () => operationsView(context), reads),
    ...(server ? [file(`${operationsPackage}/raise.go`, () => raisedView(context), reads)] : []),
  ];
}

/** The adapter for grpc-go, which is a module of its own: only those who use it need what it needs. */
function grpcFiles(context: Context, file: AddFile): OutputFile[] {
  if (!hasGrpcAdapter(context)) return [];
  const names = [
    "go.mod",
    "grpcerr.go",
    ...(context.client ? ["client.go"] : []),
    ...(context.server ? ["server.go"] : []),
  ];
  return names.map((name) => file(`grpcerr/${name}`, () => grpcView(context), []));
}

function unitFiles(context: Context, unit: Unit, file: AddFile): OutputFile[] {
  const { folder, stem } = unit.files;
  const main = unit.root ? `${stem}codes` : unit.pkg;
  const { owner } = context;
  const { owner: theirs } = unit;
  if (owner !== undefined && theirs !== undefined) {
    const view = () => importedModuleView(context, unit, { owner, unit: theirs });
    return [file(`${folder}${main}.go`, view, [unit.module], "imported/module.go")];
  }
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
