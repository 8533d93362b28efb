import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { crateName, moduleName, variantName } from "./names.js";

/** How a caller handles one error. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const { sdk, options } = contextOf(catalog);
  const moduleOf = moduleOfIn(catalog);
  return (entry) => {
    const module = moduleOf(entry);
    const [own, called] = [moduleName(module), moduleName(calledModule(sdk, module))];
    const modules = [...new Set([own, called])].sort();
    const list = modules.length === 1 ? modules.join("") : `{${modules.join(", ")}}`;
    return {
      language: "rust",
      title: "Rust",
      handle: [
        `use ${crateName(options)}::${list};`,
        "",
        `let Err(failure) = ${called}::decode(body, Some(status)) else {`,
        "    return;",
        "};",
        `if let Some(error) = failure.error().filter(|error| error.is(${own}::Code::${variantName(entry.name)})) {`,
        '    println!("{}: {}", error.action(), error.detail);',
        "}",
      ].join("\n"),
      raise: "",
    };
  };
}
