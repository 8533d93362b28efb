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

/** The words of a text, for search: Chinese has no spaces between them. VitePress takes the function to the browser as text. */
function tokenize(text) {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return text
    .split(/[\n\r\p{Z}\p{P}]+/u)
    .flatMap((part) =>
      /\p{Script=Han}/u.test(part) ? [...segmenter.segment(part)].map(({ segment }) => segment) : part,
    );
}

/** The words of VitePress around a page. */
const chineseTheme = {
  outline: { label: "本页内容", level: [2, 3] },
  docFooter: { prev: "上一页", next: "下一页" },
  langMenuLabel: "切换语言",
  returnToTopLabel: "回到顶部",
  sidebarMenuLabel: "菜单",
  skipToContentLabel: "跳到正文",
  darkModeSwitchLabel: "外观",
  lightModeSwitchTitle: "切换到浅色模式",
  darkModeSwitchTitle: "切换到深色模式",
  notFound: { title: "页面不存在", quote: "请检查地址是否有误。", linkLabel: "回到首页", linkText: "回到首页" },
};

const chineseSearch = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
  modal: {
    displayDetails: "显示详情",
    resetButtonTitle: "清除",
    backButtonTitle: "关闭搜索",
    noResultsText: "没有结果：",
    footer: { selectText: "选择", navigateText: "切换", closeText: "关闭" },
  },
};

export default defineConfig({
  title: "errspec",
  description: "Define your API's error codes once.",
  srcDir: "pages",
  srcExclude: ["skill/**"], // a file to copy
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
          item("参考", "/zh/reference/spec"),
          item("关于", "/zh/architecture"),
          { ...item("在线试用", "/zh/playground/"), target: "_self" },
        ],
        sidebar: sidebarOf("/zh", chinese),
        editLink: { pattern: `${repository}/edit/main/docs/:path`, text: "编辑此页" },
        ...chineseTheme,
      },
    },
  },
  themeConfig: {
    search: {
      provider: "local",
      options: { locales: { zh: { translations: chineseSearch } }, miniSearch: { options: { tokenize } } },
    },
    socialLinks: [{ icon: "github", link: repository }],
    outline: { level: [2, 3] },
  },
});
