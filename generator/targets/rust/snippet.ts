import type { Catalog, Entry } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { contextOf } from "./context.js";
import { crateName, fieldName, moduleName, variantName } from "./names.js";
import { exampleOf } from "./raised.js";

/** How a caller handles one error, and how a server raises it. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const { client, server, sdk, options } = context;
  const moduleOf = moduleOfIn(catalog);
  return (entry) => {
    const module = moduleOf(entry);
    const isSuccess = module.success === entry;
    const [own, called] = [moduleName(module), moduleName(calledModule(sdk, module))];
    const modules = [...new Set([own, called])].sort();
    const list = modules.length === 1 ? modules.join("") : `{${modules.join(", ")}}`;
    return {
      language: "rust",
      title: "Rust",
      handle:
        client && !isSuccess
          ? [
              `use ${crateName(options)}::${list};`,
              "",
              `let Err(failure) = ${called}::decode(body, Some(status)) else {`,
              "    return;",
              "};",
              `if let Some(error) = failure.error().filter(|error| error.is(${own}::Code::${variantName(entry.name)})) {`,
              '    println!("{}: {}", error.action(), error.detail);',
              "}",
            ].join("\n")
          : "",
      raise: server && !isSuccess ? raised(crateName(options), own, entry) : "",
    };
  };
}

function raised(crate: string, module: string, entry: Entry): string {
  const path = `raise::${variantName(entry.name)}`;
  const fields = entry.params.map((param) => `${fieldName(param.name)}: ${exampleOf(param)}`);
  const line = fields.length === 0 ? path : `${path} { ${fields.join(", ")} }`;
  const lines = line.length <= longest ? [line] : [`${path} {`, ...fields.map((field) => `    ${field},`), "}"];
  return [
    `use ${crate}::${module}::raise;`,
    `use ${crate}::Raise;`,
    "",
    `return Err(${lines.join("\n")}.with_source(error));`,
  ].join("\n");
}

/** Longer errors get a line for each param. */
const longest = 60;
