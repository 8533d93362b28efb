import * as v from "valibot";
import { code, delayHeaders, described, form, headers, httpStatus, id, pointer, pointers } from "./values.js";

/** How codes travel in a response of the API. */
export const envelope = v.strictObject({
  success: v.optional(
    described(
      v.strictObject({
        code: v.optional(described(code, "The code of success, where the code is.")),
        absent: v.optional(described(pointer, "A place where a response of success has nothing.")),
        present: v.optional(described(pointer, "A place where a response of success has something.")),
      }),
      "When a call has succeeded. Every condition must hold.",
    ),
  ),
  code: described(pointers, "Where the code is."),
  common: v.optional(described(id, "The module of that code, if all modules share it.")),
  "module-code": v.optional(
    described(
      v.array(
        v.strictObject({
          at: described(pointer, "Where to look."),
          forms: v.optional(
            v.pipe(
              v.array(form),
              v.minLength(1, "add a form, or remove `forms`"),
              v.description("What surrounds the code, which the text there starts with. Default: nothing."),
            ),
          ),
        }),
      ),
      "Where the module's own code is, if there is a common code.",
    ),
  ),
  text: v.optional(described(pointers, "Where the server's message is.")),
  "request-id": v.optional(described(pointers, "Where the request ID is.")),
  params: v.optional(described(pointer, "Where the params of an error are: an object, by name. Default: nowhere.")),
  "field-errors": v.optional(
    described(
      v.strictObject({
        at: described(pointer, "Where the list is."),
        field: described(pointer, "Where an item has the name or path of the field."),
        code: v.optional(described(pointer, "Where an item has a code.")),
        text: v.optional(described(pointer, "Where an item has a text.")),
      }),
      "Where an error lists the fields of the request that are wrong. Default: nowhere.",
    ),
  ),
  headers: v.optional(
    described(
      v.strictObject({
        code: v.optional(described(headers, "Where the code is, if the body has none.")),
        "request-id": v.optional(described(headers, "Where the request ID is, if the body has none.")),
        "retry-after": v.optional(
          described(delayHeaders, "Where the delay before a retry is. Retry-After is tried after them."),
        ),
      }),
      "Headers of a response, by name. In a list the first with a value counts.",
    ),
  ),
  status: v.optional(
    described(
      v.union(
        [v.literal("entry"), httpStatus],
        "a status must be `entry` (that of each entry's `http`) or a number from 100 to 599",
      ),
      "The HTTP status that an error comes with: that of its entry, or always the same one. Default: any.",
    ),
  ),
});

const standard = v.optional(v.nullable(v.strictObject({})));

/** The standard envelopes in which errors travel too. */
export const envelopes = v.strictObject({
  problem: described(standard, "Problem details for HTTP APIs (RFC 9457)."),
  grpc: described(
    v.optional(
      v.nullable(
        v.strictObject({
          domain: v.optional(
            described(
              v.pipe(
                v.string("a domain must be text"),
                v.regex(
                  /^[!-~]{1,63}$/,
                  "a domain can have at most 63 visible ASCII characters, such as api.example.com",
                ),
              ),
              "The domain of google.rpc.ErrorInfo. Default: the ID of the catalog.",
            ),
          ),
        }),
      ),
    ),
    "google.rpc.Status with details.",
  ),
  "json-rpc": described(standard, "JSON-RPC 2.0."),
  graphql: described(standard, "GraphQL: `extensions` of an error."),
});

export type EnvelopeShape = v.InferOutput<typeof envelope>;
export type EnvelopesShape = v.InferOutput<typeof envelopes>;
