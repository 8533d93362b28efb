import { pascalCase } from "./names.mjs";

/** A reader of a document format for \`errspec import\`. */
export const newReader = (name) => {
  const read = `read${pascalCase(name)}`;
  return {
    files: {
      [`generator/import/readers/${name}.ts`]: readerFile(name, read),
      [`test/import/${name}.test.ts`]: testFile(name, read),
    },
    lists: [
      {
        file: "generator/import/read.ts",
        list: "readers",
        element: `"${name}": async (): Promise<Reader> => (await import("./readers/${name}.js")).${read}`,
      },
    ],
    next: [
      `In generator/import/readers/${name}.ts, read the format. Report what looks like a table and is not read as \`unread\`.`,
      "In generator/import/read.ts, map file extensions to the reader in `byExtension`, or recognize the format by its content in `formatOf`.",
      `In test/import/${name}.test.ts, add a real document and what it must become.`,
      "npx vitest run test/import",
    ],
  };
};

const readerFile = (name, read) => `import type { Grid, Row, SourceDocument } from "../document.js";
import { cell } from "../document.js";
import { linesOf } from "./lines.js";

/** Reads lines of a code, a tab and a text. */
export function ${read}(path: string, text: string): SourceDocument {
  const rows: Row[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() !== "") rows.push({ cells: line.text.split("\\t").map(cell), start: line.start });
  }
  const header: Row = { cells: ["code", "message"].map(cell), start: 0 };
  const grid: Grid = { kind: "text", headings: [], caption: "", header: [header], rows, synthetic: true, start: 0 };
  return { path, format: "${name}", title: "", grids: [grid], samples: [] };
}
`;

const testFile = (name, read) => `import { expect, it } from "vitest";
import { ${read} } from "../../generator/import/readers/${name}.js";

it("reads a code and a text from each line", () => {
  const { grids } = ${read}("errors.${name}", "100\\tThe order does not exist.\\n\\n101\\tThe order is locked.\\n");
  const cells = grids[0]?.rows.map((row) => row.cells.map(({ text }) => text));
  expect(cells).toEqual([
    ["100", "The order does not exist."],
    ["101", "The order is locked."],
  ]);
});
`;
