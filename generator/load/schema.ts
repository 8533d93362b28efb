import * as v from "valibot";
import { actionIds } from "../model/action.js";
import { stabilities } from "../model/catalog.js";
import { commonCategories, isSource, sortCategories, thresholds } from "../model/category.js";
import { isDate } from "../model/date.js";
import { kindIds } from "../model/kind.js";
import { longestName, namePattern } from "../model/name.js";
import { withOut } from "./outs.js";

/*
 * The one definition of what a spec file may hold: the types of the loader, its errors and the committed JSON Schema all
 * come from here. What needs more than one value to judge (duplicates, ranges, collisions) is a rule, not a shape.
 */

/** A locale tag: `zh`, `en`, `pt-BR`. */
export const localePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** What Windows keeps for devices among all that looks like a locale: outputs have a folder for each locale. */
const devices: ReadonlySet<string> = new Set(["aux", "con", "nul", "prn"]);

/** Of modules, groups and catalogs: also a file name and a part of a package's name, so short, lower-case and ASCII. */
const idPattern = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;

const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

const line = (what: string) => v.pipe(v.string(`${what} must be text`), v.nonEmpty(`${what} must not be empty`));

const id = v.pipe(
  v.string("an id must be text"),
  v.regex(idPattern, "an id is lower-case words joined by - or _, such as rate-limit"),
  v.maxLength(48, "an id has 48 characters at most"),
);

const name = v.pipe(
  v.string("a name must be text"),
  v.regex(namePattern, "a name is PascalCase words with one capital each, such as InvalidProjectId"),
  v.maxLength(longestName, `a name has ${longestName} characters at most`),
);

const prose = v.pipe(v.string("text must be a string: quote it"), v.regex(/\S/, "text must not be empty"));

const locale = v.pipe(v.string(), v.regex(localePattern, "a locale is a tag such as zh, en or pt-BR"));

const written = "a date is written as 2027-01-31";

/** A day of the calendar. Of a text in another form it is not said besides that there is no such day. */
export const date = v.pipe(
  v.string(written),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, written),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && dataset.issues === undefined && !isDate(dataset.value))
      addIssue({ message: "there is no such day" });
  }),
);

/** Text by locale, or plain text for a catalog of one locale. */
const text = v.union(
  [prose, v.record(locale, prose)],
  "text must be a string, or one string for each locale: { zh: …, en: … }",
);

/** A code as its author wrote it; its module's code type judges it. */
const code = v.pipe(v.string("a code must be a number or a text"), v.nonEmpty("a code must not be empty"));

const kind = v.picklist(kindIds, "a kind");
const action = v.picklist(actionIds, "an action");

/** A JSON pointer of an envelope, which is far less deep than the deepest body that an SDK decodes. */
const mostSteps = 64;

export const isShortPointer = (pointer: string): boolean => pointer.split("/").length - 1 <= mostSteps;

export const tooManySteps = `a JSON pointer has at most ${mostSteps} steps; point to a value that is nested less deeply`;

const pointer = v.pipe(
  v.string("a JSON pointer must be text"),
  v.regex(/^(?:\/(?:[^~/]|~[01])+)+$/, "a JSON pointer begins with a slash, such as /error/code"),
  v.check(isShortPointer, tooManySteps),
);

const pointers = v.union(
  [pointer, v.pipe(v.array(pointer), v.minLength(1))],
  "a JSON pointer, or a list of them, such as /error/code",
);

const form = v.pipe(
  v.string("a form must be text"),
  v.regex(/^[!-z|~]{0,8}\{code\}[!-z|~]{1,8}$/, "a form is punctuation around {code}, such as ({code}) or {code}:"),
);

const url = v.pipe(
  v.string("a link must be text"),
  v.regex(
    /^https?:\/\/[^\s"'<>`\\]+$/,
    "a link begins with https:// or http:// and has no blanks, quotes or angle brackets",
  ),
);

const codeType = v.union(
  [
    v.picklist(["int", "hex", "string", "dotted", "sqlstate"]),
    v.strictObject({
      kind: v.literal("hex"),
      bits: v.optional(v.picklist([8, 16, 32]), 32),
      signed: v.optional(v.boolean(), false),
    }),
  ],
  "a code type is one of int, hex, string, dotted, sqlstate, or { kind: hex, bits: 32, signed: false }",
);

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
  groups: v.optional(described(v.record(id, group), "Named parts of the module.")),
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

const breaking = (targets: readonly v.GenericSchema[]) =>
  v.strictObject({
    rules: v.optional(
      described(
        v.record(
          v.pipe(
            v.string(),
            v.regex(/^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/, "a rule's id is lower-case words joined by -"),
          ),
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
      described(v.array(v.picklist(categoriesOf(targets), "a category")), "The categories that count. Default: all."),
    ),
  });

/** The categories of changes: a target's schema has that of its language as metadata. */
function categoriesOf(targets: readonly v.GenericSchema[]) {
  const own = targets.flatMap((target) => {
    const { category } = v.getMetadata(target);
    return typeof category === "string" && isSource(category) ? [category] : [];
  });
  return sortCategories([...commonCategories, ...own]);
}

/** The keys that a spec may require of every error. */
const optionalKeys = [
  "group",
  "title",
  "kind",
  "action",
  "fallback",
  "retryable",
  "http",
  "params",
  "stability",
  "since",
  "note",
  "links",
  "examples",
] as const;

const lint = v.strictObject({
  preset: v.optional(
    described(
      v.picklist(["minimal", "standard", "strict"], "a preset"),
      "How much is asked of the spec. Default: standard.",
    ),
  ),
  rules: v.optional(
    described(
      v.record(
        v.pipe(
          v.string(),
          v.regex(/^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/, "a rule's id is lower-case words joined by -"),
        ),
        severities,
      ),
      "The severity of single rules, over what the preset says.",
    ),
  ),
  require: v.optional(
    described(
      v.array(
        v.union(
          [v.picklist(optionalKeys), v.pipe(v.string(), v.regex(/^x-[a-z0-9-]+$/))],
          "a required key is an optional key of an entry, such as since or x-owner",
        ),
      ),
      "The optional keys that every error must have.",
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
            v.check((tag) => !devices.has(tag), "Windows keeps this name for a device: no folder can have it"),
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
    breaking: v.optional(described(breaking(Object.values(targets)), "What `errspec breaking` looks for.")),
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
