import { spawnSync } from "node:child_process";

const report = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
  });
`)}`;

/** Runs a script of Node to its end: its CPU time and wall time in seconds, and the most memory it had. */
export function run(args, { cwd, env = process.env } = {}) {
  const started = process.hrtime.bigint();
  const stdio = ["ignore", "ignore", "pipe", "pipe"];
  const { status, stderr, output } = spawnSync(process.execPath, ["--import", report, ...args], { cwd, env, stdio });
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`node ${args.join(" ")}: ${stderr}`);
  return { ...JSON.parse(output[3]), wall };
}

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
