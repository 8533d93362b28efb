import type { Grid, Row } from "../document.js";
import type { Data } from "./data.js";
import { dataGrids } from "./data.js";

const codeKey = /^(?:error_?)?code$|^err(?:or)?_?(?:code|no)$/i;
const textKey = /message|msg|desc|detail|title|error$/i;

/** The codes of an OpenAPI description: those under `x-…error…` keys, and those of response examples. */
export function openapiGrids(root: Data): Grid[] | undefined {
  if (root.kind !== "map" || !root.entries.some(([key]) => key === "openapi" || key === "swagger")) return undefined;
  const grids: Grid[] = [];
  const examples: Row[] = [];
  const seen = new Set<string>();
  const stack: { readonly data: Data; readonly path: readonly string[]; readonly example: boolean }[] = [
    { data: root, path: [], example: false },
  ];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { data, path, example } = step;
    if (data.kind === "list") stack.push(...data.items.map((item) => ({ data: item, path, example })).reverse());
    if (data.kind !== "map") continue;
    const field = (key: RegExp): string | undefined => {
      const found = data.entries.find(([name, value]) => key.test(name) && value.kind === "scalar")?.[1];
      return found?.kind === "scalar" ? found.text : undefined;
    };
    const code = example ? field(codeKey) : undefined;
    const text = field(textKey) ?? "";
    if (code !== undefined && !seen.has(`${code}\n${text}`)) {
      seen.add(`${code}\n${text}`);
      examples.push({ cells: [{ text: code }, { text }], start: data.start });
    }
    const inner = data.entries.flatMap(([key, value]) => {
      if (/^x-.*(?:err|code)/i.test(key)) {
        grids.push(...dataGrids(value).map((grid) => ({ ...grid, headings: ["errors", ...grid.headings] })));
        return [];
      }
      return [{ data: value, path: [...path, key], example: example || /^examples?$|^value$/.test(key) }];
    });
    stack.push(...inner.reverse());
  }
  if (examples.length > 0) {
    const start = examples[0]?.start ?? 0;
    const header: Row = { cells: [{ text: "error code" }, { text: "message" }], start };
    grids.push({
      kind: "data",
      headings: ["response examples"],
      caption: "",
      header: [header],
      rows: examples,
      synthetic: true,
      start,
    });
  }
  return grids;
}
