import { createRequire } from "node:module";
import { join } from "node:path";
import { getAsset, getRawAsset } from "node:sea";
import { fail } from "./cli/failure.js";
import { unpack } from "./disk/unpack.js";

/* The script in the single executable, which `scripts/executable.mjs` builds. */

try {
  const folder = unpack(getAsset("id", "utf8"), () => Buffer.from(getRawAsset("package") as ArrayBuffer));
  // Only builtin modules can be loaded from here, and anything from a file.
  createRequire(join(folder, "dist", "main.js"))("./main.js");
} catch (error) {
  fail(error);
}
