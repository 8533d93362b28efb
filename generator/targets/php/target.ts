import { conformanceFile } from "../../conformance/cases.js";
import { examplesIn } from "../../model/catalog.js";
import { kindIds } from "../../model/kind.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Target, TargetContext } from "../target.js";
import { markdownText } from "../text-line.js";
import { contextOf, fileView } from "./context.js";
import type { Context } from "./context.js";
import { identifiersOf } from "./identifiers.js";
import { jsonString } from "./literals.js";
import { codeView, errorsView, tableView } from "./module-view.js";
import { codeEnum, errorsClass, exceptionClass, tableClass } from "./names.js";
import { phpOptions } from "./options.js";
import { exceptionView, invalidView, kindView, packageView, planView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";

/** A PHP package for clients: an enum of codes for each module, exceptions for kinds, and decoders. */
export const php: Target = {
  id: "php",
  options: phpOptions,
  lacks: ["standard-envelopes", "operations"],
  identifiers: (catalog) => identifiersOf(contextOf(catalog)),
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ json: jsonString, markdown: markdownText });

const shown =
  "ApiException Code Effect FieldError InvalidReason ResponseException RetryDecision RetryOptions RetryReason";
const internal = "CodeFacts CodeType Decoder Excerpt Facts Form Headers Json Locales Placeholders Space Utf8";

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const { catalog, locales } = context;
  const render = rendererOf(templates);
  const file = (path: string, view: () => object, reads: Reads = [], template = path): OutputFile =>
    itemFile(`php/${path}`, (items) => render(`${template}.hbs`, view(), items), reads);
  const plain = (): object => fileView(context);
  const whole = (): object => packageView(context);
  const examples = [examplesIn(catalog)];
  return [
    file("composer.json", whole, examples),
    file("README.md", whole, examples),
    file(".gitattributes", plain, [], "gitattributes"),
    file(".gitignore", plain, [], "gitignore"),
    file("phpunit.xml.dist", plain),
    ...["Action", "Kind"].map((name) => file(`src/${name}.php`, () => kindView(context))),
    ...shown.split(" ").map((name) => file(`src/${name}.php`, plain)),
    file("src/InvalidResponseException.php", () => invalidView(context)),
    ...kindIds.map((kind) =>
      file(`src/${exceptionClass(kind)}.php`, () => exceptionView(context, kind), [], "src/KindException.php"),
    ),
    ...internal
      .split(" ")
      .map((name) => file(`src/Internal/${name}.php`, name === "Facts" ? () => kindView(context) : plain)),
    file("src/Internal/Plan.php", () => planView(context)),
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
    file("tests/ConformanceTest.php", whole, examples),
    file("tests/Verdicts.php", whole, examples),
    file("tests/program.php", whole, examples),
    conformanceFile("php/tests/decode.jsonl", catalog, locales),
  ];
}
