import { isServer, receives, subpackage } from "./adapters.js";
import type { Context } from "./context.js";
import { importLine, tupleAssignment } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header } from "./module-view.js";
import { baseClass } from "./names.js";

/** The paths of the adapters and of what they share, in the package and among the templates. */
export function adapterFiles({ options: { adapters } }: Context): readonly string[] {
  if (adapters.length === 0) return [];
  const names = [
    "__init__",
    ...(adapters.some(receives) ? ["_reading"] : []),
    ...(adapters.some(isServer) ? ["_serving"] : []),
    ...adapters,
  ];
  return names.map((name) => `${subpackage}/${name}.py`);
}

/** Each file of the adapters. */
export function adapterView({ catalog, options }: Context) {
  const { requestId } = catalog.envelope.headers;
  return {
    header: header(catalog.file),
    errorImport: importLine(".._base", [`${baseClass(catalog, options)} as _Error`]),
    requestIds: requestId.length === 0 ? "" : tupleAssignment("_REQUEST_ID: Final", requestId.map(stringLiteral)),
  };
}
