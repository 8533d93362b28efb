import type { Target } from "./target.js";

/** Every output, in the order of their ids: one line a target. */
export const targets: readonly Target[] = [];
