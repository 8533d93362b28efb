import * as v from "valibot";

/** The half of a package that an adapter needs. */
export type Half = "client" | "server";

interface Chosen {
  readonly side: Half | "both";
  readonly adapters: readonly string[];
}

/** Checks that a package has the half that each of its adapters needs. A problem is reported at the adapter. */
export function adaptersFit<const T extends Chosen>(halfOf: (adapter: T["adapters"][number]) => Half) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { side, adapters } = dataset.value;
    for (const [index, adapter] of adapters.entries()) {
      const half = halfOf(adapter);
      if (side === "both" || side === half) continue;
      addIssue({
        message: `this adapter is for ${half}s, but the package has \`side: ${side}\`; choose \`side: both\` or remove the adapter`,
        input: adapter,
        path: [step("adapters", adapters), step(index, adapter)],
      });
    }
  });
}

function step(key: string | number, value: unknown): v.UnknownPathItem {
  return { type: "unknown", origin: "value", input: undefined, key, value };
}
