import { actionIds } from "../../model/action.js";
import { delayUnits, standardEnvelopes } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { effectIds } from "../../model/effect.js";
import { kindIds } from "../../model/kind.js";
import { methods, operationScopes } from "../../model/operation.js";
import { generatedFrom } from "../header.js";
import { entryDefinitions } from "./schema-entry.js";
import { list, object, ref, string } from "./schema-parts.js";
import type { Schema } from "./schema-parts.js";
import { formatVersion } from "./view.js";

/** The JSON Schema (draft-07, which editors support best) of `catalog.json`. It is the same for every catalog. */
export function catalogFileSchema(catalog: Catalog): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: generatedFrom(catalog.file),
    title: "A catalog of error codes",
    ...object("The error codes of an API, resolved: every default is filled in. Order is the spec's order.", root, [
      "docs",
      "description",
      "envelopes",
      "fallbackLocales",
      "initialisms",
      "messageTail",
      "operations",
    ]),
    definitions,
  };
}

const root: Schema = {
  $schema: string("The path of this schema, relative to the file."),
  generatedBy: string("The tool and the spec that the file was generated from."),
  formatVersion: { description: "The format version. It changes when readers have to change.", const: formatVersion },
  id: ref("id", "The catalog's id."),
  name: ref("name", "The name that base types of generated code start with."),
  title: ref("text", "The title of the API."),
  description: ref("text", "A description of the API."),
  version: string("The version of the generated packages."),
  locales: list(string("A locale tag, such as en."), "The first is the source locale: every text has it.", 1),
  fallbackLocales: list(
    string("A locale of the catalog."),
    "The locales in which to look for a missing text, in order. The source locale comes last.",
    1,
  ),
  docs: string("Where an entry is documented: a URL with the placeholders {module}, {code} or {name} (kebab-case)."),
  messageTail: {
    description:
      "Set if the messages of errors end with a tail: the name, the action, whether to retry, and the URL if there is one.",
    const: true,
  },
  initialisms: list({ type: "string" }, "Words that some languages write in capitals.", 1),
  envelope: ref("envelope", "How codes travel in a response."),
  envelopes: list(
    object(
      "A standard envelope.",
      {
        id: { description: "Which one.", enum: standardEnvelopes },
        domain: string("The domain of google.rpc.ErrorInfo, in the envelope grpc."),
      },
      [],
    ),
    "The standard envelopes in which errors travel too.",
    1,
  ),
  operations: list(ref("operation"), "The calls of the API, and the errors that they are known to return.", 1),
  modules: list(ref("module"), "The code spaces. The same code may mean something else in another module.", 0),
};

const definitions: Schema = {
  id: { type: "string", pattern: "^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$" },
  name: {
    description: "PascalCase words with one capital each, so that it converts to any other case without loss.",
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
  effect: { description: "Whether the request was carried out, although the error came back.", enum: effectIds },
  header: {
    description: "The name of an HTTP header, in lower case.",
    type: "string",
    pattern: "^[!#$%&'*+.^_`|~0-9a-z-]+$",
  },
  stability: {
    description: "Set if it may change or be removed at any time. Without this key it is stable.",
    const: "experimental",
  },
  range: object(
    "The codes from the first to the last. Both are the same for a single code.",
    { first: ref("code"), last: ref("code") },
    [],
  ),
  code: {
    description: "A code in its canonical spelling. Numeric codes are strings too.",
    type: "string",
    minLength: 1,
  },
  envelope: object(
    "How codes travel in a response.",
    {
      success: object(
        "When a call succeeded: all of these conditions hold. Without conditions, every response is an error.",
        {
          code: ref("code", "The code has this value."),
          absent: ref("pointer", "The value is missing or null, but its parent exists."),
          present: ref("pointer", "The value exists, even if it is null."),
        },
        ["code", "absent", "present"],
      ),
      code: list(ref("pointer"), "Where the code is: the first pointer with a value counts.", 1),
      common: ref(
        "id",
        "The module of that code if all modules share it. Otherwise the code is the called module's own.",
      ),
      moduleCode: list(
        object(
          "A place for the code.",
          {
            at: ref("pointer", "Where the value is."),
            forms: list(
              { type: "string", pattern: "\\{code\\}" },
              "How the code is written at the start of a text. Without forms, the value is the code.",
              1,
            ),
          },
          ["forms"],
        ),
        "Where the called module's own code is if there is a common code: the first source that has one counts.",
        1,
      ),
      text: list(ref("pointer"), "Where the server's message is.", 1),
      requestId: list(ref("pointer"), "Where the request ID is.", 1),
      params: ref("pointer", "Where the params of an error are: an object, by name."),
      fieldErrors: object(
        "Where an error lists the fields of the request that are wrong.",
        {
          at: ref("pointer", "Where the list is."),
          field: ref("pointer", "Where an item has the name or path of the field."),
          code: ref("pointer", "Where an item has a code."),
          text: ref("pointer", "Where an item has a text."),
        },
        ["code", "text"],
      ),
      headers: object(
        "Headers of a response: in each list the first with a value counts.",
        {
          code: list(ref("header"), "Where the code is, if the body has none.", 1),
          requestId: list(ref("header"), "Where the request ID is, if the body has none.", 1),
          retryAfter: list(
            object(
              "A header.",
              {
                header: ref("header"),
                unit: {
                  description: "What its number is: a delay, or the Unix time in seconds at which the delay ends.",
                  enum: delayUnits,
                },
              },
              [],
            ),
            "Where the delay before a retry is. Retry-After is tried after them.",
            1,
          ),
        },
        ["code", "requestId", "retryAfter"],
      ),
      status: {
        description:
          "The HTTP status that an error comes with: `entry` for that of its entry. Without this key it is any.",
        anyOf: [{ const: "entry" }, { type: "integer", minimum: 100, maximum: 599 }],
      },
    },
    ["common", "moduleCode", "text", "requestId", "params", "fieldErrors", "headers", "status"],
  ),
  operation: object(
    "A call of the API.",
    {
      id: string("Its operationId."),
      name: ref("name", "Its name in generated code."),
      module: ref("id", "The module that it calls."),
      method: { description: "The method of its HTTP request.", enum: methods },
      path: string("The path of its URL, such as /orders/{id}."),
      summary: ref("text", "What it does."),
      tags: list({ type: "string" }, "Its tags.", 1),
      errors: list(
        object(
          "An error that it returns.",
          {
            module: ref("id", "The module of the error."),
            code: ref("code"),
            from: {
              description: "What declares it: the operation, or what it inherits it from.",
              enum: operationScopes,
            },
            when: ref("text", "When the operation returns it."),
            params: {
              description: "The values that a param can have here, by the name of the param.",
              type: "object",
              additionalProperties: list({ type: ["string", "number", "boolean"] }, "The values.", 1),
            },
          },
          ["when", "params"],
        ),
        "The errors that it is known to return. It may return others too.",
        1,
      ),
    },
    ["module", "method", "path", "summary", "tags", "errors"],
  ),
  module: object(
    "A code space.",
    {
      id: ref("id", "The module's id."),
      name: ref("name", "The id as a name."),
      title: ref("text", "The title of the module."),
      description: ref("text", "A description of the module."),
      from: object(
        "The catalog that the module comes from, if it is another one.",
        { catalog: ref("id"), version: string("The version of that catalog."), title: ref("text") },
        [],
      ),
      codeType: object(
        "How the codes of the module are written.",
        {
          kind: { enum: ["int", "hex", "string", "dotted", "sqlstate"] },
          bits: { description: "For hex codes: the number of bits.", enum: [8, 16, 32] },
          signed: { description: "For hex codes: whether a code with its top bit set is negative.", type: "boolean" },
        },
        ["bits", "signed"],
      ),
      stability: ref("stability"),
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
          "Reserved codes and names, and the reason.",
          {
            codes: list(ref("range"), "The codes.", 1),
            names: list(ref("name"), "The names.", 1),
            reason: { type: "string" },
          },
          ["codes", "names"],
        ),
        "Codes and names that must not be reused with another meaning.",
        1,
      ),
      success: ref("success", "The code of a successful call. It is never an error."),
      entries: list(ref("entry"), "The errors.", 0),
    },
    ["description", "from", "stability", "groups", "reserved", "success"],
  ),
  ...entryDefinitions(),
};
