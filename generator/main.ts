import { endWithoutOutput, fail } from "./cli/failure.js";
import { upToDate } from "./cli/quick.js";
import { runProgram } from "./disk/launch.js";

process.stdout.on("error", endWithoutOutput);
const files = upToDate(process.argv.slice(2));
if (files === undefined) void runProgram(process.argv[2]).catch((error: unknown) => fail(error));
else process.stdout.write(`${files} files up to date\n`);
