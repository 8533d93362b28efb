import * as v from "valibot";
import { isNamespace } from "./names.js";

export const category = "SRC_PHP";

/** The options under `targets: php:` in a spec. */
const fields = v.optional(
  v.pipe(
    v.strictObject({
      namespace: v.optional(
        v.pipe(
          v.string("a namespace must be text"),
          v.check(isNamespace, "a namespace of PHP is words in PascalCase joined by backslashes, such as Acme\\Errors"),
          v.maxLength(100, "a namespace has 100 characters at most here"),
          v.description("The namespace of all classes. Default: the catalog's name and `Errors`."),
        ),
      ),
      package: v.optional(
        v.pipe(
          v.string("a package must be text"),
          v.regex(
            // Source: the name of a package in Composer's schema.
            /^[a-z0-9](?:[_.-]?[a-z0-9]+)*\/[a-z0-9](?:(?:[_.]|-{1,2})?[a-z0-9]+)*$/,
            "a package of Composer is a vendor and a name in small letters, such as acme/errors",
          ),
          v.maxLength(100, "a package has 100 characters at most here"),
          v.description("The name of the package in Composer. Default: `example/`, the catalog's ID and `-errors`."),
        ),
      ),
      license: v.optional(
        v.pipe(
          v.string("a license must be text"),
          v.regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, "a license is an identifier of SPDX, such as Apache-2.0"),
          v.maxLength(100, "a license has 100 characters at most here"),
          v.description("The license in `composer.json`. Default: `proprietary`."),
        ),
      ),
      side: v.optional(
        v.pipe(
          v.picklist(["client", "server", "both"], "client, server or both"),
          v.description(
            "What the package is for: a client decodes responses, a server raises errors and encodes them. The package has nothing of the other side. `server` and `both` have the internal entries too. Default: client.",
          ),
        ),
        "client",
      ),
      locales: v.optional(
        v.pipe(
          v.array(v.string("a locale must be text")),
          v.minLength(1, "give a locale, or leave `locales` out"),
          v.description("The locales of the texts in the package. Default: all of the catalog's."),
        ),
      ),
      testkit: v.optional(
        v.pipe(
          v.boolean("true or false"),
          v.description(
            "A namespace for tests of your code, `Testing` below that of the codes: the response of each code, also for PSR-7, and an assertion for PHPUnit. Default: false.",
          ),
        ),
        false,
      ),
    }),
    v.forward(
      v.check(
        ({ side, testkit }) => side !== "server" || !testkit,
        "the test kit is for clients, but the package has `side: server`; choose `side: both` or remove `testkit`",
      ),
      ["testkit"],
    ),
  ),
  {},
);

/** The options, with the category of changes that break code which uses this target's output. */
export const phpOptions = v.pipe(
  fields,
  v.description(
    "A package for PHP 8.2: enums of codes, an exception class for each kind, decoders and, for servers, encoders and a middleware of PSR-15. Opt-in.",
  ),
  v.metadata({ category, optIn: true }),
);
