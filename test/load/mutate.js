/*
 * Loads mutated specs, all in this one process: a parser that has run out of stack once may abort the process the next
 * time. `node test/load/mutate.js <seed> <count>` prints what it saw as a line of JSON; it needs a build.
 */
import console from "node:console";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { loadCatalog } from "../../dist/modules/load/catalog.js";
import { targets } from "../../dist/modules/targets/index.js";
import { optionsOf } from "../../dist/modules/targets/target.js";

const root = join(import.meta.dirname, "..", "..");
const [seed = 1, count = 20_000] = process.argv.slice(2).map(Number);
const options = optionsOf(targets);

/** Random numbers of a seed: mulberry32. */
let state = seed >>> 0;
function random(below) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];

/** Whole small specs, the head of large ones, and what parsers stumble over. */
const seeds = [
  ...readdirSync(join(root, "test", "cases")).map((name) =>
    readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8").slice(0, 6000),
  ),
  ...["errspec.yaml", "common.yaml", "dsa.yaml"].map((name) =>
    readFileSync(join(root, "spec", name), "utf8").slice(0, 3000),
  ),
  "a: &a [x, *a]\nb: *a\n<<: *a\n? [k]\n: v\n",
  "%YAML 1.1\n---\na: no\n...\n---\nb: 017\n",
  "a: |2-\n    x\n   y\nb: >+\n  z\n\nc: 'it''s'\nd: \"\\u0041\\x41\\\n  e\"\n",
  '!!map {a: !!str b, ? c : d, e, "f": g}\n',
  '{"errspec":1,"catalog":"x","title":"t","locales":["en"],"envelope":{"code":"/c"},"modules":[]}',
];

const tokens = [
  ..."[]{}:,-?&*!|>'\"%@`#~<\\ \t\n\r",
  "<<: ",
  "*a",
  "&a ",
  "!!js/function ",
  "!<tag:x> ",
  "%YAML 1.1\n",
  "---\n",
  "...\n",
  "- ",
  "? ",
  ": ",
  "|2-\n",
  ">+\n",
  "\ufeff",
  "\u0000",
  "\u2028",
  "\u202e",
  "\ud800",
  "\udc00",
  "\u0085",
  "__proto__: ",
  "constructor: ",
  "x-",
  "1e999",
  "0x1F",
  "017",
  ".nan",
  "~",
  "null",
  "{a: ",
  "[[[[[[[[",
  "- - - - - - - - ",
  "&a [*a, *a]",
  "\r\n",
  "\\u0000",
  "\\ud800",
];

const mutations = [
  (text) => splice(text, random(text.length + 1), 0, pick(tokens)),
  (text) => splice(text, random(text.length + 1), random(20), ""),
  (text) =>
    splice(
      text,
      random(text.length + 1),
      1,
      String.fromCharCode(text.charCodeAt(random(text.length)) ^ (1 << random(7))),
    ),
  (text) => splice(text, random(text.length + 1), random(30), part(pick(seeds))),
  (text) => splice(text, random(text.length + 1), 0, part(text)),
  (text) => splice(text, random(text.length + 1), 0, pick(["[", "{a: ", "- ", "? ", "!x ", "&b "]).repeat(random(200))),
  (text) => splice(text, random(text.length + 1), 0, pick(["[", "{a: ", "- ", "\n", " "]).repeat(random(3000))),
  (text) => text.slice(0, random(text.length + 1)),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => swapLines(text),
  (text) => text.replace(/^(?=.)/gm, " ".repeat(random(4))),
];

function splice(text, at, remove, insert) {
  return text.slice(0, at) + insert + text.slice(at + remove);
}
function part(text) {
  const at = random(text.length + 1);
  return text.slice(at, at + random(200));
}
function swapLines(text) {
  const lines = text.split("\n");
  const [a, b] = [random(lines.length), random(lines.length)];
  [lines[a], lines[b]] = [lines[b], lines[a]];
  return lines.join("\n");
}

const seen = { seed, documents: 0, accepted: 0, diagnostics: 0, failures: [] };
for (; seen.documents < count; seen.documents++) {
  let text = pick(seeds);
  for (let left = 1 + random(4); left > 0; left--) text = pick(mutations)(text) || " ";
  text = text.slice(0, 10_240);
  try {
    const { catalog, diagnostics } = loadCatalog(
      [{ path: "errspec.yaml", source: "spec/errspec.yaml", text }],
      options,
    );
    if (diagnostics.length === 0) seen.accepted++;
    if (catalog === undefined && diagnostics.length === 0) seen.failures.push({ text, message: "nothing at all" });
    for (const { at } of diagnostics) {
      seen.diagnostics++;
      const isPlace = at.line >= 1 && at.column >= 1 && (at.endLine > at.line || at.endColumn >= at.column);
      if (!isPlace) seen.failures.push({ text, message: `no place: ${JSON.stringify(at)}` });
    }
  } catch (error) {
    seen.failures.push({ text, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  if (seen.failures.length >= 5) break;
}
console.log(JSON.stringify({ ...seen, peak: process.resourceUsage().maxRSS * 1024 }));
