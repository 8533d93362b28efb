import * as v from "valibot";
import { audiences, stabilities } from "../model/catalog.js";
import { isDeviceName } from "../model/device-name.js";
import { envelope, envelopes } from "./envelope-schema.js";
import { operations } from "./operations-schema.js";
import { withOut } from "./outs.js";
import { record } from "./record.js";
import { breaking, lint, server } from "./settings-schema.js";
import { uses } from "./uses-schema.js";
import {
  action,
  code,
  codeType,
  date,
  described,
  effect,
  httpStatus,
  id,
  kind,
  line,
  locale,
  name,
  text,
  url,
} from "./values.js";

/*
 * The single definition of a spec file: the loader's types, its errors and the committed JSON Schema all come from here.
 * Checks that need more than one value (duplicates, ranges, collisions) are rules, not part of the shape.
 */

const param = v.strictObject({
  name: v.pipe(
    v.string("a parameter's name must be text"),
    v.regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, "a parameter's name must be snake_case, such as max_length"),
    v.description("The name in the text's placeholder, snake_case."),
  ),
  type: v.optional(
    described(v.picklist(["string", "int", "float", "bool"], "a parameter's type"), "The type of its value."),
    "string",
  ),
  sensitive: v.optional(
    described(v.boolean("sensitive must be true or false"), "Whether its value may be in no text. Default: false."),
    false,
  ),
});

const entryFields = {
  code: described(code, "The code on the wire, in its canonical spelling."),
  name: described(name, "The identifier: PascalCase words with one capital each."),
  aliases: v.optional(described(v.array(name), "Former names that keep compiling.")),
  group: v.optional(described(id, "The group it belongs to.")),
  title: v.optional(described(text, "A short heading, if the source has one in addition to the text.")),
  text: described(text, "The text of the error, verbatim from the source."),
  kind: v.optional(described(kind, "What went wrong, in gRPC's canonical codes. Default: unknown.")),
  action: v.optional(described(action, "What the caller should do. Default: none.")),
  fallback: v.optional(described(action, "What to do if the action does not help.")),
  retryable: v.optional(
    described(
      v.boolean("retryable must be true or false"),
      "Whether a client may automatically send the same request again. Default: from the action.",
    ),
  ),
  effect: v.optional(
    described(
      effect,
      "Whether the request was carried out, although this error came back. Default: from the kind and the action.",
    ),
  ),
  http: v.optional(
    described(httpStatus, "The HTTP status for a service that passes the error on. Default: from the kind."),
  ),
  audience: v.optional(
    described(
      v.picklist(audiences, "an audience"),
      "Who may see it: an internal code is never sent to a client. Default: that of its module.",
    ),
  ),
  carrier: v.optional(
    described(name, "The common code that carries it, by name. Default: the one that its module says."),
  ),
  params: v.optional(described(v.array(param), "Typed values for {placeholders} in the text.")),
  stability: v.optional(
    described(
      v.picklist(stabilities, "a stability"),
      "Whether callers can rely on it: an experimental code may change or be removed at any time. Default: that of its module.",
    ),
  ),
  since: v.optional(described(line("since"), "The version that introduced it.")),
  deprecated: v.optional(
    described(
      v.strictObject({
        since: v.optional(described(line("since"), "The version that deprecated it.")),
        sunset: v.optional(described(date, "The day from which it may be removed, such as 2027-01-31.")),
        reason: described(text, "Why, or what is sent instead."),
        "replaced-by": v.optional(described(name, "The code to use instead, by name.")),
      }),
      "Set when callers should no longer rely on it.",
    ),
  ),
  was: v.optional(
    described(
      v.array(
        v.strictObject({
          text: described(text, "What it meant."),
          until: v.optional(described(line("until"), "The last version with this meaning.")),
        }),
      ),
      "Earlier meanings of a reused code.",
    ),
  ),
  note: v.optional(described(text, "A remark for readers of the documentation.")),
  causes: v.optional(described(v.array(text), "Why it happens: each of them is possible.")),
  solutions: v.optional(described(v.array(text), "What the caller should do, step by step.")),
  otherwise: v.optional(
    described(text, "What anyone else who sees the error should do, such as a user of the caller's program."),
  ),
  links: v.optional(
    described(
      v.array(
        v.strictObject({
          url: described(url, "The address."),
          title: v.optional(described(text, "The text of the link. Default: the address.")),
        }),
      ),
      "Further reading.",
    ),
  ),
  examples: v.optional(
    described(
      v.array(v.string("an example must be a response: a JSON object, or its text")),
      "Responses that decode to this entry.",
    ),
  ),
};

const entry = v.strictObject(entryFields);

const group = v.strictObject({
  title: v.optional(described(text, "The title of the group.")),
  range: v.optional(
    v.pipe(
      v.string("a range must be its first and last code, such as 3000-3999"),
      v.nonEmpty(),
      v.description("The first and the last code that the group can have."),
    ),
  ),
});

const reserved = v.strictObject({
  codes: v.optional(described(v.array(code), "The codes.")),
  names: v.optional(described(v.array(name), "The names.")),
  reason: described(line("the reason"), "Why they are reserved."),
});

const moduleFields = {
  module: described(id, "The ID of the module."),
  title: v.optional(described(text, "The title of the module.")),
  description: v.optional(described(text, "A description of the module.")),
  "code-type": v.optional(described(codeType, "How its codes are written. Default: int.")),
  stability: v.optional(
    described(v.picklist(stabilities, "a stability"), "Whether callers can rely on its codes. Default: stable."),
  ),
  audience: v.optional(
    described(v.picklist(audiences, "an audience"), "Who may see its codes: public or internal. Default: public."),
  ),
  carrier: v.optional(
    described(
      v.union(
        [name, record(v.union([v.literal("default"), kind]), name)],
        "a carrier must be the name of a common code, or one for each kind: { default: InternalError, not_found: ResourceNotFound }",
      ),
      "The common code that carries its codes, by name; or one for each kind, and `default`. Default: one of the same kind.",
    ),
  ),
  groups: v.optional(described(record(id, group), "Named parts of the module.")),
  reserved: v.optional(described(v.array(reserved), "Codes and names that must not be reused with another meaning.")),
  success: v.optional(described(entry, "The code of a successful call: a constant, never an error.")),
  errors: described(v.array(entry), "The errors of the module."),
  operations: v.optional(described(operations, "The calls of the API that belong to the module.")),
};

export const moduleSchema = v.strictObject(moduleFields);

/** The schema of `errspec.yaml`, given that of each target's options. */
export function catalogSchema(targets: Readonly<Record<string, v.GenericSchema>>) {
  return v.strictObject({
    errspec: described(
      v.literal(1, "this version of errspec reads only format 1: write `errspec: 1`"),
      "The version of the spec format.",
    ),
    catalog: described(id, "The ID of the catalog."),
    name: v.optional(described(name, "The name that generated base types start with. Default: from the ID.")),
    title: described(text, "The title of the API."),
    description: v.optional(described(text, "A description of the API.")),
    version: v.optional(
      described(
        v.pipe(
          v.string(),
          v.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, "a version must be three numbers, such as 1.2.0"),
        ),
        "The version of the packages. Default: 0.0.0.",
      ),
    ),
    locales: described(
      v.pipe(
        v.array(
          v.pipe(
            locale,
            v.check((tag) => !isDeviceName(tag), "Windows reserves this name for a device, so no folder can have it"),
          ),
        ),
        v.minLength(1, "at least one locale is needed"),
      ),
      "The first is the source locale: every text has it.",
    ),
    "fallback-locales": v.optional(
      described(
        v.array(locale),
        "Where to look for a text that is missing in a locale: in these locales, in order, then in the source locale.",
      ),
    ),
    docs: v.optional(
      described(url, "The URL of an entry's documentation, with {module}, {code} or {name} (kebab-case) in it."),
    ),
    "message-tail": v.optional(
      described(
        v.boolean("message-tail must be true or false"),
        "Whether the messages of errors end with a tail for machines, such as (InvalidProjectId · fix_request · not retryable · https://example.com/dsa/2130). Default: false.",
      ),
    ),
    initialisms: v.optional(
      described(
        v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]+$/, "an initialism must be in capitals, such as DSA"))),
        "Words that some languages write in capitals.",
      ),
    ),
    envelope: described(envelope, "How codes travel in a response."),
    uses: v.optional(described(uses, "The other catalogs from which the spec takes modules.")),
    envelopes: v.optional(described(envelopes, "The standard envelopes in which errors travel too.")),
    server: v.optional(described(server, "What a server of the API sends.")),
    targets: v.optional(
      described(
        v.strictObject(optionalFields(targets)),
        "The outputs to generate, with their options. Default: all of them.",
      ),
    ),
    lint: v.optional(described(lint, "What `errspec lint` looks for.")),
    breaking: v.optional(described(breaking(Object.values(targets)), "What `errspec breaking` looks for.")),
    operations: v.optional(described(operations, "The calls of the API, and the errors that they return.")),
    modules: v.optional(described(v.array(moduleSchema), "Modules that have no file of their own.")),
  });
}

function optionalFields(targets: Readonly<Record<string, v.GenericSchema>>) {
  return Object.fromEntries(
    Object.entries(targets).map(([target, options]) => [
      target,
      v.optional(described(v.nullable(withOut(options)), v.getDescription(options) ?? "A target of your own.")),
    ]),
  );
}

/** Whether a key is the author's own, such as `x-owner`. Such keys are removed before a shape is checked. */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

export type ModuleShape = v.InferOutput<typeof moduleSchema>;
export type EntryShape = v.InferOutput<typeof entry>;
export type TextShape = v.InferOutput<typeof text>;
export type CatalogShape = v.InferOutput<ReturnType<typeof catalogSchema>>;
