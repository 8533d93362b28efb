import * as v from "valibot";

export const docsOptions = v.pipe(
  v.strictObject({
    locales: v.optional(
      v.pipe(
        v.array(v.string("a locale is text")),
        v.description("The locales to write pages in. Default: all of the catalog's."),
      ),
      [],
    ),
  }),
  v.description("The documentation of the codes in Markdown."),
);
