/*
 * The pages of the site, by language and by part: the titles of the groups, and of the pages in them. A page that is not here
 * has links from others only.
 */

const groups = (folder, titled) =>
  Object.entries(titled).map(([text, pages]) => ({
    text,
    items: Object.entries(pages).map(([page, title]) => ({ text: title, link: `${folder}/${page}` })),
  }));

export const english = {
  guide: groups("/guide", {
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
  }),
  reference: groups("", {
    Reference: {
      "reference/spec": "Keys of a spec",
      "reference/targets": "Targets",
      "reference/commands": "Commands",
      "reference/site-words": "Words of the site",
      "rules/lint": "Lint rules",
      "rules/breaking": "Breaking rules",
      messages: "Messages",
      json: "JSON",
      library: "Library",
    },
    Topics: {
      observe: "Observe",
      sql: "SQL",
      telemetry: "Telemetry",
      openapi: "OpenAPI",
      trace: "Trace",
      editors: "Editors",
      assistants: "Coding assistants",
      executable: "Single executable",
      "custom-targets": "Targets of your own",
      templates: "Templates",
    },
  }),
  about: groups("", {
    "About errspec": {
      architecture: "Architecture",
      "decisions/": "Decisions",
      glossary: "Glossary",
      benchmarks: "Benchmarks",
      comparison: "Comparison",
      "many-catalogs": "A thousand catalogs",
    },
  }),
};

export const chinese = {
  guide: groups("/zh/guide", {
    开始: {
      tutorial: "你的第一份规范",
      "from-a-page": "从网页开始",
      "from-a-spreadsheet": "从电子表格开始",
      "from-openapi": "从 OpenAPI 文件开始",
      "from-constants": "从代码中的常量开始",
    },
    团队: { "api-team": "API 团队", "sdk-team": "SDK 团队", servers: "服务端", monorepo: "多份规范" },
    日常: { ci: "持续集成", translating: "翻译", publishing: "发布", observing: "与流量对照" },
  }),
  reference: groups("/zh", {
    参考: {
      "reference/spec": "规范的键",
      "reference/targets": "生成目标",
      "reference/commands": "命令",
      "reference/site-words": "网站自身的文字",
      "rules/lint": "lint 规则",
      "rules/breaking": "breaking 规则",
      messages: "消息",
      json: "JSON",
      library: "库",
    },
    专题: {
      observe: "与流量对照",
      sql: "SQL",
      telemetry: "监控服务端",
      openapi: "OpenAPI",
      trace: "追踪",
      editors: "编辑器",
      assistants: "编程助手",
      executable: "单一可执行文件",
      "custom-targets": "自己的生成目标",
      templates: "模板",
    },
  }),
  about: groups("/zh", {
    "关于 errspec": {
      architecture: "架构",
      "decisions/": "设计决定",
      glossary: "术语表",
      benchmarks: "基准测试",
      comparison: "与其他工具的比较",
      "many-catalogs": "一千个目录",
    },
  }),
};

/** The sidebar of a language, as VitePress takes it: which part a page shows depends on its address. */
export function sidebarOf(folder, { guide, reference = guide, about = [] }) {
  const pages = about.flatMap(({ items }) => items.map(({ link }) => [link, about]));
  return { [`${folder}/guide/`]: guide, ...Object.fromEntries(pages), [`${folder}/`]: reference };
}
