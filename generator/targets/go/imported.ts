import type { Catalog } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import type { ImportProblem } from "../target.js";
import { contextOf } from "./context.js";
import { importIn } from "../../model/catalog.js";
import type { Context } from "./context.js";

/** Why the Go package of a used catalog cannot have the types of the errors of another catalog. */
export function importProblems(catalog: Catalog, imported: Catalog): readonly ImportProblem[] {
  const [own, owner] = [contextOf(catalog), contextOf(imported)];
  const problem = (message: string, help: string, ...option: string[]): ImportProblem[] => [{ message, help, option }];
  if (own.path === owner.path) {
    return problem(
      `the Go package of this spec has the same path: ${own.path}`,
      "set `module` in both specs",
      "module",
    );
  }
  if (own.server) {
    return problem(
      "a Go package that raises errors cannot import another one",
      "set `side: client`, or take go out of `import`",
      "side",
    );
  }
  if (!owner.client) {
    return problem(
      `the Go package of \`${imported.id}\` decodes no responses`,
      "set `side` to client or both there, or take go out of `import`",
      "side",
    );
  }
  if (sendsParams(catalog) || sendsFieldErrors(catalog)) {
    return problem(
      "errors have params or field errors in the envelope, which an imported Go package cannot be given",
      "take go out of `import`",
    );
  }
  if (own.shape !== owner.shape) {
    return problem(
      `the Go package of \`${imported.id}\` cannot hold codes of other modules`,
      "set `layout: packages` there, so that its errors are the same with one module as with several",
      "layout",
    );
  }
  if (tags(own) !== tags(owner)) {
    return problem(
      `the Go package of \`${imported.id}\` has texts in ${tags(owner)}, and that of this spec in ${tags(own)}`,
      "give both the same locales",
      "locales",
    );
  }
  const major = majorIn(owner.path);
  const [version = "0"] = imported.version.split(".");
  if (major === undefined ? Number(version) > 1 : major !== version) {
    return problem(
      `the module path ${owner.path} does not match version ${imported.version}`,
      Number(version) > 1 ? `end \`module\` with /v${version} there` : "leave the version out of `module` there",
      "module",
    );
  }
  return [];
}

const tags = ({ locales }: Context): string => locales.map(({ tag }) => tag).join(", ");

/** The major version that ends a module path. */
const majorIn = (path: string): string | undefined => /\/v([0-9]+)$/.exec(path)?.[1];

/** The module of an imported package with its version, as in a go.mod; empty if nothing is imported. */
export function requiredBy({ catalog, owner }: Context): string {
  const imported = importIn(catalog, "go");
  return imported === undefined || owner === undefined ? "" : `${owner.path} v${imported.catalog.version}`;
}

/** The catalog, with the title in the messages of errors that are not responses: that of an imported package. */
export function decodedBy({ catalog }: Context): Catalog {
  const imported = importIn(catalog, "go");
  return imported === undefined ? catalog : { ...catalog, title: imported.catalog.title };
}
