import { defineConfig } from "vitepress";
import { linkToMarkdown, repository, repositoryLink, writeMarkdown } from "./markdown.mjs";
import { chinese, english, sidebarOf } from "./sidebar.mjs";

const item = (text, link) => ({ text, link });

/** Links to files that are not pages of the site lead to the repository. */
function linksToRepository(markdown) {
  markdown.core.ruler.push("links-to-repository", ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const address = repositoryLink(env.relativePath, token.attrGet("href") ?? "#");
      if (address !== undefined) token.attrSet("href", address);
    }
  });
}

/** The name of a file, above the block that has its text: `yaml [spec/orders.yaml]`. */
function fileNames(markdown) {
  markdown.core.ruler.push("file-names", (state) => {
    state.tokens = state.tokens.flatMap((token) => {
      const [, name] = (token.type === "fence" && /\[(.+)\]/.exec(token.info)) || [];
      if (name === undefined) return token;
      const title = new state.Token("html_block", "", 0);
      title.content = `<p class="file-name">${markdown.utils.escapeHtml(name)}</p>\n`;
      return [title, token];
    });
  });
}

/** Braces are text: templates and placeholders have them, and Vue would take them for its own. */
function braces({ renderer: { rules } }) {
  for (const name of ["text", "code_inline"]) {
    const render = rules[name];
    rules[name] = (...args) => render(...args).replaceAll("{{", "&#123;{");
  }
}

export default defineConfig({
  title: "errspec",
  description: "Define your API's error codes once.",
  srcDir: "pages",
  cleanUrls: true,
  lastUpdated: false,
  rewrites: { "decisions/README.md": "decisions/index.md", "zh/decisions/README.md": "zh/decisions/index.md" },
  transformHead: linkToMarkdown,
  buildEnd: writeMarkdown,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (markdown) => {
      linksToRepository(markdown);
      fileNames(markdown);
      braces(markdown);
    },
  },
  locales: {
    root: {
      label: "English",
      lang: "en",
      themeConfig: {
        nav: [
          item("Guide", "/guide/tutorial"),
          item("Reference", "/reference/spec"),
          item("About", "/architecture"),
          { ...item("Playground", "/playground/"), target: "_self" },
        ],
        sidebar: sidebarOf("", english),
        editLink: { pattern: `${repository}/edit/main/docs/:path`, text: "Edit this page" },
      },
    },
    zh: {
      label: "简体中文",
      lang: "zh-CN",
      description: "API 错误码，只定义一次。",
      themeConfig: {
        nav: [
          item("指南", "/zh/guide/tutorial"),
          item("参考（英文）", "/reference/spec"),
          { ...item("在线试用", "/zh/playground/"), target: "_self" },
        ],
        sidebar: sidebarOf("/zh", chinese),
        editLink: { pattern: `${repository}/edit/main/docs/:path`, text: "编辑此页" },
        outline: { label: "本页内容", level: [2, 3] },
        docFooter: { prev: "上一页", next: "下一页" },
      },
    },
  },
  themeConfig: {
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: repository }],
    outline: { level: [2, 3] },
  },
});
