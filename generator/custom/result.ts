import * as v from "valibot";
import { isDeviceName } from "../model/device-name.js";

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
