import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { startsOfLines } from "../diagnostic/source.js";
import type { Locate, Range } from "../model/position.js";
import type { SyntaxProblem } from "./guard.js";
import { lineAndColumn, placesOf } from "./places.js";
import type { Places } from "./places.js";
import { readYaml } from "./read-yaml.js";
import { scan } from "./scan.js";
import type { SpecFile } from "./spec-file.js";
import { valueOf } from "./tree.js";
import type { Tree } from "./tree.js";

/** A YAML file, parsed once: its value as plain data, and the place of each part of it. */
export interface ParsedYaml {
  readonly file: string;
  /** Undefined if the file is not valid YAML, or uses YAML features that a spec may not use. */
  readonly value: unknown;
  readonly at: Locate;
  /** The place of the key at the end of a path; {@link at} is the place of its value. */
  readonly atKey: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses one spec file. The diagnostics have every problem of the file. */
export function parseYaml({ path: file, text }: SpecFile): ParsedYaml {
  const scanned = scan(text);
  if (scanned !== undefined) return parsed(file, text, valueOf(scanned, text), scannedPlaces(text));

  const { tree, problems } = readYaml(text);
  if (problems.length > 0) return failed(file, text, problems);
  if (tree?.type !== "mapping") return failed(file, text, [rootProblem(tree)]);
  return parsed(file, text, valueOf(tree, text), placesOf(tree));
}

function parsed(file: string, text: string, value: unknown, places: Places): ParsedYaml {
  const range = rangesIn(file, text);
  return {
    file,
    value,
    at: (...path) => range(...places(path, "value")),
    atKey: (...path) => range(...places(path, "key")),
    diagnostics: [],
  };
}

function failed(file: string, text: string, problems: readonly SyntaxProblem[]): ParsedYaml {
  const range = rangesIn(file, text);
  const at = (): Range => range(0, 0);
  const diagnostics = problems.map(({ rule, start, end, message, help }): Diagnostic => ({
    rule,
    severity: "error",
    at: range(start, end),
    message,
    help,
  }));
  return { file, value: undefined, at, atKey: at, diagnostics };
}

/** Most runs ask for no place at all, and scanning again is fast. So nothing is kept but the text, until somebody asks. */
function scannedPlaces(text: string): Places {
  let places: Places | undefined;
  return (path, end) => {
    if (places === undefined) {
      const tree = scan(text);
      if (tree === undefined) throw new Error("a text can be scanned once, and not again");
      places = placesOf(tree);
    }
    return places(path, end);
  };
}

function rangesIn(file: string, text: string): (start: number, end: number) => Range {
  let lineStarts: readonly number[] | undefined;
  return (start, end) => {
    lineStarts ??= startsOfLines(text);
    const [line, column] = lineAndColumn(lineStarts, start);
    const [endLine, endColumn] = lineAndColumn(lineStarts, Math.max(start, end));
    return { file, line, column, endLine, endColumn };
  };
}

function rootProblem(root: Tree | undefined): SyntaxProblem {
  const isEmpty = root === undefined || (root.type === "scalar" && root.value === null);
  return {
    rule: "yaml-root",
    start: root?.start ?? 0,
    end: root?.end ?? 0,
    message: isEmpty ? "the file is empty" : "the file is not a mapping of keys to values",
    help: "start with `module: <id>`",
  };
}
