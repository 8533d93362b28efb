import * as v from "valibot";
import { actionIds } from "../model/action.js";
import { delayUnits } from "../model/catalog.js";
import { isDate } from "../model/date.js";
import { effectIds } from "../model/effect.js";
import { kindIds } from "../model/kind.js";
import { idPattern, longestId, longestName, namePattern } from "../model/name.js";
import { record } from "./record.js";

/*
 * The values of a spec file: names, texts, codes, pointers. The mappings that hold them are in schema.ts.
 */

/** A locale tag: `zh`, `en`, `pt-BR`. */
export const localePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

export const line = (what: string) => v.pipe(v.string(`${what} must be text`), v.nonEmpty(`${what} must not be empty`));

export const id = v.pipe(
  v.string("an id must be text"),
  v.regex(idPattern, "an id must be lower-case words joined by - or _, such as rate-limit"),
  v.maxLength(longestId, `an id can have at most ${longestId} characters`),
);

export const name = v.pipe(
  v.string("a name must be text"),
  v.regex(namePattern, "a name must be PascalCase words with one capital each, such as InvalidProjectId"),
  v.maxLength(longestName, `a name can have at most ${longestName} characters`),
);

const prose = v.pipe(v.string("text must be a string: quote it"), v.regex(/\S/, "text must not be empty"));

export const locale = v.pipe(v.string(), v.regex(localePattern, "a locale must be a tag such as zh, en or pt-BR"));

const dateFormat = "a date must have the form 2027-01-31";

/** A calendar date. Malformed text is reported by the format check alone, so one mistake gives one error. */
export const date = v.pipe(
  v.string(dateFormat),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, dateFormat),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed && dataset.issues === undefined && !isDate(dataset.value))
      addIssue({ message: "this date does not exist" });
  }),
);

/** Text by locale, or plain text for a catalog of one locale. */
export const text = v.union(
  [prose, record(locale, prose)],
  "text must be a string, or one string for each locale: { zh: …, en: … }",
);

/** A code as its author wrote it. The module's code type checks it later. */
export const code = v.pipe(v.string("a code must be a number or text"), v.nonEmpty("a code must not be empty"));

export const kind = v.picklist(kindIds, "a kind");
export const action = v.picklist(actionIds, "an action");
export const effect = v.picklist(effectIds, "an effect");

export const httpStatus = v.pipe(
  v.number("an HTTP status must be a number"),
  v.integer("an HTTP status must be a whole number"),
  v.minValue(100, "an HTTP status must be from 100 to 599"),
  v.maxValue(599, "an HTTP status must be from 100 to 599"),
);

/** The most steps of a JSON pointer: far fewer than the depth of a body that an SDK decodes. */
const mostSteps = 64;

export const isShortPointer = (pointer: string): boolean => pointer.split("/").length - 1 <= mostSteps;

export const tooManySteps = `a JSON pointer can have at most ${mostSteps} steps; point to a value that is nested less deeply`;

export const pointer = v.pipe(
  v.string("a JSON pointer must be text"),
  v.regex(/^(?:\/(?:[^~/]|~[01])+)+$/, "a JSON pointer must start with a slash, such as /error/code"),
  v.check(isShortPointer, tooManySteps),
);

export const pointers = v.union(
  [pointer, v.pipe(v.array(pointer), v.minLength(1))],
  "expected a JSON pointer such as /error/code, or a list of them",
);

/** The name of an HTTP header: a token of RFC 9110. */
const header = v.pipe(
  v.string("the name of a header must be text"),
  v.regex(
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/,
    "the name of a header must be letters, digits and hyphens, such as x-request-id",
  ),
  v.maxLength(64, "the name of a header can have at most 64 characters"),
);

export const headers = v.union(
  [header, v.pipe(v.array(header), v.minLength(1))],
  "expected the name of a header, such as x-request-id, or a list of them",
);

const delayHeader = v.union(
  [
    header,
    v.strictObject({
      header: described(header, "The name of the header."),
      unit: v.optional(described(v.picklist(delayUnits, "a unit"), "What its number counts."), "seconds"),
    }),
  ],
  "expected the name of a header, such as retry-after, or { header: x-ratelimit-reset, unit: epoch }",
);

export const delayHeaders = v.union(
  [delayHeader, v.pipe(v.array(delayHeader), v.minLength(1))],
  "expected the name of a header, such as retry-after, { header: x-ratelimit-reset, unit: epoch }, or a list of them",
);

export const form = v.pipe(
  v.string("a form must be text"),
  v.regex(
    /^[!-z|~]{0,8}\{code\}[!-z|~]{1,8}$/,
    "a form must be punctuation around {code}, such as ({code}) or {code}:",
  ),
);

export const url = v.pipe(
  v.string("a link must be text"),
  v.regex(
    /^https?:\/\/[^\s"'<>`\\]+$/,
    "a link must start with https:// or http:// and have no spaces, quotes, backslashes or angle brackets",
  ),
);

export const codeType = v.union(
  [
    v.picklist(["int", "hex", "string", "dotted", "sqlstate"]),
    v.strictObject({
      kind: described(v.literal("hex"), "Codes are hexadecimal numbers."),
      bits: v.optional(described(v.picklist([8, 16, 32]), "How many bits a code has."), 32),
      signed: v.optional(described(v.boolean(), "Whether a response may have the code as a negative number."), false),
    }),
  ],
  "a code type must be int, hex, string, dotted, sqlstate, or { kind: hex, bits: 32, signed: false }",
);
