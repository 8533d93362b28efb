import { actionIds } from "../../model/action.js";
import type { Catalog } from "../../model/catalog.js";
import { kindIds, kinds } from "../../model/kind.js";
import { generatedFrom } from "../header.js";
import { formatVersion } from "./view.js";

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema (draft-07, which editors know best) of `catalog.json`. It is the same for every catalog. */
export function catalogFileSchema(catalog: Catalog): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: generatedFrom(catalog.file),
    title: "A catalog of error codes",
    ...object("The error codes of an API, resolved: every default is filled in. Order is the spec's order.", root, [
      "docs",
      "description",
      "fallbackLocales",
      "initialisms",
    ]),
    definitions,
  };
}

const root: Schema = {
  $schema: string("Where this schema is, as seen from the file."),
  generatedBy: string("What made the file, and from what."),
  formatVersion: { description: "Changes when a reader would have to change.", const: formatVersion },
  id: ref("id", "The catalog's id."),
  name: ref("name", "What base types of generated code are called after."),
  title: ref("text", "What the API is called."),
  description: ref("text", "What the API is."),
  version: string("The version of the generated packages."),
  locales: list(string("A locale tag, such as en."), "The first is the source locale: every text has it.", 1),
  fallbackLocales: list(
    string("A locale of the catalog."),
    "Where to look for a text that is missing in a locale: in these locales, in order, then in the source locale.",
    1,
  ),
  docs: string("Where an entry is documented: a URL with {module}, {code} or {name} (kebab-case) in it."),
  initialisms: list({ type: "string" }, "Words that some languages write in capitals.", 1),
  envelope: ref("envelope", "How codes travel in a response."),
  modules: list(ref("module"), "The code spaces: the same code may mean other things in another.", 0),
};

const definitions: Schema = {
  id: { type: "string", pattern: "^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$" },
  name: {
    description: "PascalCase words of one capital each, so that every casing can be made from it without loss.",
    type: "string",
    pattern: "^(?:[A-Z][a-z0-9]+)+$",
  },
  text: {
    description: "Text by locale, verbatim from the spec. Encode it where you print it.",
    type: "object",
    additionalProperties: { type: "string" },
    minProperties: 1,
  },
  pointer: { description: "A JSON pointer (RFC 6901).", type: "string", pattern: "^(?:/(?:[^~/]|~[01])+)+$" },
  kind: { description: "What went wrong, in gRPC's canonical codes.", enum: kindIds },
  action: { description: "What a caller should do.", enum: actionIds },
  range: object(
    "Codes from the first to the last, which are the same for a single code.",
    { first: ref("code"), last: ref("code") },
    [],
  ),
  code: { description: "A code in its canonical spelling; numeric codes are text too.", type: "string", minLength: 1 },
  envelope: object(
    "How codes travel in a response.",
    {
      success: object(
        "When a call has succeeded: every condition given must hold. Without any, every response is an error.",
        {
          code: ref("code", "The code equals this."),
          absent: ref("pointer", "Nothing, or null, stands there; its parent does."),
          present: ref("pointer", "Something stands there, be it null."),
        },
        ["code", "absent", "present"],
      ),
      code: list(ref("pointer"), "Where the code stands: the first pointer with a value counts.", 1),
      common: ref(
        "id",
        "The module of that code, when all modules share it; else the code is the called module's own.",
      ),
      moduleCode: list(
        object(
          "One place for it.",
          {
            at: ref("pointer", "Where it stands."),
            forms: list(
              { type: "string", pattern: "\\{code\\}" },
              "How it stands at the start of a text; without forms the value is the code.",
              1,
            ),
          },
          ["forms"],
        ),
        "Where the called module's own code stands when there is a common one: the first source that has one counts.",
        1,
      ),
      text: list(ref("pointer"), "Where the server's words stand.", 1),
      requestId: list(ref("pointer"), "Where the id of the request stands.", 1),
    },
    ["common", "moduleCode", "text", "requestId"],
  ),
  module: object(
    "A code space.",
    {
      id: ref("id", "The module's id."),
      name: ref("name", "The id as a name."),
      title: ref("text", "What the module is called."),
      description: ref("text", "What the module is."),
      codeType: object(
        "How its codes are written.",
        {
          kind: { enum: ["int", "hex", "string", "dotted", "sqlstate"] },
          bits: { description: "Of hex codes.", enum: [8, 16, 32] },
          signed: { description: "Of hex codes: whether one with its top bit set is negative.", type: "boolean" },
        },
        ["bits", "signed"],
      ),
      groups: list(
        object(
          "A named part of the module.",
          { id: ref("id"), title: ref("text"), range: ref("range", "The first and the last code of the group.") },
          ["title", "range"],
        ),
        "Named parts of the module.",
        1,
      ),
      reserved: list(
        object(
          "Codes and names, and why they are kept.",
          {
            codes: list(ref("range"), "The codes.", 1),
            names: list(ref("name"), "The names.", 1),
            reason: { type: "string" },
          },
          ["codes", "names"],
        ),
        "What must not come back with another meaning.",
        1,
      ),
      success: ref("success", "The code of a successful call: never an error."),
      entries: list(ref("entry"), "The errors.", 0),
    },
    ["description", "groups", "reserved", "success"],
  ),
  ...entryDefinitions(),
};

function entryDefinitions(): Schema {
  const before: Schema = {
    code: ref("code", "The code on the wire. With its module it is the key: never the code alone, never the text."),
    name: ref("name", "Its identifier, unique in its module."),
    aliases: list(ref("name"), "Former names.", 1),
    group: ref("id", "The group it belongs to."),
    title: ref("text", "A short heading, where the source has one besides the text."),
    text: ref("text", "What the source says about the code."),
  };
  const reaction: Schema = {
    kind: ref("kind"),
    grpc: { description: "The number of the gRPC code.", enum: kindIds.map((kind) => kinds[kind].grpc) },
    http: {
      description: "The HTTP status for a service that passes the error on.",
      type: "integer",
      minimum: 100,
      maximum: 599,
    },
    action: ref("action"),
    fallback: ref("action", "What to do when the action does not help."),
    retryable: {
      description: "Whether the same request may be sent again, unchanged and by itself, after a delay.",
      type: "boolean",
    },
    advice: ref("text", "Action, fallback and retryable in a sentence, in the catalog's locales that errspec speaks."),
  };
  const after: Schema = {
    url: string("Where it is documented."),
    params: list(
      object("A typed value.", { name: { type: "string" }, type: { enum: ["string", "int", "float", "bool"] } }, []),
      "What the {placeholders} in the text stand for.",
      1,
    ),
    since: string("The version that introduced it."),
    deprecated: object(
      "Set when callers should no longer rely on it.",
      {
        since: string("The version that deprecated it."),
        sunset: {
          description: "The day from which it may be removed, as 2027-01-31.",
          type: "string",
          pattern: "^\\d{4}-\\d{2}-\\d{2}$",
        },
        reason: ref("text"),
        replacedBy: ref("name", "The entry of the same module to use instead."),
      },
      ["since", "sunset", "replacedBy"],
    ),
    was: list(
      object("An earlier meaning.", { text: ref("text"), until: string("The last edition with that meaning.") }, [
        "until",
      ]),
      "What a reused code meant before.",
      1,
    ),
    note: ref("text", "A remark for readers of the documentation."),
    links: list(
      object("A page.", { url: string("Its address."), title: ref("text") }, ["title"]),
      "Further reading.",
      1,
    ),
    examples: list({ type: "string" }, "Bodies of responses, as text, that decode to this very entry.", 1),
    extensions: { description: "Fields of the author's own, by their names in the spec.", type: "object" },
  };
  const optional = ["aliases", "group", "title", ...Object.keys(after)];
  return {
    success: object("The code of a successful call.", { ...before, ...after }, optional),
    entry: object("What the catalog says about one code.", { ...before, ...reaction, ...after }, [
      ...optional,
      "fallback",
      "advice",
    ]),
  };
}

/** An object with these members and no others; all but the optional ones are required. */
function object(description: string, properties: Schema, optional: readonly string[]): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return {
    description,
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function list(items: Schema, description: string, minItems: number): Schema {
  return { description, type: "array", items, ...(minItems > 0 ? { minItems } : {}) };
}

function string(description: string): Schema {
  return { description, type: "string" };
}

/** draft-07 ignores what stands beside a `$ref`, descriptions too: hence `allOf`. */
function ref(definition: string, description?: string): Schema {
  const target = { $ref: `#/definitions/${definition}` };
  return description === undefined ? target : { description, allOf: [target] };
}
