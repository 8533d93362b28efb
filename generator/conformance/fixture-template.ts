import { paramKey } from "../decode/standard.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import { shownParams } from "../model/sent.js";
import { exampleParams, fixtureOf } from "./fixtures.js";
import type { FixtureOptions } from "./fixtures.js";

/**
 * The body of a fixture as JSON text with places for values of params: `{name}` in a text, and `{"$":"name"}` for the value
 * itself. `rename` gives the name that a place has. Without params that are shown, it is the body.
 */
export function fixtureTemplate(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  options: FixtureOptions,
  rename: (param: string) => string,
): string {
  const params = exampleParams(entry);
  const bodyWith = (values: FixtureOptions["params"]): string =>
    fixtureOf(catalog, module, entry, { ...options, params: values }).response.body;
  const shown = shownParams(entry).map(({ name }) => name);
  if (shown.length === 0) return bodyWith(params);
  // What is different without values is a text, or else the value of a param.
  const [filled, raw] = [bodyWith(params), bodyWith({})].map((body) => JSON.parse(body) as Json);
  const place = (value: Json, bare: Json | undefined, key: string): Json => {
    if (isList(value)) return value.map((item, index) => place(item, isList(bare) ? bare[index] : undefined, ""));
    if (isObject(value)) {
      const inner = isObject(bare) ? bare : {};
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, place(item, inner[name], name)]));
    }
    if (value === bare) return value;
    if (typeof bare === "string") return renamed(bare);
    const param = shown.find((name) => key === paramKey(name) || key === name);
    if (param === undefined) return value;
    return typeof value === "string" ? `{${rename(param)}}` : { $: rename(param) };
  };
  const renamed = (text: string): string =>
    shown.reduce((found, name) => found.replaceAll(`{${name}}`, `{${rename(name)}}`), text);
  return JSON.stringify(place(filled ?? null, raw, ""));
}
