import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutAddress: LintRule = {
  id: "text-without-address",
  severity: "warning",
  preset: "standard",

  summary: "No text contains an email address or the name of an internal host.",
  why: "Addresses change, and the names of internal hosts reveal how a network is built.",
  good: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist. Ask the shop for help." } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist. Ask «ann@shop.example» for help." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = addresses.map((pattern) => pattern.exec(value.value)?.[0]).find((text) => text !== undefined);
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} contains the address \`${found}\``,
        help: "link to a page under `links:` instead",
      };
    }
  },
};

const addresses: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
  /\b(?:10|127)(?:\.\d{1,3}){3}\b|\b192\.168(?:\.\d{1,3}){2}\b|\b172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}\b/,
  /\b(?:[a-z0-9-]+\.)+(?:internal|intranet|corp|lan|localdomain)\b/i,
];
