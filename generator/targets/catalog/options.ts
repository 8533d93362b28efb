import * as v from "valibot";

/** The catalog file has no options: it always holds everything. */
export const catalogOptions = v.pipe(
  v.strictObject({}),
  v.description("The whole catalog as catalog.json, for other tools, and its JSON Schema."),
);
