import { it } from "vitest";
import { filesOf, fitted } from "./oracle.js";
import { variants } from "./payloads.js";
import { startShapers } from "./shape/shape.js";
import { filledSpec } from "./spec.js";
import { targets } from "../../generator/targets/index.js";
it("prof", async () => {
  const shapers = await startShapers();
  const t: Record<string, number> = {};
  for (const target of targets) { const g = target.generate; (target as any).generate = async (...a: any[]) => { const s = performance.now(); const r = await (g as any)(...a); t["gen " + target.id] = (t["gen " + target.id] ?? 0) + performance.now() - s; return r; }; }
  for (let first = 0; first < 30; first++) {
    let i = 0;
    const spec = filledSpec((place) => fitted(variants[(first + i++ * 11) % variants.length] ?? "", place));
    const s = performance.now();
    const files = await filesOf(spec);
    t["filesOf"] = (t["filesOf"] ?? 0) + performance.now() - s;
    for (const [path, text] of files) { const e = path.split(".").pop()!; const s = performance.now(); await shapers.of(path, text); t[e] = (t[e] ?? 0) + performance.now() - s; }
  }
  for (const k of Object.keys(t)) console.log(k, (t[k]! / 30).toFixed(1));
  await shapers.close();
});
