import * as v from "valibot";
import { modulePathProblem, packageProblem } from "./names.js";

export const category = "SRC_GO";

/** The options under `targets: go:` in a spec. */
const fields = v.optional(
  v.strictObject({
    module: v.optional(
      v.pipe(
        v.string("a Go module path must be text"),
        v.regex(
          /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*(?:\/[A-Za-z0-9][A-Za-z0-9_~-]*(?:\.[A-Za-z0-9_~-]+)*)*$/,
          "a Go module path is a host and names joined by slashes, such as example.com/team/errors",
        ),
        v.maxLength(200, "a Go module path has 200 characters at most here"),
        v.check(
          (path) => modulePathProblem(path) === undefined,
          ({ input }) =>
            `the Go module path ${modulePathProblem(input) ?? ""}; use a path of your own, such as example.com/team/errors`,
        ),
        v.description("The module path. Default: example.com/ and the catalog's ID."),
      ),
    ),
    package: v.optional(
      v.pipe(
        v.string("a Go package name must be text"),
        v.regex(/^[a-z][a-z0-9]*$/, "a Go package name is lower-case letters and digits, such as apierr"),
        v.maxLength(64, "a Go package name has 64 characters at most here"),
        v.check(
          (name) => packageProblem(name) === undefined,
          ({ input }) => `\`${input}\` ${packageProblem(input) ?? ""}; use another name, such as apierr`,
        ),
        v.description("The name of the root package. Default: from the catalog's ID."),
      ),
    ),
    layout: v.optional(
      v.pipe(
        v.picklist(["packages", "single"], "packages or single"),
        v.description(
          "A package for each module, or one for all. Default: packages, or single if there is only one module. If you set it, a second module does not change import paths.",
        ),
      ),
    ),
    locales: v.optional(
      v.pipe(
        v.array(v.string("a locale must be text")),
        v.minLength(1, "give a locale, or leave `locales` out"),
        v.description("The locales of the texts in the package. Default: all of the catalog's."),
      ),
    ),
    prefix: v.optional(
      v.pipe(
        v.string("a prefix must be text"),
        v.regex(/^(?:[A-Z][A-Za-z0-9]{0,31})?$/, "a prefix begins with a capital, such as Code, or is empty"),
        v.description("The prefix of the names of constants. Default: Code."),
      ),
      "Code",
    ),
    suffix: v.optional(
      v.pipe(
        v.string("a suffix must be text"),
        v.regex(/^[A-Za-z0-9]{0,32}$/, "a suffix is letters and digits"),
        v.description("The suffix of the names of constants. Default: none."),
      ),
      "",
    ),
    initialisms: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]+$/, "an initialism is capitals, such as DSA"))),
        v.description("Words to write in capitals, in addition to those of Go and of the catalog."),
      ),
      [],
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
    adapters: v.optional(
      v.pipe(
        v.array(v.picklist(["nethttp", "grpc"], "nethttp or grpc")),
        v.description(
          "Packages that use the generated code with other libraries: nethttp checks responses of net/http, retries with go-retryablehttp and, for servers, sends the errors and panics of handlers; grpc does that for grpc-go, as a module of its own. Default: none.",
        ),
      ),
      [],
    ),
    testkit: v.optional(
      v.pipe(
        v.boolean("true or false"),
        v.description(
          "Whether to generate a package for tests, named after the root package, such as apierrtest: the response for each code, an http.Handler that sends it, and an assertion. Default: false.",
        ),
      ),
      false,
    ),
  }),
  {},
);

/** The options, with the category of changes that break code which uses this target's output. */
export const goOptions = v.pipe(
  fields,
  v.description("A Go module: constants that are errors, Decode, and errors.Is and errors.As by code and by kind."),
  v.metadata({ category }),
);
