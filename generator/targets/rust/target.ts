import { conformanceFile } from "../../conformance/cases.js";
import { examplesIn } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { rendererWith } from "../../render/renderer.js";
import type { Target, TargetContext } from "../target.js";
import { contextOf } from "./context.js";
import type { Context } from "./context.js";
import { planView, valuesView } from "./decode-view.js";
import { identifiers } from "./identifiers.js";
import { docLine, markdown, rustComment, rustString, tomlString } from "./literals.js";
import { moduleView } from "./module-view.js";
import { moduleName } from "./names.js";
import { rustOptions } from "./options.js";
import { crateView, fileView, infoView } from "./root-view.js";
import { snippets } from "./snippet.js";
import { surface } from "./surface.js";

/** A crate for clients: an enum of codes for each module of the catalog, and a decoder of responses. */
export const rust: Target = {
  id: "rust",
  options: rustOptions,
  lacks: ["standard-envelopes", "operations"],
  identifiers,
  generate: (catalog, context) => Promise.resolve(files(contextOf(catalog), context)),
  surface,
  snippets,
};

const rendererOf = rendererWith({ comment: rustComment, doc: docLine, markdown, string: rustString, toml: tomlString });

/** The files of `internal/` that print no more than whether errors have params and field errors. */
const shared = "check code decode error excerpt form invalid json locale mod response retry".split(" ");

function files(context: Context, { templates }: TargetContext): OutputFile[] {
  const render = rendererOf(templates);
  const file = (path: string, view: () => object, reads: Reads = [], template = path): OutputFile =>
    lazyFile(`rust/${path}`, () => render(`${template}.hbs`, view()), reads);
  const { catalog, options, params, fieldErrors } = context;
  const plain = (): object => fileView(context);
  const crate = (): object => crateView(context);
  const examples = [examplesIn(catalog)];
  return [
    file("Cargo.toml", crate, examples),
    file("README.md", crate, examples),
    file(".gitignore", plain, [], "gitignore"),
    file("src/lib.rs", crate, examples),
    ...shared.map((name) => file(`src/internal/${name}.rs`, plain)),
    file("src/internal/info.rs", () => infoView(context)),
    file("src/internal/plan.rs", () => planView(context)),
    ...(params || fieldErrors ? [file("src/internal/values.rs", () => valuesView(context))] : []),
    ...catalog.modules.map((module) =>
      file(`src/${moduleName(module)}.rs`, () => moduleView(context, module), [module], "src/module.rs"),
    ),
    file("examples/verdicts.rs", crate, examples),
    file("tests/conformance.rs", crate, examples),
    file("tests/support/mod.rs", crate, examples),
    file("tests/support/json.rs", plain),
    conformanceFile("rust/tests/decode.jsonl", catalog, options.locales),
  ];
}
