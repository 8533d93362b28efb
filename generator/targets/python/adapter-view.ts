import { adapterModules, isClient, receives, subpackage } from "./adapters.js";
import type { Context } from "./context.js";
import { importLine, tupleAssignment } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header } from "./module-view.js";
import { baseClass } from "./names.js";
import type { PythonOptions } from "./options.js";

/** The paths of the adapters and of what they share, in the package and among the templates. */
export function adapterFiles({ options }: Context): readonly string[] {
  const { adapters, server } = options;
  if (adapters.length === 0) return [];
  const names = [
    "__init__",
    ...(adapters.some(receives) ? ["_reading"] : []),
    ...(server && !adapters.every(isClient) ? ["_serving"] : []),
    ...grpcParts(options),
    ...adapterModules(options),
  ];
  return names.map((name) => `${subpackage}/${name}.py`);
}

/** The files that the adapter for gRPC has besides those for each half. */
function grpcParts({ adapters, client, server }: PythonOptions): readonly string[] {
  if (!adapters.includes("grpc")) return [];
  return [
    "_grpc_status",
    ...(client ? ["_grpc_call", "_grpc_aio_call"] : []),
    ...(server ? ["_grpc_answer", "_grpc_handler", "_grpc_end", "_grpc_aio_end"] : []),
  ];
}

/** Each file of the adapters. */
export function adapterView({ catalog, options }: Context) {
  const { requestId } = catalog.envelope.headers;
  return {
    header: header(catalog.file),
    client: options.client,
    server: options.server,
    errorImport: importLine(".._base", [`${baseClass(catalog, options)} as _Error`]),
    requestIds: requestId.length === 0 ? "" : tupleAssignment("_REQUEST_ID: Final", requestId.map(stringLiteral)),
  };
}
