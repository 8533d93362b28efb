import fc from "fast-check";

/** What every random test begins with: a run shows what the one before it showed, and `FUZZ_SEED=7 npm test` looks elsewhere. */
export const seed = Number(process.env["FUZZ_SEED"] ?? 20181124);

fc.configureGlobal({ seed });
