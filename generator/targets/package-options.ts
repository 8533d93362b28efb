import * as v from "valibot";

/*
 * Options that packages have in several languages. What a package is called, such as `crate`, is in the descriptions.
 */

/** A schema with a description, which the reference and the JSON schema show. */
export const described = <const S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

/** What a name in a language must be. */
interface NameRules {
  /** With its article: `a Java package`. */
  readonly what: string;
  readonly pattern: RegExp;
  /** What the pattern asks for, with an example: `words in small letters joined by dots, such as com.acme.errors`. */
  readonly form: string;
  /** The most characters that it can have. */
  readonly longest: number;
}

/** The name of something in a language, such as its package. */
export const nameSchema = ({ what, pattern, form, longest }: NameRules) =>
  v.pipe(
    v.string(`${what} must be text`),
    v.regex(pattern, `${what} is ${form}`),
    v.maxLength(longest, `${what} has ${longest} characters at most`),
  );

/** `locales`: which locales of the catalog a package has. */
export const localesOption = (pack = "package") =>
  v.optional(
    described(
      v.pipe(v.array(v.string("a locale must be text")), v.minLength(1, "give a locale, or leave `locales` out")),
      `The locales of the texts in the ${pack}. Default: all of the catalog's.`,
    ),
  );

/**
 * `license`, with a description for each language, since its default differs. `unfit` are licenses that the registry of the
 * language does not accept.
 */
export const licenseOption = (description: string, unfit?: { readonly pattern: RegExp; readonly why: string }) =>
  v.optional(
    described(
      v.pipe(
        v.string("a license must be text"),
        v.regex(/^[A-Za-z0-9(][A-Za-z0-9.+() -]{0,199}$/, "a license is an SPDX expression, such as Apache-2.0"),
        v.check((license) => unfit?.pattern.test(license) !== true, unfit?.why),
      ),
      description,
    ),
  );

/** `side`: which half of a package is generated. */
export const sideOption = (description?: string) =>
  v.optional(
    described(
      v.picklist(["client", "server", "both"], "client, server or both"),
      description ??
        "What the package is for: a client decodes responses, a server raises errors and encodes them. The package has nothing of the other side. `server` and `both` have the internal entries too. Default: client.",
    ),
    "client",
  );

/** `testkit`: whether helpers for tests are generated. */
export const testkitOption = (description: string) =>
  v.optional(described(v.boolean("true or false"), description), false);
