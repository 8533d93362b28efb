// Creates the files of a new part, and adds it to the list that it belongs to: `npm run new -- rule text-spelled`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { newBreakingRule } from "./new/breaking-rule.mjs";
import { newCommand } from "./new/command.mjs";
import { addToList } from "./new/list.mjs";
import { newReader } from "./new/reader.mjs";
import { newRule } from "./new/rule.mjs";
import { newTarget } from "./new/target.mjs";

/** Each makes a part of a name: its files, the lists that it is added to, and what is left to do. */
const kinds = {
  rule: newRule,
  "breaking-rule": newBreakingRule,
  target: newTarget,
  reader: newReader,
  command: newCommand,
};

const [kind = "", name = "", folder = join(import.meta.dirname, "..")] = process.argv.slice(2);
const create = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
if (create === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
  console.error(`usage: npm run new -- <${Object.keys(kinds).join("|")}> <name>; a name is in kebab-case`);
  process.exit(2);
}

const { files, lists, next } = create(name);
const taken = Object.keys(files).filter((path) => existsSync(join(folder, path)));
if (taken.length > 0) {
  console.error(`${taken.join(", ")}: already exists; choose another name`);
  process.exit(1);
}
for (const [path, text] of Object.entries(files)) await write("created", path, text);
for (const list of lists)
  await write("changed", list.file, addToList(readFileSync(join(folder, list.file), "utf8"), list));
console.log(["", "Next:", ...next.map((step, index) => `${index + 1}. ${step}`)].join("\n"));

async function write(verb, path, text) {
  const file = join(folder, path);
  const options = { ...(await resolveConfig(join(import.meta.dirname, "..", path))), filepath: path };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, /\.(?:ts|json|md)$/.test(path) ? await format(text, options) : text);
  console.log(`${verb} ${path}`);
}
