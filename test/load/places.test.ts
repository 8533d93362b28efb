import { expect, it } from "vitest";
import { parseYaml } from "../../generator/load/yaml.js";
import type { Step } from "../../generator/model/position.js";

const text = `a: 1
b:
  c: [x, { d: y }]
  e: {}
f:
g: ~
`;
const yaml = parseYaml({ path: "a.yaml", source: "a.yaml", text });

it.each<[path: Step[], value: string, key: string]>([
  [[], "1:1-1:2", "1:1-1:2"], // a mapping has the place of its first key
  [["a"], "1:4-1:5", "1:1-1:2"],
  [["b"], "3:3-3:4", "2:1-2:2"],
  [["b", "c"], "3:6-3:19", "3:3-3:4"],
  [["b", "c", 0], "3:7-3:8", "3:7-3:8"],
  [["b", "c", 1], "3:12-3:13", "3:12-3:13"],
  [["b", "c", 1, "d"], "3:15-3:16", "3:12-3:13"],
  [["b", "e"], "4:6-4:8", "4:3-4:4"],
  // There is no value.
  [["f"], "5:1-5:2", "5:1-5:2"],
  [["g"], "6:1-6:2", "6:1-6:2"],
  // The nearest parent that exists.
  [["x"], "1:1-1:2", "1:1-1:2"],
  [["a", "x"], "1:4-1:5", "1:4-1:5"],
  [["a", 0, "x"], "1:4-1:5", "1:4-1:5"],
  [["b", "x"], "3:3-3:4", "3:3-3:4"],
  [["b", "c", 2], "3:6-3:19", "3:6-3:19"],
  [["b", "c", 2, "d"], "3:6-3:19", "3:6-3:19"],
])("%j has its places", (path, value, key) => {
  const places = [yaml.at(...path), yaml.atKey(...path)].map(
    ({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`,
  );
  expect(places).toEqual([value, key]);
});
