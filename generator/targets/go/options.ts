import * as v from "valibot";
import { described, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { modulePathProblem, packageProblem } from "./names.js";

export const category = "SRC_GO";

const modulePath = v.pipe(
  nameSchema({
    what: "a Go module path",
    pattern: /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*(?:\/[A-Za-z0-9][A-Za-z0-9_~-]*(?:\.[A-Za-z0-9_~-]+)*)*$/,
    form: "a host and names joined by slashes, such as example.com/team/errors",
    longest: 200,
  }),
  v.check(
    (path) => modulePathProblem(path) === undefined,
    ({ input }) =>
      `the Go module path ${modulePathProblem(input) ?? ""}; use a path of your own, such as example.com/team/errors`,
  ),
);

const packageName = v.pipe(
  nameSchema({
    what: "a Go package name",
    pattern: /^[a-z][a-z0-9]*$/,
    form: "lower-case letters and digits, such as apierr",
    longest: 64,
  }),
  v.check(
    (name) => packageProblem(name) === undefined,
    ({ input }) => `\`${input}\` ${packageProblem(input) ?? ""}; use another name, such as apierr`,
  ),
);

/** The options under `targets: go:` in a spec. */
const fields = v.optional(
  v.strictObject({
    module: v.optional(described(modulePath, "The module path. Default: example.com/ and the catalog's ID.")),
    package: v.optional(described(packageName, "The name of the root package. Default: from the catalog's ID.")),
    layout: v.optional(
      v.pipe(
        v.picklist(["packages", "single"], "packages or single"),
        v.description(
          "A package for each module, or one for all. Default: packages, or single if there is only one module. If you set it, a second module does not change import paths.",
        ),
      ),
    ),
    locales: localesOption(),
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
    side: sideOption(),
    adapters: v.optional(
      v.pipe(
        v.array(v.picklist(["nethttp", "grpc"], "nethttp or grpc")),
        v.description(
          "Packages that use the generated code with other libraries: nethttp checks responses of net/http, retries with go-retryablehttp and, for servers, sends the errors and panics of handlers; grpc does that for grpc-go, as a module of its own. Default: none.",
        ),
      ),
      [],
    ),
    testkit: testkitOption(
      "Whether to generate a package for tests, named after the root package, such as apierrtest: the response for each code, an http.Handler that sends it, and an assertion. Default: false.",
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
