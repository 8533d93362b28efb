import type { Entry } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { generatedFrom } from "../header.js";
import { entryPath } from "./site.js";
import type { Site } from "./site.js";

/**
 * `llms.txt`, which programs read instead of pages: a line per code, with what to do and where to read on. It has names and
 * codes only, which no encoder needs to change. Source: llmstxt.org.
 */
export function llmsFile(site: Site): OutputFile {
  return lazyFile("site/llms.txt", () => llmsText(site), []);
}

function llmsText(site: Site): string {
  const { catalog, locales, url = "" } = site;
  const [locale = catalog.locales[0]] = locales;
  const line = (entry: Entry): string => {
    const { module, code, name, action, retryable, deprecated } = entry;
    const notes = [
      action,
      retryable ? "retryable" : "not retryable",
      ...(deprecated === undefined ? [] : ["deprecated"]),
    ];
    return `- [${module}/${code} ${name}](${url}${locale}/${pathOf(entryPath(site, module, code))}): ${notes.join(", ")}`;
  };
  const pathOf = (path: string): string => (site.markdown ? path.replace(/\.html$/, ".md") : path);
  const sections = catalog.modules.map(({ id, entries }) => [`## ${id}`, "", ...entries.map(line)].join("\n"));
  const head = [
    `# Error codes of ${catalog.id}`,
    "",
    `> Each line has module, code and name, then what the caller should do. ${generatedFrom(catalog.file)}`,
  ];
  return `${[head.join("\n"), ...sections].join("\n\n")}\n`;
}
