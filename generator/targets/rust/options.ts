import * as v from "valibot";
import { chosenLocales } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { crateProblem } from "./reserved.js";

const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

export const category = "SRC_RS";

/** The oldest Rust that compiles the crate. */
export const rustVersion = "1.81";

/** The options under `targets: rust:` in a spec, with the category of changes that break code which uses the crate. */
export const rustOptions = v.pipe(
  v.strictObject({
    package: v.optional(
      described(
        v.pipe(
          v.string("a crate's name must be text"),
          v.regex(
            /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/,
            "a crate's name is words in small letters, such as acme-errors",
          ),
          v.maxLength(64, "a crate's name has 64 characters at most"),
          v.check(
            (name) => crateProblem(name) === undefined,
            ({ input }) => `this is ${crateProblem(input) ?? ""}; choose another name, such as ${input}-errors`,
          ),
        ),
        "The name of the crate. Default: the catalog's ID and `-errors`.",
      ),
    ),
    side: v.optional(
      described(
        v.picklist(["client", "server", "both"], "client, server or both"),
        "What the crate is for: a client decodes responses, a server raises errors and encodes them. The crate has nothing of the other side. `server` and `both` have the internal entries too. Default: client.",
      ),
      "client",
    ),
    serde: v.optional(
      described(
        v.boolean("true or false"),
        "Whether the crate has a feature `serde`, which is off by default: codes and errors as values of serde. Without it the crate has no dependencies, not even optional ones. Default: false.",
      ),
      false,
    ),
    locales: v.optional(
      described(
        v.pipe(v.array(v.string("a locale must be text")), v.minLength(1, "at least one locale is needed")),
        "The locales of the texts in the crate. Default: all of the catalog's.",
      ),
    ),
    license: v.optional(
      described(
        v.pipe(
          v.string("a license must be text"),
          v.regex(/^[A-Za-z0-9.+() -]{1,200}$/, "a license is an SPDX expression, such as Apache-2.0"),
        ),
        "The license of the crate, as an SPDX expression.",
      ),
    ),
    testkit: v.optional(
      described(
        v.boolean("true or false"),
        "A module for tests of your code, `testing`, behind a feature of that name: the response of each code, and an assertion. Default: false.",
      ),
      false,
    ),
  }),
  v.forward(
    v.check(
      ({ side, testkit }) => side !== "server" || !testkit,
      "the test kit is for clients, but the crate has `side: server`; choose `side: both` or remove `testkit`",
    ),
    ["testkit"],
  ),
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
