// Draws the plan in architecture.md, in English and Chinese, from the imports of the code: `node docs/plan.mjs`, or `--check` to compare only.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const generator = join(import.meta.dirname, "..", "generator");
const start = "<!-- plan: made by `npm run docs:plan` -->";
const end = "<!-- end of plan -->";

/**
 * The folder that a file belongs to. Each target is a folder of its own, and so are the scripts of the site, a file at
 * the top and a list of targets.
 */
function roomOf(path) {
  const [first = "", second = "", third] = path.replace(/\.(?:js|ts)$/, "").split("/");
  if (second === "") return `${first}.ts`;
  if (first !== "targets") return first;
  if (path.startsWith("targets/site/client/")) return "targets/site/client";
  if (third !== undefined) return `targets/${second}`;
  return second === "index" ? `targets/${second}.ts` : first;
}

const arrows = new Map();
const files = readdirSync(generator, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .sort();
for (const file of files) {
  const from = roomOf(file);
  const others = arrows.get(from) ?? new Set();
  arrows.set(from, others);
  const text = readFileSync(join(generator, file), "utf8");
  for (const [, static_, dynamic] of text.matchAll(/\bfrom "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g)) {
    const to = roomOf(posix.join(dirname(file), static_ ?? dynamic ?? ""));
    if (to !== from) others.add(to);
  }
}

/** How far a room is from the ground: above every room that it imports. */
const floors = new Map();
function floorOf(room, above = []) {
  if (above.includes(room)) throw new Error(`a circle: ${[...above, room].join(" imports ")}`);
  const known = floors.get(room);
  if (known !== undefined) return known;
  const below = [...(arrows.get(room) ?? [])].map((other) => floorOf(other, [...above, room]));
  const floor = below.length === 0 ? 0 : 1 + Math.max(...below);
  floors.set(room, floor);
  return floor;
}
for (const room of arrows.keys()) floorOf(room);

const highest = Math.max(...floors.values());
/** The plan as a table, with the words of a language. */
function planTable({ titles, separator, nothing }) {
  const rows = Array.from({ length: highest + 1 }, (_, i) => highest - i).flatMap((floor) => {
    const rooms = [...arrows.keys()].filter((room) => floors.get(room) === floor).sort();
    return rooms.map((room) => {
      const below = [...(arrows.get(room) ?? [])].sort().map((other) => `\`${other}\``);
      return `| ${floor} | \`${room}\` | ${below.join(separator) || nothing} |`;
    });
  });
  return [titles, "| --- | --- | --- |", ...rows].join("\n");
}

const pages = {
  "architecture.md": { titles: "| Floor | Folder | Imports |", separator: ", ", nothing: "nothing" },
  "zh/architecture.md": { titles: "| 层   | 文件夹 | 导入 |", separator: "、", nothing: "无" },
};

const { format } = await import("prettier");
for (const [page, words] of Object.entries(pages)) {
  const path = join(import.meta.dirname, page);
  const text = readFileSync(path, "utf8");
  const [before, rest] = [text.slice(0, text.indexOf(start)), text.slice(text.indexOf(end))];
  const plan = `${before}${start}\n\n${planTable(words)}\n\n${rest}`;
  const wanted = await format(plan, { parser: "markdown", printWidth: 120 });
  if (wanted === text) continue;
  if (!process.argv.includes("--check")) writeFileSync(path, wanted);
  else {
    console.error(`docs/${page} is not up to date; run \`npm run docs:plan\``);
    process.exitCode = 1;
  }
}
