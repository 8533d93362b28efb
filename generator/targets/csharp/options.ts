import * as v from "valibot";
import { namespaceProblem } from "./names.js";

export const category = "SRC_CSHARP";

/** The options under `targets: csharp:` in a spec. */
const fields = v.optional(
  v.strictObject({
    namespace: v.optional(
      v.pipe(
        v.string("a namespace must be text"),
        v.regex(
          /^[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)*$/,
          "a namespace of C# is words in PascalCase joined by dots, such as Acme.Errors",
        ),
        v.maxLength(100, "a namespace has 100 characters at most here"),
        v.check(
          (name) => namespaceProblem(name) === undefined,
          ({ input }) => `the namespace ${namespaceProblem(input) ?? ""}; use another name, such as Acme.Errors`,
        ),
        v.description("The namespace of all types. Default: the catalog's name and `.Errors`."),
      ),
    ),
    package: v.optional(
      v.pipe(
        v.string("a package must be text"),
        v.regex(
          /^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*$/,
          "a package of NuGet is words of letters, digits and underscores joined by dots and hyphens, such as Acme.Errors",
        ),
        v.maxLength(100, "a package of NuGet has 100 characters at most"),
        v.description("The ID of the package in NuGet. Default: the namespace."),
      ),
    ),
    license: v.optional(
      v.pipe(
        v.string("a license must be text"),
        v.regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, "a license is an identifier of SPDX, such as Apache-2.0"),
        v.maxLength(100, "a license has 100 characters at most here"),
        v.description("The license of the package in NuGet. Default: none is named."),
      ),
    ),
    locales: v.optional(
      v.pipe(
        v.array(v.string("a locale must be text")),
        v.minLength(1, "give a locale, or leave `locales` out"),
        v.description("The locales of the texts in the package. Default: all of the catalog's."),
      ),
    ),
  }),
  {},
);

/** The options, with the category of changes that break code which uses this target's output. */
export const csharpOptions = v.pipe(
  fields,
  v.description("A package for clients in C# 12 on .NET 8: enums of codes, exceptions and decoders. Opt-in."),
  v.metadata({ category, optIn: true }),
);
