import * as v from "valibot";
import { described, licenseOption, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { testkitFits } from "../sides.js";
import { isNamespace } from "./names.js";

export const category = "SRC_PHP";

const namespace = v.pipe(
  v.string("a namespace must be text"),
  v.check(isNamespace, "a namespace of PHP is words in PascalCase joined by backslashes, such as Acme\\Errors"),
  v.maxLength(100, "a namespace has 100 characters at most"),
);

const packageName = nameSchema({
  what: "a package of Composer",
  // Source: the name of a package in Composer's schema.
  pattern: /^[a-z0-9](?:[_.-]?[a-z0-9]+)*\/[a-z0-9](?:(?:[_.]|-{1,2})?[a-z0-9]+)*$/,
  form: "a vendor and a name in small letters, such as acme/errors",
  longest: 100,
});

/** The options under `targets: php:` in a spec. */
const fields = v.optional(
  v.pipe(
    v.strictObject({
      namespace: v.optional(
        described(namespace, "The namespace of all classes. Default: the catalog's name and `Errors`."),
      ),
      package: v.optional(
        described(
          packageName,
          "The name of the package in Composer. Default: `example/`, the catalog's ID and `-errors`.",
        ),
      ),
      license: licenseOption("The license in `composer.json`, as an SPDX expression. Default: `proprietary`."),
      side: sideOption(),
      locales: localesOption(),
      testkit: testkitOption(
        "A namespace for tests of your code, `Testing` below that of the codes: the response of each code, also for PSR-7, a client of PSR-18 that answers with it, and an assertion for PHPUnit. Default: false.",
      ),
    }),
    testkitFits(),
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
