import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { chinese, english } from "./sidebar.mjs";

/*
 * The site for programs that read: each page as the Markdown that it is written in, and `llms.txt`, which lists them.
 * Source: llmstxt.org.
 */

export const repository = "https://github.com/errspec/errspec";

/** The address in the repository of what a page links to, if the site does not have it as a page. */
export function repositoryLink(page, href) {
  if (/^(?:[a-z]+:|[/#])/.test(href)) return undefined;
  const path = posix.join("docs", posix.dirname(page), href);
  if (/^docs\/(?!skill\/).*\.md(?:#|$)/.test(path)) return undefined;
  return `${repository}/${isFolder(path) ? "tree" : "blob"}/main/${path}`;
}

const isFolder = (path) => posix.extname(path.replace(/#.*/, "")) === "";

/** Writes the Markdown twin of every page beside it, and `llms.txt`. A hook of VitePress, after the build. */
export function writeMarkdown({ srcDir, outDir, pages, rewrites }) {
  const twins = new Map(
    pages.map((source) => {
      const path = rewrites.map[source] ?? source;
      return [path, twinOf(path, readFileSync(join(srcDir, source), "utf8"))];
    }),
  );
  for (const [path, text] of twins) {
    mkdirSync(dirname(join(outDir, path)), { recursive: true });
    writeFileSync(join(outDir, path), text);
  }
  writeFileSync(join(outDir, "llms.txt"), llmsText(twins));
}

/** The head of a page that points to its twin. A hook of VitePress, for each page; that of an unknown address has no twin. */
export const linkToMarkdown = ({ pageData, siteData }) =>
  pageData.isNotFound
    ? []
    : [["link", { rel: "alternate", type: "text/markdown", href: `${siteData.base}${pageData.relativePath}` }]];

/** A page as it is written, but with links that lead somewhere from its address. The home page is written as data. */
function twinOf(path, text) {
  const [, data] = /^---\n(layout: home\n[^]*?)\n---\n/.exec(text) ?? [];
  if (data !== undefined) return homeText(data);
  return outsideCode(text, (part) =>
    part.replace(/\]\(([^)\s]+)\)/g, (_, href) => {
      const twin = href.replace(/(^|\/)README\.md(?=#|$)/, "$1index.md");
      return `](${repositoryLink(path, href) ?? twin})`;
    }),
  );
}

const outsideCode = (text, change) =>
  text
    .split(/(^```[^]*?^```$|`[^`\n]*`)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");

function homeText(data) {
  const value = (key) => new RegExp(`^ +(?:- )?${key}: (.+)$`, "m").exec(data)?.[1] ?? "";
  const features = [...data.replace(/<\/?code>/g, "`").matchAll(/- title: (.+)\n +details: (.+)/g)];
  const list = features.map(([, title, details]) => `- **${title}**: ${details}`).join("\n");
  return `# ${value("name")}\n\n${value("text")}${/\w$/.test(value("text")) ? ". " : "。"}${value("tagline")}\n\n${list}\n`;
}

/** The pages in the order of the sidebars. Those that are in none are optional. */
function llmsText(twins) {
  const line = (path, title = titleOf(twins.get(path))) => `- [${title}](${path}): ${firstSentence(twins.get(path))}`;
  const parts = [english, chinese].flatMap((language) => Object.values(language).flat());
  const groups = parts.map(({ text, items }) => ({
    text,
    pages: items.map(({ text, link }) => ({ title: text, path: `${link.slice(1).replace(/\/$/, "/index")}.md` })),
  }));
  const listed = new Set(["index.md", "zh/index.md", ...groups.flatMap(({ pages }) => pages.map(({ path }) => path))]);
  const rest = [...twins.keys()].filter((path) => !listed.has(path)).sort();
  const sections = [
    ...groups.map(({ text, pages }) => [`## ${text}`, pages.map(({ title, path }) => line(path, title))]),
    ["## Optional", rest.map((path) => line(path))],
  ];
  const head = `# errspec\n\n> ${firstParagraph(twins.get("index.md"))}`;
  return `${[head, ...sections.map(([title, lines]) => `${title}\n\n${lines.join("\n")}`)].join("\n\n")}\n`;
}

const described = (text) => /^---\n[^]*?^description: (.+)$[^]*?^---$/m.exec(text)?.[1];

const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1] ?? /^name: (.+)$/m.exec(text)?.[1];

function firstParagraph(text) {
  const [, body = text] = /^# .+\n([^]*)/m.exec(text) ?? [];
  const paragraphs = body.replace(/<!--[^]*?-->/g, "").split(/\n{2,}/);
  return paragraphs.map((each) => each.trim()).find((each) => each !== "" && !/^(?:!\[|#|\||```)/.test(each)) ?? "";
}

/** What a page says of itself, or the first sentence that it has, without the marks of links and its bold beginning. */
function firstSentence(text) {
  const plain = firstParagraph(text)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/^\*\*[^*]+\*\*(?: |：)/, "")
    .replace(/\s+/g, " ");
  return described(text) ?? /^.*?(?:\.(?= |$)|。|$)/.exec(plain)[0].replace(/:$/, ".").replace(/：$/, "。");
}
