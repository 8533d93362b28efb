import { entriesOf } from "./reading/entries.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutSecret: LintRule = {
  id: "text-without-secret",
  severity: "warning",
  preset: "standard",

  summary: "No text or example contains a key, a token or a password.",
  why: "Everything in a spec is published in every SDK and page, so a key in an example has leaked.",
  good: {
    errors: entriesYaml({ KeyNotFound: { text: "The access key is not known. Check its id." } }),
  },
  bad: {
    errors: entriesYaml({ KeyNotFound: { text: "The access key «AKIAIOSFODNN7EXAMPLE» is not known. Check its id." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = secretIn(value.value);
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found.text, source),
        message: `${value.what} contains what looks like ${found.what}`,
        help: "remove it; if it is real, revoke it",
      };
    }
    for (const { entry } of entriesOf(catalog)) {
      for (const [index, example] of entry.examples.entries()) {
        const found = secretIn(example);
        if (found === undefined) continue;
        const at = entry.at("examples", index);
        yield {
          at: source(at.file).within(at, found.text),
          message: `an example of ${entry.name} contains what looks like ${found.what}`,
          help: "use an obviously fake one, such as AKIDEXAMPLE; if it is real, revoke it",
        };
      }
    }
  },
};

/** The patterns of well-known services' keys, and the words that precede a password. */
const secrets: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["an access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAKID[0-9A-Za-z]{24,36}\b|\bAIza[0-9A-Za-z_-]{35}\b/],
  ["a token", /\bgh[opsru]_[0-9A-Za-z]{36}\b|\bxox[abprs]-[0-9A-Za-z-]{10,}|\bsk_live_[0-9A-Za-z]{16,}/],
  ["a signed token", /\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]*/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  [
    "a password",
    /(?<=\b(?:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["']?)(?=[^\s"']*\d)(?=[^\s"']*[A-Za-z])[0-9A-Za-z+/_=-]{16,}/i,
  ],
];

function secretIn(text: string): { readonly what: string; readonly text: string } | undefined {
  for (const [what, pattern] of secrets) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { what, text: found };
  }
  return undefined;
}
