import * as v from "valibot";
import { actionIds } from "../model/action.js";
import { isDate } from "../model/date.js";
import { kindIds } from "../model/kind.js";
import { longestName, namePattern } from "../model/name.js";
import { record } from "./record.js";

/*
 * The values that a spec file consists of: names, texts, codes, pointers. What mappings hold them is in schema.ts.
 */

/** A locale tag: `zh`, `en`, `pt-BR`. */
export const localePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Of modules, groups and catalogs: also a file name and a part of a package's name, so short, lower-case and ASCII. */
const idPattern = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;

export const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

export const line = (what: string) => v.pipe(v.string(`${what} must be text`), v.nonEmpty(`${what} must not be empty`));

export const id = v.pipe(
  v.string("an id must be text"),
  v.regex(idPattern, "an id is lower-case words joined by - or _, such as rate-limit"),
  v.maxLength(48, "an id has 48 characters at most"),
);

export const name = v.pipe(
  v.string("a name must be text"),
  v.regex(namePattern, "a name is PascalCase words with one capital each, such as InvalidProjectId"),
  v.maxLength(longestName, `a name has ${longestName} characters at most`),
);

const prose = v.pipe(v.string("text must be a string: quote it"), v.regex(/\S/, "text must not be empty"));

export const locale = v.pipe(v.string(), v.regex(localePattern, "a locale is a tag such as zh, en or pt-BR"));

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
export const text = v.union(
  [prose, record(locale, prose)],
  "text must be a string, or one string for each locale: { zh: …, en: … }",
);

/** A code as its author wrote it; its module's code type judges it. */
export const code = v.pipe(v.string("a code must be a number or a text"), v.nonEmpty("a code must not be empty"));

export const kind = v.picklist(kindIds, "a kind");
export const action = v.picklist(actionIds, "an action");

/** A JSON pointer of an envelope, which is far less deep than the deepest body that an SDK decodes. */
const mostSteps = 64;

export const isShortPointer = (pointer: string): boolean => pointer.split("/").length - 1 <= mostSteps;

export const tooManySteps = `a JSON pointer has at most ${mostSteps} steps; point to a value that is nested less deeply`;

export const pointer = v.pipe(
  v.string("a JSON pointer must be text"),
  v.regex(/^(?:\/(?:[^~/]|~[01])+)+$/, "a JSON pointer begins with a slash, such as /error/code"),
  v.check(isShortPointer, tooManySteps),
);

export const pointers = v.union(
  [pointer, v.pipe(v.array(pointer), v.minLength(1))],
  "a JSON pointer, or a list of them, such as /error/code",
);

export const form = v.pipe(
  v.string("a form must be text"),
  v.regex(/^[!-z|~]{0,8}\{code\}[!-z|~]{1,8}$/, "a form is punctuation around {code}, such as ({code}) or {code}:"),
);

export const url = v.pipe(
  v.string("a link must be text"),
  v.regex(
    /^https?:\/\/[^\s"'<>`\\]+$/,
    "a link begins with https:// or http:// and has no blanks, quotes or angle brackets",
  ),
);

export const codeType = v.union(
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
