import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./hash.js";

/*
 * Run by the build: writes `dist/build-id`, a hash of the compiled code and of the versions it depends on. With the spec
 * and the templates it decides whether a run can change anything.
 */
const dist = join(import.meta.dirname, "..");
const code = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".js"))
  .sort()
  .map((path) => `${path} ${sha256(readFileSync(join(dist, path)))}`);
const { dependencies } = JSON.parse(readFileSync(join(dist, "..", "package.json"), "utf8")) as { dependencies: object };
writeFileSync(join(dist, "build-id"), sha256(JSON.stringify([code, dependencies])));
