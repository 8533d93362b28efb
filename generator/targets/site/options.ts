import * as v from "valibot";

export const siteOptions = v.strictObject({
  locales: v.optional(
    v.pipe(
      v.array(v.string("a locale is text")),
      v.description("The locales to write pages in. Default: all of the catalog's."),
    ),
    [],
  ),
  url: v.optional(
    v.pipe(
      v.string("an address is text"),
      v.check((url) => URL.canParse(url), "not an address of the web, such as https://errors.example.com/"),
      v.regex(/^https?:\/\/[^\s?#]+$/i, "not an address of the web: it begins with https://, and has no ? or #"),
      v.transform((url) => (url.endsWith("/") ? url : `${url}/`)),
      v.description(
        "Where the site will be, if that is known: pages then name their own address and those in other languages in full, as search engines want it, and there is a page for addresses that lead nowhere.",
      ),
    ),
  ),
});
