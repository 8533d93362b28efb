import { defineConfig } from "vitepress";

const source = "https://github.com/errspec/errspec";

const item = (text, link) => ({ text, link });

const guides = [
  {
    text: "Start",
    items: [
      item("Your first spec", "/guide/tutorial"),
      item("From a page", "/guide/from-a-page"),
      item("From a spreadsheet", "/guide/from-a-spreadsheet"),
      item("From an OpenAPI file", "/guide/from-openapi"),
      item("From constants in code", "/guide/from-constants"),
    ],
  },
  {
    text: "Teams",
    items: [
      item("API team", "/guide/api-team"),
      item("SDK team", "/guide/sdk-team"),
      item("Servers", "/guide/servers"),
      item("Many catalogs", "/guide/monorepo"),
    ],
  },
  {
    text: "Day by day",
    items: [
      item("Continuous integration", "/guide/ci"),
      item("Translate", "/guide/translating"),
      item("Publish", "/guide/publishing"),
      item("Compare with traffic", "/guide/observing"),
    ],
  },
];

const reference = [
  {
    text: "Reference",
    items: [
      item("Keys of a spec", "/reference/spec"),
      item("Targets", "/reference/targets"),
      item("Commands", "/reference/commands"),
      item("Lint rules", "/rules/lint"),
      item("Breaking rules", "/rules/breaking"),
      item("Messages", "/messages"),
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

/** Names of files above blocks, and colors with the contrast that WCAG asks for. */
const style = `
:root { --vp-button-brand-bg: #3451b2; --vp-button-brand-hover-bg: #2b4494; }
.vp-doc [class*="language-"] > span.lang { color: var(--vp-c-text-2); }
.file-name { margin: 16px 0 -12px !important; font: 500 13px var(--vp-font-family-mono); color: var(--vp-c-text-2); }
`;

export default defineConfig({
  title: "errspec",
  description: "Define your API's error codes once.",
  lang: "en",
  srcDir: "pages",
  cleanUrls: true,
  lastUpdated: false,
  rewrites: { "decisions/README.md": "decisions/index.md" },
  head: [["style", {}, style]],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (markdown) => {
      linksToRepository(markdown);
      fileNames(markdown);
      braces(markdown);
    },
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [item("Guide", "/guide/tutorial"), item("Reference", "/reference/spec"), item("About", "/architecture")],
    sidebar: {
      "/guide/": guides,
      "/decisions/": about,
      "/architecture": about,
      "/glossary": about,
      "/benchmarks": about,
      "/": reference,
    },
    socialLinks: [{ icon: "github", link: source }],
    editLink: { pattern: `${source}/edit/main/docs/:path`, text: "Edit this page" },
    outline: [2, 3],
  },
});
