import { advice, hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { calledModule, moduleOfIn } from "../../sdk/sdk.js";
import type { Snippet } from "../target.js";
import { constantName, contextOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { docLocaleOf } from "./docs.js";
import { goComment } from "./literals.js";
import { constructorCall, fieldName } from "./raise-view.js";

/** How a caller handles one entry, and how a server raises it. */
export function snippets(catalog: Catalog): (entry: Entry) => Snippet {
  const context = contextOf(catalog);
  const moduleOf = moduleOfIn(context.catalog);
  const units = new Map(context.units.map((unit) => [unit.module, unit]));
  const unitOf = (module: Module): Unit => {
    const unit = units.get(module);
    if (unit === undefined) throw new Error(`there is no module ${module.id}`);
    return unit;
  };
  return (entry) => {
    const unit = unitOf(moduleOf(entry));
    return {
      language: "go",
      title: "Go",
      handle: context.client ? handled(context, unit, unitOf(calledModule(context.sdk, unit.module)), entry) : "",
      raise: context.server ? raised(context, unit, entry) : "",
    };
  };
}

function handled(context: Context, unit: Unit, called: Unit, entry: Entry): string {
  const condition =
    unit.module.success === entry
      ? "err == nil"
      : `errors.Is(err, ${unit.imported}.${constantName(context, unit, entry.name)})`;
  const code = [
    `err := ${called.imported}.${called.decode}(body)`,
    `if ${condition} {`,
    ...(hasAdvice(entry) ? [`\t//${goComment(advice(entry, docLocaleOf(context)))}`] : []),
    `\treturn err`,
    "}",
  ];
  return code.join("\n");
}

function raised(context: Context, unit: Unit, entry: Entry): string {
  if (unit.module.success === entry) return "return nil";
  const values = entry.params.map((param) => [`${fieldName(context, param)}:`, examples[param.type]] as const);
  const line = constructorCall(context, unit, entry, values.map((value) => value.join(" ")).join(", "));
  if (values.length === 0 || line.length <= longest) return `return ${line}.Wrap(err)`;
  const width = Math.max(...values.map(([field]) => field.length));
  const lines = values.map(([field, value]) => `\t${field.padEnd(width)} ${value},\n`);
  return `return ${constructorCall(context, unit, entry, `\n${lines.join("")}`)}.Wrap(err)`;
}

const examples = { string: '"text"', int: "7", float: "0.5", bool: "true" } as const;

/** Longer calls get a line for each param. */
const longest = 72;
