import type { Catalog } from "../../generator/model/catalog.js";
import { explanationIn, isExplained } from "../../generator/sdk/explanations.js";

/** The tags that a program asks for, and the locales that it gets. */
export const tags = { zh: "zh", en: "en", "en-GB": "en", zh_CN: "zh" };

/** In this order, for each code of the module `dsa` and each tag what is explained, with each text encoded. */
export function explained(catalog: Catalog, encode: (text: string) => string): readonly string[] {
  const [module] = catalog.modules.filter(({ id }) => id === "dsa");
  return (module?.entries ?? []).flatMap((entry) =>
    Object.entries(tags).map(([tag, locale]) => {
      if (!isExplained(entry)) return `${entry.code} ${tag} none`;
      const { causes, solutions, otherwise } = explanationIn(catalog, locale, entry);
      return `${entry.code} ${tag} ${[causes, solutions, [otherwise]].map((texts) => texts.map(encode).join(",")).join(" ")}`;
    }),
  );
}

/** The UTF-16 units of a text. */
export const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("");

/** More texts than a class of Java can have, of which some are long and some are missing in English. */
export const many = `errspec: 1
catalog: many
title: Many
locales: [zh, en]
fallback-locales: [zh]
envelope: { success: { code: 0 }, code: /code, text: /message }
modules:
  - module: plain
    errors: [{ code: 9001, name: Other, text: x }]
  - module: dsa
    errors:
${Array.from({ length: 700 }, (_, at) => {
  const causes = Array.from({ length: at % 7 }, (_, each) =>
    each % 2 === 0
      ? `{ zh: 原因${each}, en: "Cause ${each} of ${at}. ${"It is long. ".repeat(each * 3)}" }`
      : "{ zh: 原因 }",
  );
  const audience = at % 10 === 9 ? ", audience: internal" : "";
  return `      - { code: ${at + 1}, name: Error${at + 1}, text: x, causes: [${causes.join(", ")}], solutions: [{ zh: 做${at} }]${audience} }\n`;
}).join("")}`;
