import { listedTargets } from "./list.js";
import type { Target } from "./target.js";

/** Every target, loaded. */
export const targets: readonly Target[] = await Promise.all(Object.values(listedTargets).map(({ load }) => load()));
