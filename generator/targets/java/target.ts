import { conformanceFile } from "../../conformance/cases.js";
import { examplesIn } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Target, TargetContext } from "../target.js";
import { contextOf, fileView } from "./context.js";
import type { Context } from "./context.js";
import { decoderView, headersView } from "./decode-view.js";
import { identifiersOf } from "./identifiers.js";
import { markdownText, xmlText } from "./literals.js";
import { codeParts, codeView, errorsView, isLarge, largeView, partView } from "./module-view.js";
import { codeClass, errorsClass, textsClass } from "./names.js";
import { javaOptions } from "./options.js";
import { pomView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { codesView, exceptionView, invalidView, kindView, localesView, packageView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";
import { verdictsView } from "./test-view.js";
import { textsView } from "./text-view.js";

/** A Java package for clients: an enum of codes for each module, exceptions for kinds, and decoders. */
export const java: Target = {
  id: "java",
  options: javaOptions,
  lacks: ["standard-envelopes", "operations"],
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ xml: xmlText, markdown: markdownText });

/** Adds a file: its path, its view, what it reads, and its template if that has another name. */
type AddFile = (name: string, view: () => object, reads?: Reads, template?: string) => OutputFile;

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const { catalog, pkg, sdk, locales } = context;
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
  const { params, fieldErrors } = catalog.envelope;
  const given = (condition: boolean, ...added: OutputFile[]): OutputFile[] => (condition ? added : []);
  return [
    top("pom.xml", () => pomView(context), []),
    top("README.md", () => readmeView(context), [examplesIn(catalog)]),
    top(".gitignore", plain, []),
    main("package-info", () => packageView(context), []),
    main("Code", () => codesView(context), []),
    ...["Kind", "Action", "Effect"].map((name) => main(name, () => kindView(context), [])),
    ...["ResponseException", "InvalidReason", "RetryDecision", "RetryOptions", "Response"].map((name) =>
      main(name, plain, []),
    ),
    ...["ApiException", "Facts", "Space"].map((name) => main(name, () => exceptionView(context), [])),
    main("InvalidResponseException", () => invalidView(context), []),
    ...catalog.modules.flatMap((module) => moduleFiles(context, module, main)),
    main("Decoder", () => decoderView(context), []),
    main("Headers", () => headersView(context), []),
    main("Locales", () => localesView(context), []),
    ...["Json", "CodeType", "Utf8", "Excerpt"].map((name) => main(name, plain, [])),
    ...given(sdk.decode.hasForms, main("Form", plain, [])),
    ...given(
      sdk.decode.foreignKeys.length > 0,
      main("Foreign", () => ({ ...plain(), keys: sdk.decode.foreignKeys }), []),
    ),
    ...given(hasParams(context), main("Placeholders", plain, [])),
    ...given(fieldErrors !== undefined, main("FieldError", plain, [])),
    ...given(params !== undefined, main("Param", plain, [])),
    test("ConformanceTest", plain, []),
    test("Verdicts", () => verdictsView(context), []),
    conformanceFile(`java/src/test/resources/${folder}/decode.jsonl`, catalog, locales),
  ];
}

const hasParams = ({ catalog }: Context): boolean =>
  catalog.modules.some(({ entries }) => entries.some(({ params }) => params.length > 0));

function moduleFiles(context: Context, module: Module, file: AddFile): OutputFile[] {
  return [
    ...(isLarge(module)
      ? [
          file(codeClass(module), () => largeView(context, module), [module], "LargeCode"),
          ...codeParts(module).map(({ part, entries }) =>
            file(part, () => partView(context, module, part, entries), [module], "CodePart"),
          ),
        ]
      : [file(codeClass(module), () => codeView(context, module), [module], "ModuleCode")]),
    file(errorsClass(module), () => errorsView(context, module), [module], "ModuleErrors"),
    ...(module.entries.length === 0
      ? []
      : [file(textsClass(module), () => textsView(context, module), [module], "ModuleTexts")]),
  ];
}
