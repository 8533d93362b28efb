import type { ReadYaml } from "../../../generator/load/read-yaml.js";
import { NotLoaded } from "./late.js";

/*
 * In the place of `load/read-yaml.ts`. Specs as people write them are read by a small scanner of errspec's own; the parser is
 * for the rest and for mistakes, and it is large.
 */

let parser: ((text: string) => ReadYaml) | undefined;

export function readYaml(text: string): ReadYaml {
  if (parser !== undefined) return parser(text);
  throw new NotLoaded(async () => {
    parser = (await import("../../../generator/load/read-yaml.js?whole")).readYaml;
  });
}
