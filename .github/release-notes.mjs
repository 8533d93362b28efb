// Prints the section of CHANGELOG.md for a tag, and fails when the tag, package.json and the changelog disagree.
import { readFileSync } from "node:fs";

const [, , tag = ""] = process.argv;
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const changelog = readFileSync("CHANGELOG.md", "utf8");

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

if (tag !== `v${version}`) fail(`the tag is ${tag}, but package.json has ${version}; tag v${version}`);
const heading = `\n## ${version}`;
const start = changelog.indexOf(heading);
const next = changelog[start + heading.length];
if (start < 0 || (next !== "\n" && next !== " ")) fail(`CHANGELOG.md has no section ${version}; add one`);
const section = changelog.slice(changelog.indexOf("\n", start + 1) + 1);
const end = section.indexOf("\n## ");
console.log((end < 0 ? section : section.slice(0, end)).trim());
