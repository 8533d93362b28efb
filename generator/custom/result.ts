import * as v from "valibot";
import type { SurfaceItem, SurfaceRole } from "../api/target.js";
import { isDeviceName } from "../model/device-name.js";
import { kindIds } from "../model/kind.js";

/*
 * What the code of a custom target returns is as little trusted as a spec: every path and every text is checked.
 */

const text = (what: string) => v.string(`${what} must be text`);

const fileSchema = v.union(
  [
    v.object({ path: text("a path"), text: text("the text of a file") }),
    v.object({ path: text("a path"), rows: v.picklist(["decode", "encode", "envelopes"]) }),
  ],
  "a file must have `path` and `text`, or `path` and `rows` (decode, encode or envelopes)",
);

const identifierSchema = v.object(
  {
    text: text("`text`"),
    scope: text("`scope`"),
    reserved: v.optional(text("`reserved`")),
    module: text("`module`"),
    code: v.optional(text("`code`")),
    alias: v.optional(text("`alias`")),
  },
  "an identifier must have `text`, `scope` and `module`",
);

const roles: readonly SurfaceRole[] = [
  ...(["code class", "codes", "constant", "constructor", "decoder", "error class", "export", "guard"] as const),
  ...(["kind class", "locale", "lookup", "module", "operation", "package", "parameter", "response decoder"] as const),
  ...(["success constant", "table", "text function"] as const),
];

/** An item as it is checked: its kind is one of ours. */
export type CheckedItem = v.InferOutput<typeof itemFields> & { readonly members?: readonly CheckedItem[] | undefined };

const texts = (what: string) => v.optional(v.array(text(`an item of ${what}`), `${what} must be a list`));

const itemFields = v.object(
  {
    role: v.picklist(roles, `\`role\` must be one of ${roles.join(", ")}`),
    text: text("`text`"),
    module: v.optional(text("`module`")),
    code: v.optional(text("`code`")),
    name: v.optional(text("`name`")),
    param: v.optional(text("`param`")),
    kind: v.optional(v.picklist(kindIds, "`kind` must be a kind of the catalog")),
    locale: v.optional(text("`locale`")),
    operation: v.optional(text("`operation`")),
    type: texts("`type`"),
    base: texts("`base`"),
  },
  "an item of the surface must have `role` and `text`",
);

const itemSchema: v.GenericSchema<SurfaceItem, CheckedItem> = v.object({
  ...itemFields.entries,
  members: v.optional(
    v.array(
      v.lazy(() => itemSchema),
      "`members` must be a list",
    ),
  ),
});

/** The result of a target. Keys that are not known are ignored. */
export const resultSchema = v.object(
  {
    files: v.array(fileSchema, "`files` must be a list"),
    problems: v.optional(
      v.array(
        v.object({
          severity: v.picklist(["error", "warning"], "`severity` must be error or warning"),
          message: v.pipe(text("`message`"), v.nonEmpty("`message` must not be empty")),
          help: v.optional(text("`help`")),
          module: v.optional(text("`module`")),
          code: v.optional(text("`code`")),
        }),
        "`problems` must be a list",
      ),
    ),
    features: v.optional(v.array(text("a feature"), "`features` must be a list")),
    identifiers: v.optional(v.array(identifierSchema, "`identifiers` must be a list")),
    surface: v.optional(v.array(itemSchema, "`surface` must be a list")),
  },
  "it must be an object with `files`",
);

/** A file of a result, whose text errspec makes if it has rows. */
interface ResultFile {
  readonly path: string;
  readonly text?: string;
}

const step = /^[A-Za-z0-9_@+-](?:[A-Za-z0-9._@+-]*[A-Za-z0-9_@+-])?$/;

/** What is wrong with a file. Undefined if it can be written on any system. */
export function fileProblem({ path, text = "" }: ResultFile): string | undefined {
  if (path.length > 200 || path.split("/").some((name) => !step.test(name) || isDeviceName(name))) {
    return `the path \`${path.slice(0, 200)}\` cannot be written; use names of letters, digits and . _ @ + - with slashes between them`;
  }
  if (text.includes("\r")) return `the text of ${path} has a carriage return; end lines with a line feed`;
  return text.isWellFormed() ? undefined : `the text of ${path} has half of a surrogate pair, which UTF-8 cannot hold`;
}
