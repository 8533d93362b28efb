import * as v from "valibot";
import { packageProblem } from "./names.js";

export const category = "SRC_JAVA";

const coordinate = (what: string) =>
  v.pipe(
    v.string(`${what} must be text`),
    v.regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, `${what} is small letters, digits, dots and hyphens`),
    v.maxLength(100, `${what} has 100 characters at most`),
  );

/** The options under `targets: java:` in a spec. */
const fields = v.optional(
  v.pipe(
    v.strictObject({
      package: v.optional(
        v.pipe(
          v.string("a Java package must be text"),
          v.regex(
            /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/,
            "a Java package is words in small letters joined by dots, such as com.acme.errors",
          ),
          v.maxLength(100, "a Java package has 100 characters at most here"),
          v.check(
            (name) => packageProblem(name) === undefined,
            ({ input }) => `the Java package ${packageProblem(input) ?? ""}; use another name, such as com.acme.errors`,
          ),
          v.description("The Java package of all classes. Default: com.example. and the catalog's ID."),
        ),
      ),
      group: v.optional(
        v.pipe(
          coordinate("a group ID"),
          v.description("The group ID in Maven. Default: the package without its last part."),
        ),
      ),
      artifact: v.optional(
        v.pipe(
          coordinate("an artifact ID"),
          v.description("The artifact ID in Maven. Default: the catalog's ID and `-errors`."),
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
            "A package for tests of your code, `testing` below that of the codes: the response of each code, a server that sends it, and an assertion. Default: false.",
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
export const javaOptions = v.pipe(
  fields,
  v.description(
    "A package for Java 17 or Kotlin: enums of codes, an exception class for each kind, decoders and, for servers, encoders. Opt-in.",
  ),
  v.metadata({ category, optIn: true }),
);
