import * as v from "valibot";

/** A half of a package. */
export type Half = "client" | "server";

/** The half that an adapter needs. One for both has a part for each half that the package has. */
export type AdapterSide = Half | "both";

interface Chosen {
  readonly side: Half | "both";
  readonly adapters: readonly string[];
}

/** Checks that a package has the half that each of its adapters needs. A problem is reported at the adapter. */
export function adaptersFit<const T extends Chosen>(halfOf: (adapter: T["adapters"][number]) => AdapterSide) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { side, adapters } = dataset.value;
    for (const [index, adapter] of adapters.entries()) {
      const half = halfOf(adapter);
      if (side === "both" || half === "both" || side === half) continue;
      addIssue({
        message: `this adapter is for ${half}s, but the package has \`side: ${side}\`; choose \`side: both\` or remove the adapter`,
        input: adapter,
        path: [step("adapters", adapters), step(index, adapter)],
      });
    }
  });
}

/** Checks that a package with a test kit, which has responses for the decoders, is not for servers alone. */
export function testkitFits<const T extends Pick<Chosen, "side"> & { readonly testkit: boolean }>(pack = "package") {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.side !== "server" || !dataset.value.testkit) return;
    addIssue({
      message: `the test kit is for clients, but the ${pack} has \`side: server\`; choose \`side: both\` or remove \`testkit\``,
      path: [step("testkit", true)],
    });
  });
}

function step(key: string | number, value: unknown): v.UnknownPathItem {
  return { type: "unknown", origin: "value", input: undefined, key, value };
}
