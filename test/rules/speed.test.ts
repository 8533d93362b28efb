import { expect, it } from "vitest";
import { loadCatalog } from "../../generator/load/catalog.js";
import { lint } from "../../generator/rules/lint/run.js";
import { wideSpec } from "./wide-spec.js";

/** The least of three: what else the machine does only adds. */
function fastest<T>(action: () => T): { readonly time: number; readonly result: T } {
  const runs = [1, 2, 3].map(() => {
    const started = performance.now();
    const result = action();
    return { time: performance.now() - started, result };
  });
  return runs.reduce((a, b) => (a.time < b.time ? a : b));
}

it("lint takes less than three times as long as loading, every rule on, and grows with the spec", () => {
  const times = [1000, 4000].map((codes) => {
    const files = wideSpec(codes);
    const load = fastest(() => loadCatalog(files, {}));
    const { catalog, diagnostics: loaded } = load.result;
    if (catalog === undefined) throw new Error("the spec does not load");
    const linted = fastest(() =>
      lint({
        catalog,
        files,
        identifiers: [],
        loaded,
        settings: { preset: "strict", rules: {} },
        custom: [],
        today: "2026-06-01",
      }),
    );
    expect(linted.result.diagnostics.filter(({ rule }) => rule !== "version-given")).toEqual([]);
    expect(linted.time).toBeLessThan(3 * load.time);
    return linted.time;
  });
  const [small = 0, large = 0] = times;
  // Four times the codes; twice that leaves room for the machine.
  expect(large).toBeLessThan(8 * small + 200);
});
