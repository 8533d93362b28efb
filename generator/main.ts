import { endWithoutOutput, fail } from "./cli/failure.js";
import { helpProgram } from "./cli/help-program.js";
import { plainFlags } from "./cli/plain-args.js";
import { asksForHelp, quickAnswer } from "./cli/quick.js";
import { hasManifest } from "./disk/output.js";
import { hasTrace } from "./disk/trace.js";

process.stdout.on("error", endWithoutOutput);
const args = process.argv.slice(2);
const answer = quickAnswer(args);
if (answer !== undefined) process.stdout.write(answer);
else void run().catch((error: unknown) => fail(error));

async function run(): Promise<void> {
  if (asksForHelp(args)) return (await helpProgram()).main();
  // Imported here, because what it imports from Node takes as long as the answer.
  const { runProgram } = await import("./disk/launch.js");
  const flags = plainFlags(args);
  if (flags === undefined) return runProgram("errspec", args[0]);
  const isAfterEdit = !flags.check && hasManifest(flags.out) && hasTrace(flags.out);
  return runProgram("generate", isAfterEdit ? "generate after an edit" : "generate");
}
