import * as v from "valibot";
import type { Catalog } from "../../model/catalog.js";
import { adaptersFit } from "../sides.js";
import type { Half } from "../sides.js";
import { described, licenseOption, localesOption, nameSchema, sideOption, testkitOption } from "../package-options.js";

/** Modules of Node.js, which an import would find in the place of the package, and two names that npm refuses. */
const taken: ReadonlySet<string> = new Set(
  (
    "assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events " +
    "favicon.ico fs http http2 https inspector module net node_modules os path perf_hooks process punycode querystring " +
    "readline repl stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib"
  ).split(" "),
);

export const category = "SRC_TS";

/** The adapters, with the side of the wire that each is for. */
export const adapterSides = {
  axios: "client",
  express: "server",
  fastify: "server",
  fetch: "client",
  "grpc-js": "both",
  nestjs: "server",
  web: "server",
} as const;

export type Adapter = keyof typeof adapterSides;

const adapterNames = Object.keys(adapterSides) as Adapter[];

const packageName = v.pipe(
  nameSchema({
    what: "an npm package's name",
    pattern: /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/,
    form: "lower-case, such as acme-errors or @acme/errors",
    longest: 214,
  }),
  v.check((name) => !taken.has(name), "Node.js and npm keep this name: choose another, such as acme-errors"),
);

/** The options under `targets: typescript:` in a spec. */
const fields = v.strictObject({
  package: v.optional(described(packageName, "The npm package's name. Default: the catalog's ID and -errors.")),
  style: v.optional(
    v.pipe(
      v.picklist(["enum", "const"], "enum or const"),
      v.description("Codes as an enum, or as a const object for projects that compile with erasableSyntaxOnly."),
    ),
    "enum",
  ),
  classes: v.optional(
    v.pipe(
      v.picklist(["per-module", "per-code"], "per-module or per-code"),
      v.description("One error class per module, or also one per code in a separate entry point: ./dsa/errors."),
    ),
    "per-module",
  ),
  locales: localesOption(),
  side: sideOption(
    "Who uses the package: clients that receive errors, servers that send them, or both. A server's package has the entry point ./server, and internal codes; one for servers alone has no decoders.",
  ),
  prefix: v.optional(
    v.pipe(
      v.string("the prefix must be text"),
      v.regex(/^(?:[A-Z][A-Za-z0-9]{0,15})?$/, "a prefix is 16 letters and digits at most and begins with a capital"),
      v.description("The prefix before the module's name in types and functions. Default: none."),
    ),
    "",
  ),
  suffix: v.optional(
    v.pipe(
      v.string("the suffix must be text"),
      v.regex(/^[A-Za-z0-9]{0,16}$/, "a suffix is 16 letters and digits at most"),
      v.description("The suffix of a module's enum."),
    ),
    "Code",
  ),
  adapters: v.optional(
    v.pipe(
      v.array(v.picklist(adapterNames, "axios, express, fastify, fetch, grpc-js, nestjs or web")),
      v.description(
        "Entry points for other libraries. Clients: fetch and axios throw the errors of responses. Servers: express, fastify, nestjs and web (the Fetch API: Hono, Next.js, Workers, Bun) answer with the errors. Both: grpc-js sends and receives them with gRPC, and needs `envelopes: { grpc }`. Default: none.",
      ),
    ),
    [],
  ),
  testkit: testkitOption(
    "An entry point for tests of your code, ./testing: the response of each code, for fetch and MSW, and matchers for Vitest and Jest.",
  ),
  license: licenseOption("The package's license, as an SPDX expression. Default: none is stated."),
});

/** The options, with the category of changes that break code which uses this target's output. */
export const typescriptOptions = v.pipe(
  fields,
  adaptersFit((adapter) => adapterSides[adapter]),
  v.description("An npm package of ES modules: an enum and an error class for each module, guards and decoders."),
  v.metadata({ category }),
);

/** The options with every default filled in. */
export interface Options {
  readonly package: string;
  readonly style: "enum" | "const";
  readonly classes: "per-module" | "per-code";
  readonly side: Half | "both";
  /** Of the catalog's locales, in its order. */
  readonly locales: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  /** Each once, in the order of the alphabet. */
  readonly adapters: readonly Adapter[];
  readonly testkit: boolean;
  readonly license: string | undefined;
}

/** The options of a catalog; those that depend on it get their default here. */
export function optionsOf(catalog: Catalog): Options {
  const {
    package: name,
    locales,
    adapters,
    license,
    ...given
  } = v.parse(typescriptOptions, catalog.options["typescript"] ?? {});
  const chosen = catalog.locales.filter((locale) => locales?.includes(locale) ?? true);
  return {
    ...given,
    package: name ?? `${catalog.id}-errors`,
    locales: chosen.length === 0 ? catalog.locales : chosen,
    adapters: [...new Set(adapters)].sort(),
    license,
  };
}
