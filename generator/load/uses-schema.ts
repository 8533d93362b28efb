import * as v from "valibot";
import { folderPattern } from "./outs.js";
import { record } from "./record.js";
import { described, id, name } from "./values.js";

/*
 * The catalogs from which a spec takes modules. A spec is not trusted: what is passed to git must not look like an option,
 * and a folder must have a name that is plain on every system.
 */

const folder = (what: string) =>
  v.pipe(
    v.string(`${what} must be text`),
    v.maxLength(200, `${what} can have at most 200 characters`),
    v.regex(folderPattern, `${what} must be a relative path with forward slashes, such as ../../common/spec`),
  );

const use = v.pipe(
  v.strictObject({
    folder: v.optional(
      described(folder("a folder"), "The folder of the other spec, relative to that of errspec.yaml."),
    ),
    npm: v.optional(
      described(
        v.pipe(
          v.string("the name of a package must be text"),
          v.regex(
            /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/,
            "the name of a package must be one of npm, such as @acme/errors",
          ),
        ),
        "An npm package that is installed beside the spec, instead of `folder`.",
      ),
    ),
    git: v.optional(
      described(
        v.pipe(
          v.string("the address of a repository must be text"),
          v.regex(
            /^[A-Za-z0-9./](?!\w*::)[!-~]*$/,
            "the address of a repository must be one that git can fetch without a helper, such as https://example.com/acme/errors.git",
          ),
        ),
        "A git repository, as `git fetch` takes it, instead of `folder`.",
      ),
    ),
    ref: v.optional(
      described(
        v.pipe(
          v.string("a ref must be text"),
          v.regex(/^[A-Za-z0-9_][A-Za-z0-9._/+-]*$/, "a ref must be a tag, a branch or a commit, such as v1.2.0"),
        ),
        "A tag, a branch or a commit of the repository.",
      ),
    ),
    path: v.optional(
      described(folder("a path"), "The folder of the spec in the package or the repository. Default: spec."),
    ),
    modules: v.optional(
      described(
        v.union(
          [v.array(id), record(id, v.nullable(v.array(name)))],
          "modules must be a list of IDs, or for each ID the names of the errors: { common: [RateLimited] }",
        ),
        "The modules to take, or for each the names of the errors to take. Default: everything.",
      ),
    ),
    import: v.optional(
      described(
        v.pipe(
          v.array(id, "import must be a list of targets, such as [go]"),
          v.check(
            (targets) => new Set(targets).size === targets.length,
            "import has a target twice; remove one of the two",
          ),
        ),
        "The targets that import the published package of the catalog instead of generating its modules again. Default: none.",
      ),
    ),
  }),
  v.check(
    ({ folder, npm, git, ref, path }) =>
      [folder, npm, git].filter((each) => each !== undefined).length === 1 &&
      (git === undefined) === (ref === undefined) &&
      (folder === undefined || path === undefined),
    "a catalog comes from a `folder`, from `npm`, or from `git` with a `ref`; only the last two may have a `path`",
  ),
  v.check(
    ({ modules, import: targets }) => targets === undefined || modules === undefined || Object.keys(modules).length > 0,
    "no module is taken, so there is nothing to import; list `modules`, or remove `import`",
  ),
);

/** The catalogs that a spec uses, by a key of its author. */
export const uses = record(id, use);

export type UseShape = v.InferOutput<typeof use>;
export type UsesShape = v.InferOutput<typeof uses>;

/** A module to take. */
export interface Selected {
  readonly module: string;
  /** The errors to take; undefined for all of them. */
  readonly names: readonly string[] | undefined;
  /** Where it is under `modules:`. */
  readonly step: string | number;
}

/** The modules to take; undefined for all of them. */
export function selectionOf({ modules: given }: UseShape): readonly Selected[] | undefined {
  if (given === undefined) return undefined;
  if (isList(given)) return given.map((module, step) => ({ module, names: undefined, step }));
  return Object.entries(given).map(([module, names]) => ({ module, names: names ?? undefined, step: module }));
}

const isList = <Item>(value: readonly Item[] | object): value is readonly Item[] => Array.isArray(value);

/** Where a catalog comes from. */
export type Source =
  | { readonly from: "folder"; readonly folder: string }
  | { readonly from: "npm"; readonly name: string; readonly path: string }
  | { readonly from: "git"; readonly address: string; readonly ref: string; readonly path: string };

export function sourceOf({ folder, npm, git = "", ref = "", path = usualPath }: UseShape): Source {
  if (folder !== undefined) return { from: "folder", folder };
  return npm === undefined ? { from: "git", address: git, ref, path } : { from: "npm", name: npm, path };
}

/** The folder in which `errspec init` creates a spec. */
const usualPath = "spec";

/** A source as one line, as the lock has it: `npm @acme/errors spec`. */
export function sourceText(source: Source): string {
  return Object.values(source).join(" ");
}
