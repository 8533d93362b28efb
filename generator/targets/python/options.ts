import * as v from "valibot";
import type { Catalog, StandardEnvelopeId } from "../../model/catalog.js";
import { publicCatalog } from "../../model/sent.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import { adaptersFit, testkitFits } from "../sides.js";
import { described, licenseOption, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";
import { adapterNames, adapters } from "./adapters.js";
import type { AdapterName } from "./adapters.js";
import { packageProblem } from "./reserved.js";

const packageName = v.pipe(
  nameSchema({
    what: "a Python package's name",
    pattern: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
    form: "snake_case, such as acme_errors",
    longest: 64,
  }),
  v.check(
    (name) => packageProblem(name) === undefined,
    ({ input }) => `this is ${packageProblem(input) ?? ""}; choose another name, such as ${input}_errors`,
  ),
);

const distribution = nameSchema({
  what: "a distribution's name",
  // Source: the `name` of the core metadata, packaging.python.org.
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  form: "letters, digits and . _ -, such as acme-errors",
  longest: 64,
});

const affix = nameSchema({
  what: "a prefix or a suffix",
  pattern: /^(?:[A-Z][a-z0-9]+)*$/,
  form: "PascalCase words, such as Error",
  longest: 10,
});

const adapterChoice = adapterNames.join(", ").replace(/, (\w+)$/, " or $1");

export const category = "SRC_PY";

/** The options under `targets: python:` in a spec. */
const fields = v.strictObject({
  package: v.optional(described(packageName, "The import name. Default: the catalog's ID and `_errors`.")),
  distribution: v.optional(described(distribution, "The name on the package index. Default: the import name, with -.")),
  classes: v.optional(
    described(
      v.picklist(["per-code", "per-kind"], "per-code or per-kind"),
      "An exception class for every code, or only one for every kind.",
    ),
    "per-code",
  ),
  side: sideOption(
    "Whether the package decodes errors, raises and sends them, or does both. Only a server has internal errors. Default: client.",
  ),
  locales: localesOption(),
  prefix: v.optional(described(affix, "The prefix of the names of exception classes. Default: none."), ""),
  suffix: v.optional(described(affix, "The suffix of the names of exception classes. Default: Error."), "Error"),
  license: licenseOption("The license of the package, as an SPDX expression."),
  testkit: testkitOption(
    "A module for tests of your code, `testing`: the response of each code, for httpx and as data, and an assertion. Default: false.",
  ),
  adapters: v.optional(
    described(
      v.array(v.picklist(adapterNames, adapterChoice)),
      "The libraries to generate adapters for. Those for clients raise errors from responses, or retry; those for servers send errors. For both: grpc, which needs `envelopes: { grpc }`. Default: none.",
    ),
    [],
  ),
});

/** The options, with the category of changes that break code which uses this target's output. */
export const pythonOptions = v.pipe(
  fields,
  testkitFits(),
  adaptersFit((name) => adapters[name].half),
  v.description(
    "A Python package: an enum for each module, an exception for each code under one for each kind, and decoders.",
  ),
  v.metadata({ category }),
);

/** The options, with what their defaults take from the catalog. */
export interface PythonOptions {
  readonly package: string;
  readonly distribution: string;
  readonly perKind: boolean;
  /** Whether the package decodes errors, and raises and sends them. */
  readonly client: boolean;
  readonly server: boolean;
  readonly locales: readonly [string, ...string[]];
  readonly prefix: string;
  readonly suffix: string;
  readonly license: string | undefined;
  readonly testkit: boolean;
  /** Whether the package has the errors of operations. */
  readonly operations: boolean;
  /** Whether the package has explanations of errors. */
  readonly explanations: boolean;
  readonly adapters: readonly AdapterName[];
  /** The standard envelopes that errors travel in. */
  readonly envelopes: readonly StandardEnvelopeId[];
}

/** The options of a catalog, complete. */
export function optionsOf(catalog: Catalog): PythonOptions {
  const envelopes = catalog.envelopes.map(({ id }) => id);
  const chosen = v.parse(pythonOptions, catalog.options["python"] ?? {});
  const id = catalog.id.replaceAll("-", "_");
  const name = chosen.package ?? (id.endsWith("errors") ? id : `${id}_errors`);
  const [first, ...others] = catalog.locales.filter((locale) => chosen.locales?.includes(locale) ?? true);
  return {
    package: name,
    distribution: chosen.distribution ?? name.replaceAll("_", "-"),
    perKind: chosen.classes === "per-kind",
    client: chosen.side !== "server",
    server: chosen.side !== "client",
    locales: first === undefined ? catalog.locales : [first, ...others],
    prefix: chosen.prefix,
    suffix: chosen.suffix,
    license: chosen.license,
    testkit: chosen.testkit,
    operations: operationsWithErrors(catalog).length > 0,
    explanations: hasExplanations(chosen.side === "client" ? publicCatalog(catalog) : catalog),
    adapters: adapterNames.filter(
      (name) => chosen.adapters.includes(name) && (name !== "grpc" || envelopes.includes(name)),
    ),
    envelopes,
  };
}
