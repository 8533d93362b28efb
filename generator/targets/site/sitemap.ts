import type { OutputFile } from "../../output/file.js";
import { generatedFrom } from "../header.js";
import { attribute, comment } from "./html.js";

/** The maximum number of addresses in one file. Source: sitemaps.org, protocol. */
const most = 50_000;

/** Sitemaps of the pages, for search engines: one file, or an index of several files if there are too many pages. */
export function sitemaps(
  url: string,
  source: string,
  locales: readonly string[],
  files: readonly OutputFile[],
): readonly OutputFile[] {
  const paths = files.map(({ path }) => path.replace(/^site\//, "")).filter((path) => path.endsWith(".html"));
  const pages = locales
    .flatMap((locale) => paths.filter((path) => path.startsWith(`${locale}/`)))
    .map((path) => `${url}${path.replace(/(?<=\/)index\.html$/, "")}`);
  const parts = Array.from({ length: Math.ceil(pages.length / most) }, (_, i) => pages.slice(i * most, (i + 1) * most));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return [{ path: "site/sitemap.xml", text: document(source, "urlset", "url", only) }];
  const names = parts.map((_, i) => `sitemap-${i + 1}.xml`);
  const index = document(
    source,
    "sitemapindex",
    "sitemap",
    names.map((name) => url + name),
  );
  return [
    { path: "site/sitemap.xml", text: index },
    ...parts.map((part, i) => ({ path: `site/${names[i] ?? ""}`, text: document(source, "urlset", "url", part) })),
  ];
}

function document(source: string, root: string, item: string, addresses: readonly string[]): string {
  const lines = addresses.map((address) => `<${item}><loc>${attribute(address)}</loc></${item}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${comment(generatedFrom(source))} -->
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join("")}</${root}>
`;
}
