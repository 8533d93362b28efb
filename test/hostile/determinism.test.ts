import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSpecFolder } from "../../generator/disk/spec-folder.js";
import { cacheIn } from "../support/cache.js";
import { temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/*
 * The same spec gives the same bytes whatever the locale, the time zone, the permissions mask, the working directory, the
 * order in which files were created, and the line ends of the checkout: one hash covers all of it. A small spec is generated
 * in 144 environments, the real one in a few: `ENVIRONMENT_STEP=1 npx vitest run -c vitest.long.config.ts
 * test/hostile/determinism`. CI runs every fifth environment; between them every pair of values occurs.
 */

const step = Number(process.env["ENVIRONMENT_STEP"] ?? 5);

interface Environment {
  readonly locale: string;
  readonly zone: string;
  readonly mask: string;
  readonly from: "project" | "spec" | "root";
  readonly order: "forwards" | "backwards";
  readonly lineEnds: "\n" | "\r\n";
}

const checkouts = [
  { order: "forwards", lineEnds: "\n" },
  { order: "backwards", lineEnds: "\n" },
  { order: "forwards", lineEnds: "\r\n" },
] as const;

const every: readonly Environment[] = ["C", "en_US.UTF-8", "sv_SE.UTF-8", "tr_TR.UTF-8"].flatMap((locale) =>
  ["UTC", "Asia/Shanghai", "America/Los_Angeles"].flatMap((zone) =>
    ["022", "077"].flatMap((mask) =>
      (["project", "root"] as const).flatMap((from) =>
        checkouts.map((checkout) => ({ locale, zone, mask, from, ...checkout })),
      ),
    ),
  ),
);

/** Every value of each setting occurs, and no two values always occur together. */
const few: readonly Environment[] = [
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

interface InputText {
  readonly name: string;
  readonly text: string;
}

const realSpec: readonly InputText[] = readSpecFolder(join(root, "spec")).map(({ source, bytes }) => ({
  name: source.replace(/^spec\//, ""),
  text: bytes.toString("utf8"),
}));

/** Text that sorts, folds or formats differently by locale: `ä` after `z` in Swedish, `I` and `i` in Turkish, thousands, dates. */
const module = (id: string): string => `module: ${id}
title: { en: "${id} ä", sv: "${id} ö" }
errors:
  - code: 12345
    name: IdInvalid
    kind: invalid_argument
    action: fix_request
    since: 2018-11-24
    text: { en: "The id {id} is invalid: 1,234.5 ﬁ İ ı.\\nSee zä.", sv: "Ogiltigt id {id}: 1 234,5." }
    params: [{ name: id, type: int }]
  - code: 7
    name: ItemLimit
    text: |
      Items are limited.

      Wait until 2018-11-24T00:00:00Z.
`;
const smallSpec: readonly InputText[] = [
  {
    name: "errspec.yaml",
    text: `errspec: 1
catalog: small
title: Small
locales: [en, sv]
docs: https://example.com/{module}/{code}
envelope: { success: { code: 0 }, code: /code, common: zebra, module-code: [{ at: /message, forms: ["({code})"] }], text: /message }
`,
  },
  ...["zebra", "apple", "item"].map((id) => ({ name: `${id}.yaml`, text: module(id) })),
];

/** Generates in an environment, and returns the hash of every path and byte of the output. */
function hashIn(spec: readonly InputText[], { locale, zone, mask, from, order, lineEnds }: Environment): string {
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
  const env = { ...process.env, LC_ALL: locale, LANG: locale, TZ: zone, XDG_CACHE_HOME: cacheIn(folder) };
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

it.each([
  ["a small spec", smallSpec, every.filter((_, nth) => nth % step === 0)],
  ["the real spec", realSpec, few],
])("gives one hash for %s in every environment", (_, spec, environments) => {
  expect(readdirSync(join(root, "dist"))).toContain("main.js");
  const hashes = environments.map((environment) => hashIn(spec, environment));
  expect(hashes.filter((hash) => hash !== hashes[0])).toEqual([]);
});
