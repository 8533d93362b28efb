/*
 * The last step of the build: writes `dist/build-id`, a hash of the compiled code and of the versions it depends on. With
 * the spec and the templates it decides whether a run can change anything.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const code = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".js"))
  .sort()
  .map((path) => `${path} ${sha256(readFileSync(join(dist, path)))}`);
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
writeFileSync(join(dist, "build-id"), sha256(JSON.stringify([code, dependencies])));
