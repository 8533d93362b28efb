import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSpecFolder } from "../../generator/disk/inputs.js";
import { temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/*
 * The same spec gives the same bytes whatever the locale, the time zone, the permissions mask, the folder one stands in,
 * the order in which files came to be, and the line ends of the checkout: one hash over all of it.
 */

interface Environment {
  readonly locale: string;
  readonly zone: string;
  readonly mask: string;
  readonly from: "project" | "spec" | "root";
  readonly order: "forwards" | "backwards";
  readonly lineEnds: "\n" | "\r\n";
}

/** Every value of each is there, and no two of them always together. */
const environments: readonly Environment[] = [
  { locale: "C", zone: "UTC", mask: "022", from: "project", order: "forwards", lineEnds: "\n" },
  { locale: "en_US.UTF-8", zone: "Asia/Shanghai", mask: "000", from: "spec", order: "backwards", lineEnds: "\n" },
  {
    locale: "sv_SE.UTF-8",
    zone: "America/Los_Angeles",
    mask: "077",
    from: "root",
    order: "forwards",
    lineEnds: "\r\n",
  },
  { locale: "tr_TR.UTF-8", zone: "UTC", mask: "077", from: "project", order: "backwards", lineEnds: "\r\n" },
  { locale: "C", zone: "America/Los_Angeles", mask: "000", from: "root", order: "backwards", lineEnds: "\n" },
  { locale: "tr_TR.UTF-8", zone: "Asia/Shanghai", mask: "022", from: "spec", order: "forwards", lineEnds: "\r\n" },
];

const spec = readSpecFolder(join(root, "spec")).map(({ source, bytes }) => ({
  name: source.replace(/^spec\//, ""),
  text: bytes.toString("utf8"),
}));

/** Generates in an environment, and gives the hash of every path and byte that comes out. */
function hashIn({ locale, zone, mask, from, order, lineEnds }: Environment): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "spec"));
  for (const { name, text } of order === "forwards" ? spec : [...spec].reverse()) {
    writeFileSync(join(folder, "spec", name), text.replaceAll("\n", lineEnds));
  }
  const cwd = { project: folder, spec: join(folder, "spec"), root: "/" }[from];
  const [specPath, outPath] = {
    project: ["spec", "out"],
    spec: [".", "../out"],
    root: [join(folder, "spec"), join(folder, "out")],
  }[from] as [string, string];
  const command = `umask ${mask} && exec "$@"`;
  const main = join(root, "dist", "main.js");
  const args = ["-c", command, "sh", process.execPath, main, "generate", "--spec", specPath, "--out", outPath];
  const env = { ...process.env, LC_ALL: locale, LANG: locale, TZ: zone, XDG_CACHE_HOME: join(folder, "cache") };
  const { status, stderr } = spawnSync("sh", args, { cwd, env, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const hash = createHash("sha256");
  const files = Object.keys(tree(join(folder, "out")));
  expect(files.length).toBeGreaterThan(40);
  for (const path of files)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(folder, "out", path)))
      .update("\0");
  return hash.digest("hex");
}

it(`has one hash in ${environments.length} environments`, () => {
  expect(readdirSync(join(root, "dist"))).toContain("main.js");
  const hashes = environments.map((environment) => hashIn(environment));
  expect(new Set(hashes).size, JSON.stringify(hashes)).toBe(1);
});
