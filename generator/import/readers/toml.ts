import { parse, TomlError } from "smol-toml";
import type { SourceDocument } from "../document.js";
import { Unreadable } from "../document.js";
import type { Data } from "./data.js";
import { dataGrids } from "./data.js";

/** Reads TOML of the usual shapes, such as a table per code. */
export function readToml(path: string, text: string): SourceDocument {
  let value: unknown;
  try {
    value = parse(text, { integersAsBigInt: true });
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable("values are nested too deep");
    if (!(error instanceof TomlError)) throw error;
    throw new Unreadable(`invalid TOML on line ${error.line}: ${error.message.split("\n")[0] ?? ""}`);
  }
  return { path, format: "TOML", title: "", grids: dataGrids(dataOf(value)), samples: [] };
}

function dataOf(value: unknown): Data {
  if (Array.isArray(value)) return { kind: "list", items: value.map(dataOf), start: 0 };
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return { kind: "map", entries: Object.entries(value).map(([key, inner]) => [key, dataOf(inner)]), start: 0 };
  }
  return { kind: "scalar", text: value instanceof Date ? value.toISOString() : String(value), start: 0 };
}
