import { differences, valueAt } from "../edit/json.js";
import type { Path } from "../edit/json.js";
import { yamlText } from "../edit/print.js";
import { grouped } from "../model/grouped.js";
import type { Json, JsonObject } from "../model/json.js";

/** What an overlay says about itself. */
export interface OverlayInfo {
  readonly title: string;
  readonly version: string;
  /** The document that it is for, as a URI reference. */
  readonly extends: string;
}

/**
 * An OpenAPI Overlay 1.0 document that turns one document into another. An update only ever adds keys or replaces scalars:
 * tools differ in how they merge lists. What changes otherwise is removed first.
 */
export function overlayText(before: JsonObject, after: JsonObject, { title, version, ...info }: OverlayInfo): string {
  const edits = differences(before, after);
  const removals = edits.flatMap(({ path, value }): readonly JsonObject[] => {
    const isReplaced = value !== undefined && isNested(valueAt(before, path));
    return value === undefined || isReplaced ? [{ target: jsonPath(path), remove: true }] : [];
  });
  const added = edits.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }]));
  const updates = [...grouped(added, ({ path }) => jsonPath(path.slice(0, -1)))].map(([target, list]): JsonObject => ({
    target,
    update: Object.fromEntries(list.map(({ path, value }) => [path.at(-1) ?? "", value])),
  }));
  const actions = [...removals, ...updates];
  return yamlText({
    overlay: "1.0.0",
    info: { title, version },
    extends: info.extends,
    // An overlay has at least one action.
    actions: actions.length > 0 ? actions : [{ target: "$", update: {} }],
  });
}

const isNested = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

/** The path as a JSONPath (RFC 9535). */
function jsonPath(path: Path): string {
  const steps = path.map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replaceAll(/['\\]/g, "\\$&")}']`));
  return `$${steps.join("")}`;
}
