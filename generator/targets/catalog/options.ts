import * as v from "valibot";

/** The catalog file has no options: it says everything. */
export const catalogOptions = v.strictObject({});
