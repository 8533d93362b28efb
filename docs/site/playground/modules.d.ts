/** Every target of errspec, by ID: the build makes the list from the folders. */
declare module "targets:all" {
  import type { GenericSchema } from "valibot";
  import type { Target } from "../../../generator/targets/target.js";

  export const options: Readonly<Record<string, GenericSchema>>;
  export const targetLoaders: Readonly<Partial<Record<string, () => Promise<Target>>>>;
  /** The text of each template, by path, of the targets that have some. */
  export const templateLoaders: Readonly<
    Partial<Record<string, () => Promise<{ readonly default: Readonly<Record<string, string>> }>>>
  >;
}

/** The parser of YAML itself, which `read-yaml.ts` replaces everywhere else. */
declare module "*/read-yaml.js?whole" {
  import type { ReadYaml } from "../../../generator/load/read-yaml.js";

  export function readYaml(text: string): ReadYaml;
}
