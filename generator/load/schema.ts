import * as v from "valibot";
import { stabilities } from "../model/catalog.js";
import { categories, thresholds } from "../model/category.js";
import { isDeviceName } from "../model/device-name.js";
import { withOut } from "./outs.js";
import { record } from "./record.js";
import {
  action,
  code,
  codeType,
  date,
  described,
  form,
  id,
  kind,
  line,
  locale,
  name,
  pointer,
  pointers,
  text,
  url,
} from "./values.js";

/*
 * The one definition of what a spec file may hold: the types of the loader, its errors and the committed JSON Schema all
 * come from here. What needs more than one value to judge (duplicates, ranges, collisions) is a rule, not a shape.
 */

const param = v.strictObject({
  name: v.pipe(
    v.string("a parameter's name must be text"),
    v.regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, "a parameter's name is snake_case, such as max_length"),
  ),
  type: v.optional(v.picklist(["string", "int", "float", "bool"], "a parameter's type"), "string"),
});

const entryFields = {
  code: described(code, "The code on the wire, in its canonical spelling."),
  name: described(name, "Its identifier: PascalCase words with one capital each."),
  aliases: v.optional(described(v.array(name), "Former names that keep compiling.")),
  group: v.optional(described(id, "The group it belongs to.")),
  title: v.optional(described(text, "A short heading, where the source has one besides the text.")),
  text: described(text, "What the source says about the code, verbatim."),
  kind: v.optional(described(kind, "What went wrong, in gRPC's canonical codes. Default: unknown.")),
  action: v.optional(described(action, "What the caller should do. Default: none.")),
  fallback: v.optional(described(action, "What to do when the action does not help.")),
  retryable: v.optional(
    described(
      v.boolean("retryable is true or false"),
      "Whether the same request may be sent again, unchanged and by itself. Default: from the action.",
    ),
  ),
  http: v.optional(
    described(
      v.pipe(
        v.number("an HTTP status is a number"),
        v.integer("an HTTP status is a whole number"),
        v.minValue(100, "an HTTP status is 100 to 599"),
        v.maxValue(599, "an HTTP status is 100 to 599"),
      ),
      "The HTTP status for a service that passes the error on. Default: from the kind.",
    ),
  ),
  params: v.optional(described(v.array(param), "Typed values for {placeholders} in the text.")),
  stability: v.optional(
    described(
      v.picklist(stabilities, "a stability"),
      "Whether callers may rely on it: an experimental code may change or go at any time. Default: that of its module.",
    ),
  ),
  since: v.optional(described(line("since"), "The version that introduced it.")),
  deprecated: v.optional(
    described(
      v.strictObject({
        since: v.optional(line("since")),
        sunset: v.optional(described(date, "The day from which it may be removed, such as 2027-01-31.")),
        reason: text,
        "replaced-by": v.optional(name),
      }),
      "Set when callers should no longer rely on it.",
    ),
  ),
  was: v.optional(
    described(v.array(v.strictObject({ text, until: v.optional(line("until")) })), "What a reused code meant before."),
  ),
  note: v.optional(described(text, "A remark for readers of the documentation.")),
  links: v.optional(described(v.array(v.strictObject({ url, title: v.optional(text) })), "Further reading.")),
  examples: v.optional(
    described(
      v.array(v.string("an example is a response: a JSON object, or its text")),
      "Responses that decode to this very entry.",
    ),
  ),
};

const entry = v.strictObject(entryFields);

const group = v.strictObject({
  title: v.optional(text),
  range: v.optional(v.pipe(v.string("a range is its first and last code, such as 3000-3999"), v.nonEmpty())),
});

const reserved = v.strictObject({
  codes: v.optional(v.array(code)),
  names: v.optional(v.array(name)),
  reason: line("the reason"),
});

const moduleFields = {
  module: described(id, "The module's id."),
  title: v.optional(described(text, "What the module is called.")),
  description: v.optional(described(text, "What the module is.")),
  "code-type": v.optional(described(codeType, "How its codes are written. Default: int.")),
  stability: v.optional(
    described(v.picklist(stabilities, "a stability"), "Whether callers may rely on its codes. Default: stable."),
  ),
  groups: v.optional(described(record(id, group), "Named parts of the module.")),
  reserved: v.optional(described(v.array(reserved), "Codes and names that must not come back with another meaning.")),
  success: v.optional(described(entry, "The code of a successful call: a constant, never an error.")),
  errors: described(v.array(entry), "The errors of the module."),
};

export const moduleSchema = v.strictObject(moduleFields);

const envelope = v.strictObject({
  success: v.optional(
    described(
      v.strictObject({ code: v.optional(code), absent: v.optional(pointer), present: v.optional(pointer) }),
      "When a call has succeeded; every condition given must hold.",
    ),
  ),
  code: described(pointers, "Where the code stands."),
  common: v.optional(described(id, "The module of that code, when all modules share it.")),
  "module-code": v.optional(
    described(
      v.array(
        v.strictObject({
          at: pointer,
          forms: v.optional(v.pipe(v.array(form), v.minLength(1, "give a form, or leave `forms` out"))),
        }),
      ),
      "Where the called module's own code stands, when there is a common one.",
    ),
  ),
  text: v.optional(described(pointers, "Where the server's words stand.")),
  "request-id": v.optional(described(pointers, "Where the request's id stands.")),
});

const severities = v.picklist(["off", "info", "warning", "error"], "a severity");

const breaking = v.strictObject({
  rules: v.optional(
    described(
      record(
        v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "a rule's id is lower-case words joined by -")),
        severities,
      ),
      "The severity of single rules, or `off`.",
    ),
  ),
  "fail-on": v.optional(
    described(
      v.picklist(thresholds, "a severity, or a version"),
      "The least severity that fails the check, or the version that the changes require. Default: error.",
    ),
  ),
  categories: v.optional(
    described(v.array(v.picklist(categories, "a category")), "The categories that count. Default: all."),
  ),
});

const lint = v.strictObject({
  preset: v.optional(
    described(
      v.picklist(["minimal", "standard", "strict"], "a preset"),
      "How much is asked of the spec. Default: standard.",
    ),
  ),
  rules: v.optional(
    described(
      record(
        v.pipe(
          v.string(),
          v.regex(/^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/, "a rule's id is lower-case words joined by -"),
        ),
        severities,
      ),
      "The severity of single rules, over what the preset says.",
    ),
  ),
});

/** The schema of `errspec.yaml`, given that of each target's options. */
export function catalogSchema(targets: Readonly<Record<string, v.GenericSchema>>) {
  return v.strictObject({
    errspec: described(
      v.literal(1, "this errspec reads format 1: write `errspec: 1`"),
      "The version of the spec format.",
    ),
    catalog: described(id, "The catalog's id."),
    name: v.optional(described(name, "What generated base types are called after. Default: from the id.")),
    title: described(text, "What the API is called."),
    description: v.optional(described(text, "What the API is.")),
    version: v.optional(
      described(
        v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, "a version is three numbers, such as 1.2.0")),
        "The version of the packages. Default: 0.0.0.",
      ),
    ),
    locales: described(
      v.pipe(
        v.array(
          v.pipe(
            locale,
            v.check((tag) => !isDeviceName(tag), "Windows keeps this name for a device: no folder can have it"),
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
      described(url, "Where an entry is documented: a URL with {module}, {code} or {name} (kebab-case) in it."),
    ),
    initialisms: v.optional(
      described(
        v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]+$/, "an initialism is capitals, such as DSA"))),
        "Words that some languages write in capitals.",
      ),
    ),
    envelope: described(envelope, "How codes travel in a response."),
    targets: v.optional(
      described(
        v.strictObject(optionalFields(targets)),
        "The outputs to make, with their options. Default: all of them.",
      ),
    ),
    lint: v.optional(described(lint, "What `errspec lint` looks for.")),
    breaking: v.optional(described(breaking, "What `errspec breaking` looks for.")),
    modules: v.optional(described(v.array(moduleSchema), "Modules that have no file of their own.")),
  });
}

function optionalFields(targets: Readonly<Record<string, v.GenericSchema>>) {
  return Object.fromEntries(
    Object.entries(targets).map(([target, options]) => [target, v.optional(v.nullable(withOut(options)))]),
  );
}

/** Whether a key is the author's own, as `x-owner`. Such keys are taken out before a shape is checked. */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

export type ModuleShape = v.InferOutput<typeof moduleSchema>;
export type EntryShape = v.InferOutput<typeof entry>;
export type TextShape = v.InferOutput<typeof text>;
export type EnvelopeShape = v.InferOutput<typeof envelope>;
export type CatalogShape = v.InferOutput<ReturnType<typeof catalogSchema>>;
