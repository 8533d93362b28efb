#!/usr/bin/env node
import { upToDate } from "./cli/quick.js";

const files = upToDate(process.argv.slice(2));
if (files === undefined) await (await import("./cli/program.js")).main();
else process.stdout.write(`${files} files up to date\n`);
