/*
 * Pages in Confluence's storage format are HTML with elements for macros, links and files. They become plain HTML of the same
 * length, so that offsets stay. Source: confluence.atlassian.com/doc/confluence-storage-format-790796544.html.
 */

/** Stand for `<` and `&` in a CDATA section, which HTML would read as markup. */
const [less, ampersand] = ["\ue000", "\ue001"];

const blanked = (text: string): string => text.replace(/[^\n]/g, " ");
const padded = (text: string, length: number): string => text.padEnd(length);

/** Whether a page is in the storage format. */
export const isStorageFormat = (html: string): boolean => /<(?:ac|ri):[a-z-]+[\s>/]/.test(html);

/** The page as HTML. Parameters of macros are left out, apart from titles, which readers see. */
export function htmlOfStorage(page: string): string {
  const macros: string[] = [];
  return page.replace(storage, (whole: string, ...groups: (string | undefined)[]) => {
    const [data, slash = "", name = "", attributes = "", value = "", end] = groups;
    if (data !== undefined) return `         ${data.replaceAll("<", less).replaceAll("&", ampersand)}   `;
    if (name === "ac:plain-text-body") return padded(`<${slash}pre>`, whole.length);
    if (name === "ac:rich-text-body") return padded(`<${slash}div>`, whole.length);
    if (name === "time") {
      const [, day] = /datetime="([^"]*)"/.exec(attributes) ?? [];
      return day === undefined ? blanked(whole) : padded(day, whole.length);
    }
    if (name === "ac:structured-macro") {
      const macro = slash === "" ? (/ac:name="([^"]*)"/.exec(attributes)?.[1] ?? "") : (macros.pop() ?? "");
      if (attributes.endsWith("/")) return blanked(whole);
      if (slash === "") macros.push(macro);
      return padded(`<${slash}${macro === "status" ? "i" : "div"}>`, whole.length);
    }
    if (name !== "ac:parameter" || end === undefined || !attributes.includes(`ac:name="title"`)) return blanked(whole);
    const tags = macros.at(-1) === "status" ? (["<i class=badge>", "</i>"] as const) : (["<p>", "</p>"] as const);
    return padded(`${tags[0]}${value}${tags[1]}`, whole.length);
  });
}

/** What the storage format has beside HTML: data, macros, their parameters and bodies, days, and empty elements. */
const storage =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(ac:plain-text-body|ac:rich-text-body|ac:structured-macro|ac:parameter|time)\b([^<>]*)>(?:([^<>]*)(<\/ac:parameter>))?|<(?:ac|ri):[^<>]*\/>/g;

/** A text of the page as its author wrote it. */
export const textOfStorage = (text: string): string => text.replaceAll(less, "<").replaceAll(ampersand, "&");
