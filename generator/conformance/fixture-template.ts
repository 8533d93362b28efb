import { paramKey } from "../decode/standard.js";
import type { Catalog } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import { shownParams } from "../model/sent.js";
import { fixtureOf } from "./fixtures.js";
import type { Fixture, FixtureOptions } from "./fixtures.js";

/**
 * The body of a fixture as JSON text with places for values of params: `{name}` in a text, and `{"$":"name"}` for the value
 * itself. `options` are those of the fixture, and `rename` gives the name that a place has. Without params that are shown, it
 * is the body.
 */
export function fixtureTemplate(
  catalog: Catalog,
  { module, entry, response }: Fixture,
  options: Omit<FixtureOptions, "params">,
  rename: (param: string) => string,
): string {
  const shown = shownParams(entry).map(({ name }) => name);
  if (shown.length === 0) return response.body;
  // What is different without values is a text, or else the value of a param.
  const without = fixtureOf(catalog, module, entry, { ...options, params: {} });
  const [filled, raw] = [response.body, without.response.body].map((body) => JSON.parse(body) as Json);
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
