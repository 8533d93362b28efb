/** The templates of a target, by path: the build reads them. */
declare module "templates:*" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

/** The parser of YAML itself, which `read-yaml.ts` replaces everywhere else. */
declare module "*/read-yaml.js?whole" {
  import type { ReadYaml } from "../../../generator/load/read-yaml.js";

  export function readYaml(text: string): ReadYaml;
}
