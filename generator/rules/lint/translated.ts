import { grouped } from "../../model/grouped.js";
import { textPlaces } from "./reading/texts.js";
import type { Role, TextPlace } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const translated: LintRule = {
  id: "translated",
  severity: "warning",
  preset: "standard",

  summary: "Every text is translated into every locale of the catalog.",
  why: "Otherwise a reader sees the source language in the middle of a page, or in an error message.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: { text: "{ en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号。 }" },
    }),
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: { text: "{ «en»: The order does not exist. Check its number. }" },
      OrderLocked: {
        text: "{ en: The order is locked. Wait until the other change is done., zh: 订单已锁定，请等待其他修改完成。 }",
      },
    }),
  },
  *check({ catalog }) {
    const used = new Set(textPlaces(catalog).flatMap(({ role, text }) => (role === "text" ? Object.keys(text) : [])));
    const [source] = catalog.locales;
    const places = textPlaces(catalog).filter(({ role, text }) => text[source] !== undefined && role !== "link");
    for (const [kind, alike] of grouped(places, kindOf)) {
      // locale-used reports a locale without any text.
      const byMissing = grouped(alike, ({ text }) =>
        catalog.locales.filter((locale) => text[locale] === undefined && used.has(locale)).join(),
      );
      for (const [missing, lacking] of byMissing) {
        if (missing === "") continue;
        const locales = missing.split(",");
        const where = locales.map((locale) => `\`${locale}\``).join(", ");
        const help = `add ${locales.map((locale) => `\`${locale}: …\``).join(", ")}`;
        for (const { what, at, entry } of lacking) {
          yield {
            at: at(),
            message: `${what} is missing in ${where}`,
            help,
            collective: {
              key: `${kind} ${missing}`,
              item: entry?.name ?? what,
              message: (count) => `${count} of ${alike.length} ${kind} are missing in ${where}`,
            },
          };
        }
      }
    }
  },
};

/** The group that a text is counted with, such as the notes of its module. */
function kindOf({ role, entry, what }: TextPlace): string {
  return entry === undefined ? what : `${plurals[role]} of ${entry.module}`;
}

const plurals: Readonly<Record<Role, string>> = {
  title: "titles",
  description: "descriptions",
  text: "texts",
  note: "notes",
  cause: "causes",
  solution: "steps of solutions",
  otherwise: "pieces of advice for others",
  reason: "deprecations",
  earlier: "earlier meanings",
  link: "links",
};
