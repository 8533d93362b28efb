import * as v from "valibot";

/** Which side of the wire a package is for. */
export type Side = "client" | "server" | "both";

interface Given {
  readonly side?: Side | undefined;
  readonly adapters?: readonly string[];
}

/** A check of a target's options: each adapter must be one for the side that the package is for. */
export function adaptersFitSide<Options extends Given>(
  sides: Readonly<Record<string, Exclude<Side, "both">>>,
): v.RawCheckAction<Options> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { side = "client", adapters = [] } = dataset.value;
    if (side === "both") return;
    for (const [index, adapter] of adapters.entries()) {
      const needed = sides[adapter];
      if (needed === undefined || needed === side) continue; // the schema reports an unknown one
      addIssue({
        message: `this adapter is for ${needed}s, but the package has \`side: ${side}\`; write \`side: both\`, or remove the adapter`,
        input: adapter,
        path: [
          { type: "object", origin: "value", input: { side, adapters }, key: "adapters", value: adapters },
          { type: "array", origin: "value", input: [...adapters], key: index, value: adapter },
        ],
      });
    }
  });
}
