import * as v from "valibot";
import type { Catalog } from "../model/catalog.js";
import { isDeviceName } from "../model/device-name.js";
import type { Reporter } from "./reporter.js";

/*
 * Every target has the option `out`, the folder of its files. A spec is not trusted, so a folder must have a name that is
 * plain on every system and does not start with a dot, as `.git` does. What depends on the disk is checked later, in disk/.
 */

const step = "[A-Za-z0-9_@+](?:[A-Za-z0-9._@+-]*[A-Za-z0-9_@+-])?";
/** A relative folder whose names are plain on every system. */
export const folderPattern = new RegExp(`^(?:\\.{1,2}/)*(?:\\.{1,2}|${step}(?:/${step})*)/?$`);

/** A folder for the files of a target. */
export const out = v.pipe(
  v.string("an output folder must be text"),
  v.maxLength(200, "an output folder can have at most 200 characters"),
  v.regex(
    folderPattern,
    "an output folder must be a relative path with forward slashes, such as ../packages/errors; its names can have letters, digits and . _ @ + -, but no dot at the start or end",
  ),
  v.check(
    (path) => !path.split("/").some((name) => isDeviceName(name) || /^node_modules$/i.test(name)),
    "an output folder cannot be in node_modules or have a name that Windows reserves for a device",
  ),
  v.description(
    "The folder for the files of this target, relative to the folder of errspec.yaml: ../packages/errors. Default: a folder in the output folder.",
  ),
);

/** Adds `out`, which every target has, to the schema of a target's options, and keeps the checks of that schema. */
export function withOut(options: v.GenericSchema): v.GenericSchema {
  if ("wrapped" in options) {
    const { wrapped, default: value } = options as v.OptionalSchema<v.GenericSchema, object>;
    return v.optional(withOut(wrapped), value);
  }
  if (!("entries" in options)) throw new Error("the options of a target are not an object");
  const schema = v.strictObject({ ...(options.entries as v.ObjectEntries), out: v.optional(out) });
  return checksOf(options).reduce<v.GenericSchema>((before, check) => v.pipe(before, check), schema);
}

function checksOf(options: v.GenericSchema): v.GenericPipeAction[] {
  const pipe = "pipe" in options ? (options.pipe as readonly v.GenericPipeItem[]) : [];
  return pipe.filter((item): item is v.GenericPipeAction => item.kind === "validation");
}

/** Separates the options that each target defines from `out`, which is returned in its shortest form. */
export function separateOuts(options: Readonly<Record<string, unknown>>): Required<Pick<Catalog, "options" | "outs">> {
  const ownOptions: Record<string, unknown> = {};
  const outs: Record<string, string> = {};
  for (const [target, value] of Object.entries(options)) {
    const { out: folder, ...others } = value as { readonly out?: string };
    ownOptions[target] = others;
    if (folder !== undefined) outs[target] = shortest(folder);
  }
  return { options: ownOptions, outs };
}

function shortest(folder: string): string {
  const steps = folder.split("/").filter((each) => each !== "." && each !== "");
  return steps.length === 0 ? "." : steps.join("/");
}

/** Reports output folders that overlap the spec or each other. Links are checked later, on the disk. */
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
      problem(`\`${folder}\` overlaps \`${earlier}\`, the folder of ${name}`, "give each target a folder of its own");
    }
  }
}

const elsewhere = "choose a folder beside it, such as ../packages/errors";

function isInSpec(folder: string, file: string): boolean {
  const [name] = file.split("/").slice(-2, -1);
  return !folder.startsWith("..") || (name !== undefined && isWithin(folder, `../${name}`));
}

/** Whether two folders are the same or one contains the other. Case is ignored, as some file systems do. */
function overlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(inner: string, outer: string): boolean {
  return `${inner.toLowerCase()}/`.startsWith(`${outer.toLowerCase()}/`);
}
