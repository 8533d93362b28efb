import type * as v from "valibot";
import { catalogOptions } from "./catalog/options.js";
import { docsOptions } from "./docs/options.js";
import { goOptions } from "./go/options.js";
import { pythonOptions } from "./python/options.js";
import { siteOptions } from "./site/options.js";
import { options as typescriptOptions } from "./typescript/options.js";
import type { Target } from "./target.js";

interface ListedTarget {
  readonly options: v.GenericSchema;
  readonly load: () => Promise<Target>;
}

/** Every target by its ID, in the order of the IDs. Commands that only read a spec need the options and load no target. */
export const listedTargets: Readonly<Record<string, ListedTarget>> = {
  catalog: { options: catalogOptions, load: async () => (await import("./catalog/target.js")).catalog },
  docs: { options: docsOptions, load: async () => (await import("./docs/target.js")).docs },
  go: { options: goOptions, load: async () => (await import("./go/target.js")).go },
  python: { options: pythonOptions, load: async () => (await import("./python/target.js")).python },
  site: { options: siteOptions, load: async () => (await import("./site/target.js")).site },
  typescript: { options: typescriptOptions, load: async () => (await import("./typescript/target.js")).typescript },
};

/** The options of every target, by its ID. */
export const targetOptions: Readonly<Record<string, v.GenericSchema>> = Object.fromEntries(
  Object.entries(listedTargets).map(([id, { options }]) => [id, options]),
);
