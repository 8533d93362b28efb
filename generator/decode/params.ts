import type { Entry, Param } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import { shownParams } from "../model/sent.js";

/** The values of an error's params by name, in the order of the spec. */
export type Params = Readonly<Record<string, ParamValue>>;

export type ParamValue = string | number | boolean;

/** Reads the params of an entry from an object. Section 1 of the contract of standard envelopes. */
export function readParams(found: Json | undefined, entry: Entry | undefined): Params {
  return paramsOf(entry, (param) => {
    const value = isObject(found) && Object.hasOwn(found, param.name) ? found[param.name] : undefined;
    return readValue(value, param.type);
  });
}

/** The params of an entry of which a value can be read. */
export function paramsOf(entry: Entry | undefined, read: (param: Param) => ParamValue | undefined): Params {
  const shown = entry === undefined ? [] : shownParams(entry);
  const found = shown.flatMap((param): readonly (readonly [string, ParamValue])[] => {
    const value = read(param);
    return value === undefined ? [] : [[param.name, value]];
  });
  return Object.fromEntries(found);
}

function readValue(value: Json | undefined, type: Param["type"]): ParamValue | undefined {
  switch (type) {
    case "string":
      return typeof value === "string" ? value.toWellFormed() : undefined;
    case "int":
      return Number.isSafeInteger(value) ? withoutSign(value as number) : undefined;
    case "float":
      return Number.isFinite(value) ? withoutSign(value as number) : undefined;
    case "bool":
      return typeof value === "boolean" ? value : undefined;
  }
}

/** Reads a value from its text: section 3 of the contract. */
export function readText(text: string, type: Param["type"]): ParamValue | undefined {
  switch (type) {
    case "string":
      return text.toWellFormed();
    case "int":
      return /^-?[0-9]{1,16}$/.test(text) ? readValue(Number(text), type) : undefined;
    case "float":
      return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text)
        ? readValue(Number(text), type)
        : undefined;
    case "bool":
      return text === "true" || text === "false" ? text === "true" : undefined;
  }
}

/** A number, of which minus zero is zero. */
function withoutSign(value: number): number {
  return value === 0 ? 0 : value;
}
