import type { Diagnostic } from "../diagnostic/diagnostic.js";

/** Takes each problem that a part of the loader finds. */
export type Reporter = (problem: Diagnostic) => void;
