import * as v from "valibot";
import { english } from "./english.js";
import { placeholdersOf, wordKeys } from "./words.js";

/** An address that people are sent to: of the web, or of a mailbox. */
const contact = v.pipe(
  v.string("an address is text"),
  v.regex(
    /^(?:https?:\/\/[^\s"'<>`\\]+|mailto:[^\s"'<>`\\]+@[^\s"'<>`\\]+)$/i,
    "not an address that a link can have: it starts with https:// or mailto:",
  ),
);

const webAddress = v.pipe(
  v.string("an address is text"),
  v.regex(/^https?:\/\/[^\s"'<>`\\]+$/i, "not a web address: it must start with http:// or https://"),
  v.check((url) => URL.canParse(url), "not a web address, such as https://errors.example.com/"),
);

/** A word stands in text and in attributes in double quotes, so it has no mark that has a meaning in both. */
const word = v.pipe(
  v.string("a word is text"),
  v.regex(/^[^<>&"`\p{C}]{1,300}$/u, 'a word is a line of up to 300 characters, without < > & " and `'),
);

/** What is in braces must be known, or else nothing would be in its place. */
const knownPlaceholders = v.rawCheck<Readonly<Record<string, string>>>(({ dataset, addIssue }) => {
  if (!dataset.typed) return;
  for (const [key, text] of Object.entries(dataset.value)) {
    const known = placeholdersOf(key);
    for (const [written, name = ""] of text.matchAll(/\{(\w*)\}/g)) {
      if (known.includes(name)) continue;
      const help = known.length === 0 ? "it has none" : `it has ${known.map((each) => `{${each}}`).join(", ")}`;
      addIssue({ message: `${key} has no ${written}: ${help}` });
    }
  }
});

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
    logo: v.optional(
      v.pipe(
        v.string("a logo is an address or a path"),
        v.regex(
          /^(?:https:\/\/[^\s"'<>`\\;,]+|(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_./-]*)$/,
          "not an image: give its address with https://, or the path of a file that you put into the site, such as logo.svg",
        ),
        v.check((logo) => !logo.includes(":") || URL.canParse(logo), "not a web address"),
        v.description(
          "A square image for the top of each page: an address with https://, or the path of a file that you put into the folder of the site.",
        ),
      ),
    ),
    accent: v.optional(
      v.pipe(
        v.string("a color is text"),
        v.regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, "not a color such as #1a5aa8"),
        v.description(
          "The color of links, as #rrggbb. Where it would be hard to read, in the light or in the dark theme, a darker or lighter shade of it is taken.",
        ),
      ),
    ),
    support: v.optional(
      v.pipe(contact, v.description("Where readers get help: a web address, or mailto: and a mailbox.")),
    ),
    edit: v.optional(
      v.pipe(
        webAddress,
        v.check((url) => url.includes("{file}"), "it has no {file} for the file of the spec"),
        v.description(
          "The address of a spec file, with {file} in it, and {line} for the line of a code: https://github.com/acme/api/blob/main/{file}#L{line}. Pages link to it. With {line}, a line that is added to the spec changes the pages of all codes below.",
        ),
      ),
    ),
    repository: v.optional(
      v.pipe(webAddress, v.description("The address of the repository, for the foot of each page.")),
    ),
    version: v.optional(
      v.pipe(
        v.string("a version is text"),
        v.regex(/^[^\p{C}]{1,60}$/u, "a version has 60 characters at most, all of them visible"),
        v.description("A version for the foot of each page. `{version}` stands for the version of the spec."),
      ),
    ),
    words: v.optional(
      v.pipe(
        v.record(
          v.string(),
          v.pipe(v.record(v.picklist(wordKeys(english), "a key of a word"), word), knownPlaceholders),
        ),
        v.description(
          "Words of the pages themselves, by locale and key, for locales other than English and Chinese: { ja: { search: 検索 } }.",
        ),
      ),
      {},
    ),
    url: v.optional(
      v.pipe(
        v.string("an address is text"),
        v.check((url) => URL.canParse(url), "not a web address, such as https://errors.example.com/"),
        v.regex(
          /^https?:\/\/[^\s?#]+$/i,
          "not a web address: it must start with http:// or https:// and have no ? or #",
        ),
        v.description(
          "The address of the site. With it, pages have canonical and alternate links for search engines, and the site has sitemaps and a 404 page.",
        ),
        v.transform((url) => (url.endsWith("/") ? url : `${url}/`)),
      ),
    ),
  }),
  v.description("The documentation of the codes as a static site, with search and a decoder for responses."),
);
