import * as v from "valibot";
import { described, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { testkitFits } from "../sides.js";
import { packageProblem } from "./names.js";

export const category = "SRC_JAVA";

const coordinate = (what: string) =>
  nameSchema({
    what,
    pattern: /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/,
    form: "small letters, digits, dots and hyphens",
    longest: 100,
  });

const packageName = v.pipe(
  nameSchema({
    what: "a Java package",
    pattern: /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/,
    form: "words in small letters joined by dots, such as com.acme.errors",
    longest: 100,
  }),
  v.check(
    (name) => packageProblem(name) === undefined,
    ({ input }) => `the Java package ${packageProblem(input) ?? ""}; use another name, such as com.acme.errors`,
  ),
);

/** The options under `targets: java:` in a spec. */
const fields = v.optional(
  v.pipe(
    v.strictObject({
      package: v.optional(
        described(packageName, "The Java package of all classes. Default: com.example. and the catalog's ID."),
      ),
      group: v.optional(
        described(coordinate("a group ID"), "The group ID in Maven. Default: the package without its last part."),
      ),
      artifact: v.optional(
        described(coordinate("an artifact ID"), "The artifact ID in Maven. Default: the catalog's ID and `-errors`."),
      ),
      side: sideOption(),
      locales: localesOption(),
      testkit: testkitOption(
        "A package for tests of your code, `testing` below that of the codes: the response of each code, a server that sends it, and an assertion. Default: false.",
      ),
    }),
    testkitFits(),
  ),
  {},
);

/** The options, with the category of changes that break code which uses this target's output. */
export const javaOptions = v.pipe(
  fields,
  v.description(
    "A package for Java 17 or Kotlin: enums of codes, an exception class for each kind, decoders and, for servers, encoders. Opt-in.",
  ),
  v.metadata({ category, optIn: true }),
);
