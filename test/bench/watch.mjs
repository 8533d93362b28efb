import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { median } from "./whole-process.mjs";

/** How long `generate --watch` takes from a saved file to the new output on the disk, in milliseconds: the median of some edits. */
export async function watchLatency(main, { cwd, env, file, edits }) {
  const original = readFileSync(file, "utf8");
  const child = spawn(process.execPath, [main, "generate", "--watch"], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let printed = "";
    let notify = () => undefined;
    child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      notify();
    });
    const line = async (pattern) => {
      while (!pattern.test(printed)) await new Promise((resolve) => (notify = resolve));
      printed = "";
      return performance.now();
    };
    await line(/press Ctrl/);
    const times = [];
    for (let edit = 0; edit < edits + 2; edit++) {
      await delay(100);
      const text = original.replace(/[^]*\ben: ["']?/, `$&${"X".repeat(edit + 1)} `);
      const saved = performance.now();
      writeFileSync(file, text);
      const written = await line(/files? changed/);
      if (edit >= 2) times.push(written - saved); // the first ones compile code
    }
    return median(times);
  } finally {
    child.kill();
    writeFileSync(file, original);
  }
}
