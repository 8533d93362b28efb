import { kindIds, kinds } from "../../model/kind.js";
import { list, object, ref, string } from "./schema-parts.js";
import type { Schema } from "./schema-parts.js";

/** The definitions of an entry, and of the code of success. */
export function entryDefinitions(): Schema {
  const before: Schema = {
    code: ref("code", "The code on the wire. Module and code together are the key, not the code or the text alone."),
    name: ref("name", "Its identifier, unique in its module."),
    aliases: list(ref("name"), "Former names.", 1),
    group: ref("id", "The group it belongs to."),
    title: ref("text", "A short heading, if the source has one besides the text."),
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
    fallback: ref("action", "What to do if the action does not help."),
    retryable: {
      description: "Whether the same request may be sent again automatically, unchanged, after a delay.",
      type: "boolean",
    },
    effect: ref("effect"),
    advice: ref(
      "text",
      "Action, fallback and retryable as a sentence, in those locales of the catalog that errspec supports.",
    ),
  };
  const after: Schema = {
    url: string("Where it is documented."),
    params: list(
      object("A typed value.", { name: { type: "string" }, type: { enum: ["string", "int", "float", "bool"] } }, []),
      "The {placeholders} in the text.",
      1,
    ),
    stability: ref("stability"),
    since: string("The version that introduced it."),
    deprecated: object(
      "Set when callers should no longer rely on it.",
      {
        since: string("The version that deprecated it."),
        sunset: {
          description: "The day from which it may be removed, such as 2027-01-31.",
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
      "The earlier meanings of a reused code.",
      1,
    ),
    note: ref("text", "A remark for readers of the documentation."),
    causes: list(ref("text"), "Why it happens: each of them is possible.", 1),
    solutions: list(ref("text"), "What the caller should do, step by step.", 1),
    otherwise: ref("text", "What anyone else who sees the error should do."),
    links: list(
      object("A page.", { url: string("Its address."), title: ref("text") }, ["title"]),
      "Further reading.",
      1,
    ),
    examples: list({ type: "string" }, "Response bodies, as text, that decode to this entry.", 1),
    extensions: { description: "Custom fields of the spec, by name.", type: "object" },
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
