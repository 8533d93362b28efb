import * as v from "valibot";
import type { Catalog } from "../model/catalog.js";
import { isDeviceName } from "../model/device-name.js";
import type { Reporter } from "./reporter.js";

/*
 * `out` is an option that every target has: the folder of its files. A spec is not trusted, so a folder has a plain name
 * on every system, and none that begins with a dot, as `.git` does. What only the disk can tell is checked when the
 * folders are known.
 */

const step = "[A-Za-z0-9_@+](?:[A-Za-z0-9._@+-]*[A-Za-z0-9_@+-])?";
const outPattern = new RegExp(`^(?:\\.{1,2}/)*(?:\\.{1,2}|${step}(?:/${step})*)/?$`);

const out = v.pipe(
  v.string("an output folder must be text"),
  v.maxLength(200, "an output folder has 200 characters at most"),
  v.regex(
    outPattern,
    "an output folder is a relative path with forward slashes, such as ../packages/errors; names in it are letters, digits and . _ @ + -, and do not begin or end with a dot",
  ),
  v.check(
    (path) => !path.split("/").some((name) => isDeviceName(name) || /^node_modules$/i.test(name)),
    "an output folder is not in node_modules, and has no name that Windows keeps for a device",
  ),
  v.description(
    "The folder for the files of this target, relative to the folder of errspec.yaml: ../packages/errors. Default: a folder in the output folder.",
  ),
);

/** The schema of a target's options, with what every target may have. */
export function withOut(options: v.GenericSchema): v.GenericSchema {
  if ("wrapped" in options) {
    const { wrapped, default: value } = options as v.OptionalSchema<v.GenericSchema, object>;
    return v.optional(withOut(wrapped), value);
  }
  if (!("entries" in options)) throw new Error("the options of a target are not an object");
  return v.strictObject({ ...(options.entries as v.ObjectEntries), out: v.optional(out) });
}

/** The options of targets without `out`, as each target's own schema knows them, and every `out` in its shortest form. */
export function separateOuts(options: Readonly<Record<string, unknown>>): Required<Pick<Catalog, "options" | "outs">> {
  const own: Record<string, unknown> = {};
  const outs: Record<string, string> = {};
  for (const [target, value] of Object.entries(options)) {
    const { out: folder, ...others } = value as { readonly out?: string };
    own[target] = others;
    if (folder !== undefined) outs[target] = shortest(folder);
  }
  return { options: own, outs };
}

function shortest(folder: string): string {
  const steps = folder.split("/").filter((each) => each !== "." && each !== "");
  return steps.length === 0 ? "." : steps.join("/");
}

/** Reports folders that cannot be a target's own, as far as that can be known without the disk. */
export function checkOuts({ outs = {}, file, at }: Catalog, report: Reporter): void {
  const places = Object.entries(outs);
  for (const [index, [target, folder]] of places.entries()) {
    const problem = (message: string, help: string): void => {
      report({ rule: "invalid-value", severity: "error", at: at("targets", target, "out"), message, help });
    };
    if (isInSpec(folder, file)) problem(`\`${folder}\` is in the folder of the spec`, elsewhere);
    else if (/^(?:\.\.\/)*\.\.$/.test(folder)) problem(`\`${folder}\` contains the folder of the spec`, elsewhere);
    const other = places.slice(0, index).find(([, earlier]) => overlap(earlier, folder));
    if (other !== undefined) {
      const [name, earlier] = other;
      problem(
        `\`${folder}\` and the folder of ${name}, \`${earlier}\`, overlap`,
        "give each target a folder of its own",
      );
    }
  }
}

const elsewhere = "choose a folder beside it, such as ../packages/errors";

function isInSpec(folder: string, file: string): boolean {
  const [name] = file.split("/").slice(-2, -1);
  return !folder.startsWith("..") || (name !== undefined && isWithin(folder, `../${name}`));
}

/** Whether two folders are one, or one is inside the other. Some systems ignore the case of names. */
function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(inner: string, outer: string): boolean {
  return `${inner.toLowerCase()}/`.startsWith(`${outer.toLowerCase()}/`);
}
