import { existsSync } from "node:fs";
import { join } from "node:path";
import { readStarter } from "../disk/inputs.js";
import { writeNewFiles } from "../disk/write.js";
import { catalogFileName } from "../load/spec-file.js";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

/** Writes a spec to start from, and the schemas that editors check it with. An existing spec is left alone. */
export async function initCommand({ spec }: { readonly spec: string }): Promise<ExitCode> {
  if (existsSync(join(spec, catalogFileName))) throw new Misuse(`${join(spec, catalogFileName)} is there already`);
  const files = readStarter();
  await writeNewFiles(spec, files);
  for (const { path } of files) print(`created ${spec}/${path}`);
  print("Now run `errspec generate`.");
  return 0;
}
