#!/usr/bin/env node
import { endWithoutOutput } from "./cli/failure.js";
import { upToDate } from "./cli/quick.js";

process.stdout.on("error", endWithoutOutput);
const files = upToDate(process.argv.slice(2));
if (files === undefined) await (await import("./cli/program.js")).main();
else process.stdout.write(`${files} files up to date\n`);
