import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/tools.js";

/** Words that readers do not expect, and what to write instead. */
const replaced: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bkept quiet\b/i, "suppressed"],
  [/\b(?:speaks?|tells?) of\b/i, "refers to, describes"],
  [/\bis (?:told|said)\b(?! to\b)/i, "is reported"],
  [/\bmisuse\b/i, "usage error"],
  [/\bfaults? of ours\b|\bour (?:own )?fault\b/i, "internal error (bug)"],
  [/\btestees?\b/i, "program under test"],
  [/\bstands? at\b/i, "is at"],
  [/\bserver's own words\b/i, "the server's message"],
  [/\b(?:say|tell)s? who breaks\b/i, "reports which consumers break"],
  [/\bwhat only repeats\b/i, "duplicates"],
  [/\banew\b/i, "again"],
  [/(?<!\.)\bgone\b(?!:)/i, "removed"],
  [/\ball in all\b|\bbe it (?:null|a|an|in)\b/i, "leave it out"],
  [/(?<!\bthere )\bis no (?!longer\b|more\b|less\b|other\b|need\b|way\b|such\b)(?=[a-z])/i, "is not a"],
  [/\bhow much there is\b/i, "counts of"],
];

/** The same for the Chinese docs, where one word stands for one thing as in the glossary. */
const replacedInChinese: readonly (readonly [word: RegExp, instead: string])[] = [
  [/信封格式/, "信封"],
  [/头部/, "标头"],
  [/仪表盘/, "仪表板"],
  [/(?<!匹配|文件名|浅色|这样的)模式/, "schema (模式 is a pattern)"],
  [/(?<!表示)成功的代码|表示成功的错误码/, "表示成功的代码"],
  [/使用(?:的)?目录/, "引用（的）目录"],
  [/[一每两几多]个规范(?!文件)/, "份规范"],
  [/规范链接/, "canonical 链接"],
  [/页面用语/, "网站自身的文字"],
  [/注释忽略|基线、忽略/, "抑制"],
  [/回答(?: HTTP )?请求|回答某个操作/, "应答"],
  [/目录里：|两个目录都|(?:输出|当前|子|根)目录/, "文件夹 (目录 is a catalog)"],
];

/** Quoted code and examples may contain any word, and so may the parts of fingerprints, which must not change. */
const without = (text: string): string =>
  text
    .replace(/^```[^]*?^```$/gm, (block) => block.replace(/[^\n]/g, ""))
    .replace(/^ *detail: .*$/gm, "")
    .replace(/`[^`\n]*`/g, "``");

/** The folders and files that users read, and the code, whose comments and names colleagues read. */
const read = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs",
  "templates",
  "generator",
  "scripts",
  "out/docs/en",
  "out/typescript/README.md",
  "out/go/README.md",
  "out/python/README.md",
  "action.yml",
  ".github",
];

function filesBelow(path: string): string[] {
  try {
    return readdirSync(join(root, path), { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [join(root, path)];
  }
}

describe("the words", () => {
  const files = read.flatMap(filesBelow).filter((path) => /\.(?:md|ts|mjs|hbs|yml|yaml|html|css)$/.test(path));

  it("are looked for in many files", () => {
    expect(files.length).toBeGreaterThan(600);
  });

  /** The lines of files that have a word, each with its place. */
  const linesWith = (word: RegExp, paths: readonly string[]): readonly string[] =>
    paths.flatMap((path) =>
      without(readFileSync(path, "utf8"))
        .split("\n")
        .flatMap((line, index) =>
          word.test(line) ? [`${path.slice(root.length + 1)}:${index + 1}: ${line.trim()}`] : [],
        ),
    );

  it.each(replaced.map(([word, instead]) => [instead, word] as const))(
    "have a plain equivalent: %s",
    (instead, word) => {
      expect(linesWith(word, files), `write "${instead}"`).toEqual([]);
    },
  );

  it.each(replacedInChinese.map(([word, instead]) => [instead, word] as const))(
    "are one for one thing in Chinese: %s",
    (instead, word) => {
      const chinese = filesBelow("docs/zh").filter((path) => /\.(?:md|yaml)$/.test(path));
      expect(chinese.length).toBeGreaterThan(40);
      expect(linesWith(word, chinese), `write "${instead}"`).toEqual([]);
    },
  );
});
