import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/tools.js";

/** Words that readers do not expect, and what to write instead. */
const replaced: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bkept quiet\b/i, "suppressed"],
  [/\b(?:speaks?|tells?) of\b/i, "refers to, describes"],
  [/\bis (?:told|said)\b/i, "is reported"],
  [/\bmisuse\b/i, "usage error"],
  [/\bfaults? of ours\b|\bour (?:own )?fault\b/i, "internal error (bug)"],
  [/\btestees?\b/i, "program under test"],
  [/\bstands? at\b/i, "is at"],
  [/\bserver's own words\b/i, "the server's message"],
  [/\b(?:say|tell)s? who breaks\b/i, "reports which consumers break"],
  [/\bwhat only repeats\b/i, "duplicates"],
  [/\banew\b/i, "again"],
  [/\bgone\b/i, "removed"],
  [/\ball in all\b|\bbe it (?:null|a|an|in)\b/i, "leave it out"],
  [/\bis no (?!longer\b|more\b|less\b|other\b|need\b|way\b|such\b)(?=[a-z])/i, "is not a"],
  [/\bhow much there is\b/i, "counts of"],
];

/** Names of codes and quotations may hold any word. */
const without = (text: string): string => text.replace(/`[^`\n]*`/g, "``");

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

  it.each(replaced.map(([word, instead]) => [instead, word] as const))(
    "have a plain equivalent: %s",
    (instead, word) => {
      const found = files.flatMap((path) =>
        without(readFileSync(path, "utf8"))
          .split("\n")
          .flatMap((line, index) =>
            word.test(line) ? [`${path.slice(root.length + 1)}:${index + 1}: ${line.trim()}`] : [],
          ),
      );
      expect(found, `write "${instead}"`).toEqual([]);
    },
  );
});
