import { freeText } from "../../render/free-text.js";
import { logoView } from "./brand.js";
import { pageView } from "./page.js";
import { editionOf } from "./site.js";
import type { Site } from "./site.js";

/** The page that hosts show for any unknown address, so its links must not depend on the address. */
export function lostView(whole: Site): object {
  const root = rootOf(whole);
  const [first = whole.catalog.locales[0]] = whole.locales;
  const { file, title } = whole.catalog;
  const { messages, say } = editionOf(whole, first);
  const page = pageView(editionOf(whole, first), {
    path: "404.html",
    file,
    title: `${messages.notFound.title} · ${say(title)}`,
    description: "",
  });
  return {
    ...page,
    root,
    base: `${root}${first}/`,
    logo: logoView(whole.brand, root),
    hidden: true,
    canonical: freeText(""),
    twin: freeText(""),
    alternates: [],
    languages: page.languages.map((language) => ({ ...language, path: `${root}${language.locale}/index.html` })),
    notFound: whole.locales.map((locale) => {
      const { language, messages } = editionOf(whole, locale);
      return { locale, language, ...messages.notFound };
    }),
  };
}

/** The path at which the site is served, with only characters that need no escape in an attribute. */
function rootOf({ url }: Site): string {
  if (url === undefined) return "/";
  return new URL(url).pathname.replace(/[&'"<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
