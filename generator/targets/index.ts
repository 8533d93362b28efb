import { catalog } from "./catalog/target.js";
import { docs } from "./docs/target.js";
import { go } from "./go/target.js";
import { python } from "./python/target.js";
import { site } from "./site/target.js";
import type { Target } from "./target.js";
import { typescript } from "./typescript/target.js";

/** Every output, in the order of their ids: one line a target. */
export const targets: readonly Target[] = [catalog, docs, go, python, site, typescript];
