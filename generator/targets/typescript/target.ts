import { conformanceFile } from "../../conformance/cases.js";
import { raisedFile } from "../../conformance/raised.js";
import { standardFile, standardReads } from "../../conformance/standard.js";
import type { Catalog } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import { grpcEnvelope } from "../grpc-envelope.js";
import { explanationsOf, hasExplanations } from "../../sdk/explanations.js";
import { generatedFrom } from "../header.js";
import type { Target, TargetContext } from "../target.js";
import { adapterFiles } from "./adapters.js";
import { codeTypeView, decodeView, pointerView } from "./decode-view.js";
import { emitter } from "./emit.js";
import { grpcClientView, grpcReceiveView } from "./grpc-view.js";
import { encodeView, knownView, languageView, logView, raiseView } from "./encode-view.js";
import { identifiers } from "./identifiers.js";
import { infoView } from "./info-view.js";
import { commentLine, htmlComment, markdownText } from "./literals.js";
import { indexFile, moduleFiles, operationsFile, serverFile } from "./modules.js";
import type { ModuleFile } from "./modules.js";
import { explanationsPath, explanationsView } from "./explanations-view.js";
import { hasOperations } from "./operations-view.js";
import { optionsOf, typescriptOptions } from "./options.js";
import type { Options } from "./options.js";
import { createPrint } from "./print.js";
import { packageJson, testNames, tsconfigView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { respondView, responseView, retryView } from "./response-view.js";
import {
  errorView,
  invalidResponseView,
  kindView,
  localeView,
  localizeView,
  plainView,
  sidesView,
} from "./root-view.js";
import { hasClientHalf, hasServerHalf, packaged } from "./server.js";
import { snippets } from "./snippet.js";
import { envelopeView, membersView, standardView } from "./standard-view.js";
import type { View } from "./structure.js";
import { surface } from "./surface.js";
import { testView } from "./test-view.js";
import { testingView } from "./testing-view.js";
import { hasStandard, hasValues, standardFiles } from "./values.js";

/** An npm package of TypeScript: codes, errors, guards and decoders. */
export const typescript: Target = {
  id: "typescript",
  options: typescriptOptions,
  identifiers,
  surface,
  generate,
  snippets,
  rules: [grpcEnvelope({ id: "typescript", language: "TypeScript", adapter: "grpc-js" })],
};

const rendererOf = rendererWith({
  lineComment: commentLine,
  comment: commentLine,
  markdown: markdownText,
  htmlComment,
});

/** The views of the files of adapters that depend on the catalog. */
const adapterViews: Readonly<Record<string, (catalog: Catalog, options: Options) => View>> = {
  "grpc-js-client": grpcClientView,
  "grpc-receive": grpcReceiveView,
  "grpc-status": sidesView,
  respond: respondView,
};

function generate(given: Catalog, { templates }: TargetContext): Promise<readonly OutputFile[]> {
  const options = optionsOf(given);
  const catalog = packaged(given, options);
  const isClient = hasClientHalf(options);
  const isServer = hasServerHalf(catalog, options);
  const hasLanguages = isServer && options.locales.length > 1;
  const render = rendererOf(templates);
  const print = createPrint(render);
  const compiled = emitter();
  const file = (path: string, make: () => string, reads?: Reads): OutputFile =>
    lazyFile(`typescript/${path}`, make, reads);
  const root = (name: string, view: (catalog: Catalog, options: Options) => object): readonly OutputFile[] =>
    compiled(`typescript/src/${name}.ts`, () => render(`src/${name}.ts.hbs`, view(catalog, options)), { source: [] });
  const module = ({ path, source, statements, reads }: ModuleFile): readonly OutputFile[] =>
    compiled(`typescript/${path}`, () => print(commentLine(generatedFrom(source)), statements()), reads);
  return Promise.resolve([
    file("README.md", () => render("README.md.hbs", readmeView(catalog, options)), []),
    file("package.json", () => packageJson(catalog, options), []),
    file("tsconfig.json", () => render("tsconfig.json.hbs", tsconfigView(catalog, options)), []),
    ...moduleFiles(catalog, options).flatMap(module),
    ...adapterFiles(catalog, options).flatMap((name) => root(name, adapterViews[name] ?? plainView)),
    ...root("code-type", codeTypeView),
    ...(isClient ? root("decode", decodeView) : []),
    ...standardFiles(catalog, options).flatMap((id) => root(id, envelopeView(id))),
    ...(hasStandard(catalog) && isServer ? root("members", membersView) : []),
    ...(hasStandard(catalog) && isClient ? root("standard", standardView) : []),
    ...(hasValues(catalog) ? root("values", sidesView) : []),
    ...(isServer ? root("encode", encodeView) : []),
    ...root("error", errorView),
    ...(options.testkit ? root("fixture", plainView) : []),
    ...root("info", infoView),
    ...(hasExplanations(catalog)
      ? compiled(
          `typescript/src/${explanationsPath}.ts`,
          () => render(`src/${explanationsPath}.ts.hbs`, explanationsView(catalog, options)),
          { source: explanationsOf(catalog), declarations: [] },
        )
      : []),
    ...(isClient ? root("invalid-response", invalidResponseView) : []),
    ...root("json", plainView),
    ...root("kind", kindView),
    ...(isServer ? root("known", knownView) : []),
    ...(hasLanguages ? root("language", languageView) : []),
    ...root("locale", localeView),
    ...root("localize", localizeView),
    ...(isServer ? root("log", logView) : []),
    ...(isClient || hasValues(catalog) ? root("pointer", pointerView) : []),
    ...(hasOperations(catalog) ? module(operationsFile(catalog, options)) : []),
    ...(isServer ? root("raise", raiseView) : []),
    ...(isClient ? [...root("response", responseView), ...root("retry", retryView)] : []),
    ...(isClient || hasLanguages ? root("trimmed", plainView) : []),
    ...(isServer ? module(serverFile(catalog)) : []),
    ...(options.testkit ? root("testing", testingView) : []),
    ...module(indexFile(catalog, options)),
    ...testNames(catalog, options).map((name) =>
      file(`test/${name}`, () => render(`test/${name}.hbs`, testView(catalog, options)), []),
    ),
    ...(isClient ? [conformanceFile("typescript/test/decode.jsonl", catalog, options.locales)] : []),
    ...(standardFiles(catalog, options).length > 0
      ? [
          file(
            "test/envelopes.jsonl",
            () => standardFile(catalog, options.locales, { client: isClient, server: isServer }),
            standardReads(catalog),
          ),
        ]
      : []),
    ...(isServer ? [raisedFile("typescript/test/encode.jsonl", catalog, options.locales)] : []),
  ]);
}
