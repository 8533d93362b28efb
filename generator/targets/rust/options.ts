import * as v from "valibot";
import { chosenLocales } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { described, licenseOption, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { testkitFits } from "../sides.js";
import { crateProblem } from "./reserved.js";

export const category = "SRC_RS";

/** The oldest Rust that compiles the crate. */
export const rustVersion = "1.81";

const packageName = v.pipe(
  nameSchema({
    what: "a crate's name",
    pattern: /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/,
    form: "words in small letters, such as acme-errors",
    longest: 64,
  }),
  v.check(
    (name) => crateProblem(name) === undefined,
    ({ input }) => `this is ${crateProblem(input) ?? ""}; choose another name, such as ${input}-errors`,
  ),
);

/** The options under `targets: rust:` in a spec, with the category of changes that break code which uses the crate. */
export const rustOptions = v.pipe(
  v.strictObject({
    package: v.optional(described(packageName, "The name of the crate. Default: the catalog's ID and `-errors`.")),
    side: sideOption(
      "What the crate is for: a client decodes responses, a server raises errors and encodes them. The crate has nothing of the other side. `server` and `both` have the internal entries too. Default: client.",
    ),
    serde: v.optional(
      described(
        v.boolean("true or false"),
        "Whether the crate has a feature `serde`, which is off by default: codes and errors as values of serde. Without it the crate has no dependencies, not even optional ones. Default: false.",
      ),
      false,
    ),
    locales: localesOption("crate"),
    license: licenseOption("The license of the crate, as an SPDX expression."),
    testkit: testkitOption(
      "A module for tests of your code, `testing`, behind a feature of that name: the response of each code, a server that sends it, and an assertion. Default: false.",
    ),
  }),
  testkitFits("crate"),
  v.description(
    "A crate: an enum for each module, decoders for clients, and errors to raise and send for servers, also without the standard library. Opt-in.",
  ),
  v.metadata({ category, optIn: true }),
);

/** The options, with what their defaults take from the catalog. */
export interface RustOptions {
  readonly package: string;
  readonly locales: readonly [string, ...string[]];
  readonly license: string | undefined;
  readonly side: "client" | "server" | "both";
  readonly testkit: boolean;
  /** Whether the crate has the feature `serde`. */
  readonly serde: boolean;
}

/** The options of a catalog. */
export function optionsOf(catalog: Catalog): RustOptions {
  const { package: name, locales, license, serde, side, testkit } = v.parse(rustOptions, catalog.options["rust"] ?? {});
  return {
    package: name ?? `${catalog.id}-errors`,
    locales: chosenLocales(catalog, locales ?? catalog.locales),
    license,
    serde,
    side,
    testkit,
  };
}
