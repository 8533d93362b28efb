// Builds the site of errspec's own documentation, `docs/`, in node_modules/.cache/docs-site, and the playground in it:
// `npm run docs:site`. The generator is installed there, so that nobody else needs it: its lock file is in docs/site.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildPlayground } from "../docs/site/playground/build.mjs";

const root = join(import.meta.dirname, "..");
const source = join(root, "docs", "site");
const place = join(root, "node_modules", ".cache", "docs-site");

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: place, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** The first blocks of a README in these languages: a spec, the command, and code that uses what it made. */
function exampleOf(readme) {
  return ["yaml", "sh", "python"].map((language) => blockIn(readme, language)).join("\n\n");
}

function blockIn(readme, language) {
  const [block] = new RegExp(`^\`\`\`${language}\\n[^]*?^\`\`\`$`, "m").exec(readme) ?? [];
  if (block === undefined) throw new Error(`README.md has no block of ${language}`);
  return block;
}

const isCurrent = () =>
  existsSync(join(place, "node_modules", ".package-lock.json")) &&
  readFileSync(join(place, "package-lock.json"), "utf8") === readFileSync(join(source, "package-lock.json"), "utf8");

mkdirSync(join(place, ".vitepress"), { recursive: true });
const isInstalled = isCurrent();
for (const name of ["package.json", "package-lock.json"]) cpSync(join(source, name), join(place, name));
if (!isInstalled) run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
const theme = join(place, ".vitepress", "theme");
mkdirSync(theme, { recursive: true });
for (const name of ["config.mjs", "markdown.mjs", "sidebar.mjs"])
  cpSync(join(source, name), join(place, ".vitepress", name));
cpSync(join(source, "theme.mjs"), join(theme, "index.mjs"));
cpSync(join(source, "style.css"), join(theme, "style.css"));
writeFileSync(join(theme, "example.md"), exampleOf(readFileSync(join(root, "README.md"), "utf8")));
rmSync(join(place, "pages"), { recursive: true, force: true });
const isPage = (path) => path !== source && (statSync(path).isDirectory() || /\.(?:md|svg)$/.test(path));
cpSync(join(root, "docs"), join(place, "pages"), { recursive: true, filter: isPage });
const [command = "build", ...args] = process.argv.slice(2);
run(process.execPath, [join("node_modules", "vitepress", "bin", "vitepress.js"), command, ...args]);
if (command === "build") {
  const site = join(place, ".vitepress", "dist");
  await buildPlayground(site, place);
  console.log(`the site is in ${relative(root, site)}`);
}
