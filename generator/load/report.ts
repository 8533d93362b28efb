import type { Diagnostic } from "../diagnostic/diagnostic.js";

/** Where a part of the loader puts what it finds wrong. */
export type Report = (problem: Diagnostic) => void;
