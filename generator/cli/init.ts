import { join } from "node:path";
import { readStarter } from "../disk/inputs.js";
import { writeNewFiles } from "../disk/write.js";
import { catalogFileName } from "../load/spec-file.js";
import { Misuse } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

/** Writes a spec to start from, and the schemas that editors check it with. A spec of one's own is left alone. */
export async function initCommand({ spec }: { readonly spec: string }): Promise<ExitCode> {
  const written = await writeNewFiles(spec, readStarter());
  if (written.length === 0) throw new Misuse(`${join(spec, catalogFileName)} is there already`);
  for (const { path } of written) print(`created ${spec}/${path}`);
  print("Now run `errspec generate`.");
  return 0;
}
