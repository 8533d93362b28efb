import { sampleOf } from "../../conformance/sample.js";
import { unusedCode } from "../../conformance/unused-code.js";
import type { Entry, Param } from "../../model/catalog.js";
import { sendsFieldErrors } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { codeLiteral } from "./codes.js";
import { constructorName, paramsTypeName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { wireView } from "./decode-view.js";
import { fieldName } from "./raise-view.js";
import { fileView } from "./root-view.js";
import { imports } from "./test-view.js";

/** The constructors that the rows of `encode.jsonl` need. */
export function encodeTestView(context: Context) {
  const units = context.units.filter(({ module }) => module.entries.length > 0);
  const modules = units.map((unit) => ({ unit, entries: sampleOf(unit.module.entries) }));
  const uses = (type: Param["type"]): boolean =>
    modules.some(({ entries }) => entries.some(({ params }) => params.some((param) => param.type === type)));
  return {
    ...fileView(context),
    root: context.root,
    imports: imports(context, units),
    ints: wireView(context).ints,
    params: { string: uses("string"), number: uses("int") || uses("float"), int: uses("int"), bool: uses("bool") },
    deprecated: modules.some(({ entries }) => entries.some(({ deprecated }) => deprecated !== undefined)),
    modules: modules.map(({ unit, entries }) => ({
      id: unit.module.id,
      entries: entries.map((entry) => ({ code: freeText(entry.code), call: callOf(context, unit, entry) })),
    })),
    foreign: foreignOf(context),
    fieldErrors: sendsFieldErrors(context.catalog),
    standard: context.catalog.envelopes.length > 0,
    jsonrpc: context.catalog.envelopes.some(({ id }) => id === "json-rpc"),
    envelopes: context.catalog.envelopes.map(({ id }) => id),
  };
}

function callOf(context: Context, unit: Unit, entry: Entry): string {
  const name = `${unit.imported}.${constructorName(context, unit, entry)}`;
  if (entry.params.length === 0) return `${name}()`;
  const fields = entry.params.map((param) => `${fieldName(context, param)}: ${valueOf(param)}`);
  return `${name}(${unit.imported}.${paramsTypeName(context, unit, entry)}{${fields.join(", ")}})`;
}

const readers = { string: "textOf", int: "intOf", float: "floatOf", bool: "boolOf" } as const;

const valueOf = ({ name, type }: Param): string => `${readers[type]}("${name}")`;

/** An error with a module, and with a code that it does not have. */
function foreignOf({ root, shape, units }: Context): string {
  if (shape === "flat") return `&${root}.Error{Module: moduleID}`;
  const owner = units.find(({ common }) => common) ?? units[0];
  const code = owner === undefined ? undefined : unusedCode(owner.module);
  if (owner === undefined || code === undefined) return `&${root}.Error{}`;
  const place = shape === "solo" ? "" : "Module: moduleID, ";
  return `&${root}.Error{${place}Code: ${root}.${owner.type}(${codeLiteral(owner.module, code)})}`;
}
