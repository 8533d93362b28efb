import * as v from "valibot";

/** The catalog file has no options: it always holds everything. */
export const catalogOptions = v.strictObject({});
