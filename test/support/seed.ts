import fc from "fast-check";

/** The seed of every random test: runs are repeatable, and `FUZZ_SEED=7 npm test` uses another seed. */
export const seed = Number(process.env["FUZZ_SEED"] ?? 20181124);

fc.configureGlobal({ seed });
