import { textPlaces } from "./reading/texts.js";
import type { Role, TextPlace } from "./reading/texts.js";
import type { LintRule } from "./rule.js";

export const translated: LintRule = {
  id: "translated",
  severity: "warning",
  preset: "standard",

  summary: "Every text is there in every locale of the catalog.",
  why: "A reader of that locale gets the source language in the middle of a page, or in an error message.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: `title: { en: Orders, zh: 订单 }
`,
    errors: `- code: 100
  name: OrderNotFound
  text: { en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号。 }
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: `title: { en: Orders, zh: 订单 }
`,
    errors: `- code: 100
  name: OrderNotFound
  text: { «en»: The order does not exist. Check its number. }
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  text: { en: The order is locked. Wait until the other change is done., zh: 订单已锁定，请等待其他修改完成。 }
  kind: aborted
  action: wait
`,
  },
  *check({ catalog }) {
    const used = new Set(textPlaces(catalog).flatMap(({ role, text }) => (role === "text" ? Object.keys(text) : [])));
    const [source] = catalog.locales;
    // Of a module's notes, say, by what is missing in them: nothing, or some locales.
    const alike = new Map<string, Map<string, TextPlace[]>>();
    for (const place of textPlaces(catalog)) {
      const { text, role, entry, what } = place;
      if (text[source] === undefined || role === "link") continue;
      // A locale without a single text is one finding, of locale-used.
      const missing = catalog.locales.filter((locale) => text[locale] === undefined && used.has(locale));
      const kind = entry === undefined ? what : `the ${plurals[role]} of ${entry.module}`;
      const ofKind = alike.get(kind) ?? new Map<string, TextPlace[]>();
      const places = ofKind.get(missing.join()) ?? [];
      places.push(place);
      alike.set(kind, ofKind.set(missing.join(), places));
    }
    for (const [kind, byMissing] of alike) {
      for (const [missing, places] of byMissing) {
        if (missing === "") continue;
        const locales = missing.split(",");
        const where = locales.map((locale) => `\`${locale}\``).join(", ");
        const help = `add ${locales.map((locale) => `\`${locale}: …\``).join(", ")}`;
        const [first] = places;
        if (first !== undefined && places.length > 1 && byMissing.size === 1)
          yield { at: first.at(), message: `${kind}, ${places.length} of them, are all missing in ${where}`, help };
        else for (const { what, at } of places) yield { at: at(), message: `${what} is missing in ${where}`, help };
      }
    }
  },
};

const plurals: Readonly<Record<Role, string>> = {
  title: "titles",
  description: "descriptions",
  text: "texts",
  note: "notes",
  reason: "deprecations",
  earlier: "earlier meanings",
  link: "links",
};
