import { defineConfig } from "vitepress";

const source = "https://github.com/errspec/errspec";

const item = (text, link) => ({ text, link });

/** The guides of a language: the titles of the groups, and of the pages in them. */
const guides = (folder, groups) =>
  Object.entries(groups).map(([text, pages]) => ({
    text,
    items: Object.entries(pages).map(([page, title]) => item(title, `${folder}/${page}`)),
  }));

const english = guides("/guide", {
  Start: {
    tutorial: "Your first spec",
    "from-a-page": "From a page",
    "from-a-spreadsheet": "From a spreadsheet",
    "from-openapi": "From an OpenAPI file",
    "from-constants": "From constants in code",
  },
  Teams: { "api-team": "API team", "sdk-team": "SDK team", servers: "Servers", monorepo: "Many catalogs" },
  "Day by day": {
    ci: "Continuous integration",
    translating: "Translate",
    publishing: "Publish",
    observing: "Compare with traffic",
  },
});

const chinese = guides("/zh/guide", {
  开始: {
    tutorial: "你的第一份规范",
    "from-a-page": "从网页开始",
    "from-a-spreadsheet": "从电子表格开始",
    "from-openapi": "从 OpenAPI 文件开始",
    "from-constants": "从代码中的常量开始",
  },
  团队: { "api-team": "API 团队", "sdk-team": "SDK 团队", servers: "服务端", monorepo: "多份规范" },
  日常: { ci: "持续集成", translating: "翻译", publishing: "发布", observing: "与流量对照" },
});

const reference = [
  {
    text: "Reference",
    items: [
      item("Keys of a spec", "/reference/spec"),
      item("Targets", "/reference/targets"),
      item("Commands", "/reference/commands"),
      item("Words of the site", "/reference/site-words"),
      item("Lint rules", "/rules/lint"),
      item("Breaking rules", "/rules/breaking"),
      item("Messages", "/messages"),
      item("JSON", "/json"),
      item("Library", "/library"),
    ],
  },
  {
    text: "Topics",
    items: [
      item("Observe", "/observe"),
      item("SQL", "/sql"),
      item("Telemetry", "/telemetry"),
      item("OpenAPI", "/openapi"),
      item("Trace", "/trace"),
      item("Editors", "/editors"),
      item("Coding assistants", "/assistants"),
      item("Targets of your own", "/custom-targets"),
      item("Templates", "/templates"),
    ],
  },
];

const about = [
  {
    text: "About errspec",
    items: [
      item("Architecture", "/architecture"),
      item("Decisions", "/decisions/"),
      item("Glossary", "/glossary"),
      item("Benchmarks", "/benchmarks"),
      item("A thousand catalogs", "/many-catalogs"),
    ],
  },
];

/** Links that leave `docs/` lead to the repository. */
function linksToRepository(markdown) {
  markdown.core.ruler.push("links-to-repository", ({ tokens, env }) => {
    const depth = env.relativePath.split("/").length - 1;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.attrGet("href") ?? "";
      const [up = ""] = /^(?:\.\.\/)+/.exec(href) ?? [];
      if (up.length / 3 > depth) token.attrSet("href", `${source}/blob/main/${href.slice(up.length)}`);
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
  rewrites: { "decisions/README.md": "decisions/index.md" },
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
        sidebar: {
          "/guide/": english,
          "/decisions/": about,
          "/architecture": about,
          "/glossary": about,
          "/benchmarks": about,
          "/many-catalogs": about,
          "/": reference,
        },
        editLink: { pattern: `${source}/edit/main/docs/:path`, text: "Edit this page" },
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
        sidebar: chinese,
        editLink: { pattern: `${source}/edit/main/docs/:path`, text: "编辑此页" },
        outline: { label: "本页内容", level: [2, 3] },
        docFooter: { prev: "上一页", next: "下一页" },
      },
    },
  },
  themeConfig: {
    search: { provider: "local" },
    socialLinks: [{ icon: "github", link: source }],
    outline: { level: [2, 3] },
  },
});
