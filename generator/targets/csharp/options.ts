import * as v from "valibot";
import { isDeviceName } from "../../model/device-name.js";
import { described, licenseOption, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { testkitFits } from "../sides.js";
import { namespaceProblem } from "./names.js";

export const category = "SRC_CSHARP";

const namespace = v.pipe(
  nameSchema({
    what: "a namespace of C#",
    pattern: /^[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)*$/,
    form: "words in PascalCase joined by dots, such as Acme.Errors",
    longest: 100,
  }),
  v.check(
    (name) => namespaceProblem(name) === undefined,
    ({ input }) => `the namespace ${namespaceProblem(input) ?? ""}; use another name, such as Acme.Errors`,
  ),
);

const packageId = v.pipe(
  nameSchema({
    what: "a package of NuGet",
    pattern: /^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*$/,
    form: "words of letters, digits and underscores joined by dots and hyphens, such as Acme.Errors",
    longest: 100,
  }),
  v.check(
    (name) => !isDeviceName(name),
    "the package begins with the name of a device on Windows; use another name, such as Acme.Errors",
  ),
);

/** The options under `targets: csharp:` in a spec. */
const fields = v.optional(
  v.pipe(
    v.strictObject({
      namespace: v.optional(
        described(namespace, "The namespace of all types. Default: the catalog's name and `.Errors`."),
      ),
      package: v.optional(described(packageId, "The ID of the package in NuGet. Default: the namespace.")),
      license: licenseOption("The license of the package, as an SPDX expression. Default: none is named.", {
        pattern: /(?:License|Document)Ref-/i,
        why: "NuGet accepts no license of your own; use one that SPDX lists, such as Apache-2.0, or leave `license` out",
      }),
      side: sideOption(),
      locales: localesOption(),
      testkit: testkitOption(
        "A namespace for tests of your code, `Testing` below that of the codes: the response of each code, an HttpMessageHandler that answers with it, and an assertion. Default: false.",
      ),
    }),
    testkitFits(),
  ),
  {},
);

/** The options, with the category of changes that break code which uses this target's output. */
export const csharpOptions = v.pipe(
  fields,
  v.description(
    "A package for C# 12 on .NET 8: enums of codes, an exception class for each module, decoders and, for servers, encoders. Opt-in.",
  ),
  v.metadata({ category, optIn: true }),
);
