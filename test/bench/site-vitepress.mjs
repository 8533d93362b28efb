import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./whole-process.mjs";

const version = "1.6.4";

/**
 * What VitePress, with its own search, takes for a page per entry: those of the Markdown that errspec makes, cut where an
 * entry begins.
 */
export function besideVitePress(folder, docs, wanted) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const install = ["install", "--no-audit", "--no-fund", "--loglevel=error", `vitepress@${version}`];
  const { status } = spawnSync("npm", install, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) throw new Error("VitePress cannot be installed");
  let pages = 0;
  for (const locale of readdirSync(docs)) {
    for (const page of readdirSync(join(docs, locale)).filter((name) => /^m\d+\.md$/.test(name))) {
      const [, ...entries] = readFileSync(join(docs, locale, page), "utf8").split(/^### /m);
      const place = join(folder, "site", locale, page.replace(/\.md$/, ""));
      mkdirSync(place, { recursive: true });
      entries.forEach((entry, index) => writeFileSync(join(place, `${index}.md`), `# ${entry}`));
      pages += entries.length;
    }
  }
  if (pages !== wanted) throw new Error(`${wanted} pages were wanted, and ${pages} made`);
  mkdirSync(join(folder, "site", ".vitepress"));
  const config = { title: "Errors", ignoreDeadLinks: true, themeConfig: { search: { provider: "local" } } };
  writeFileSync(join(folder, "site", ".vitepress", "config.mjs"), `export default ${JSON.stringify(config)};\n`);
  return run([join(folder, "node_modules", "vitepress", "bin", "vitepress.js"), "build", "site"], { cwd: folder });
}
