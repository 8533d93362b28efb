import * as v from "valibot";

export const siteOptions = v.pipe(
  v.strictObject({
    locales: v.optional(
      v.pipe(
        v.array(v.string("a locale is text")),
        v.description("The locales to write pages in. Default: all of the catalog's."),
      ),
      [],
    ),
    markdown: v.optional(
      v.pipe(
        v.boolean("`markdown` is true or false"),
        v.description("Write each page in Markdown, too, for programs that read. Default: false."),
      ),
      false,
    ),
    catalog: v.optional(
      v.pipe(
        v.boolean("`catalog` is true or false"),
        v.description("Write `.well-known/errors.json`, the catalog with a hash of its content. Default: false."),
      ),
      false,
    ),
    url: v.optional(
      v.pipe(
        v.string("an address is text"),
        v.check((url) => URL.canParse(url), "not a web address, such as https://errors.example.com/"),
        v.regex(
          /^https?:\/\/[^\s?#]+$/i,
          "not a web address: it must start with http:// or https:// and have no ? or #",
        ),
        v.transform((url) => (url.endsWith("/") ? url : `${url}/`)),
        v.description(
          "The address of the site. With it, pages have canonical and alternate links for search engines, and the site has sitemaps and a 404 page.",
        ),
      ),
    ),
  }),
  v.description("The documentation of the codes as a static site, with search and a decoder for responses."),
);
