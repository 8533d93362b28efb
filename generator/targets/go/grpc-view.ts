import { kindIds, kinds } from "../../model/kind.js";
import { adapterView } from "./adapter-view.js";
import { rootImport } from "./context.js";
import type { Context } from "./context.js";
import { doc } from "./docs.js";
import { lines } from "./root-view.js";

/** Names in the templates, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  [
    "a body call code connection context ctx debug decode decoded description e encode encoded err errors failure fmt given grpc",
    "grpcerr handle id invalid invoke locale message metadata method name o open options panicked place protojson received",
    "record reply request response rpc s sent server slices slog status statuses stream strings text value values",
  ].flatMap((names) => names.split(" ")),
);

/** What the files of the adapter for grpc-go need. */
export function grpcView(context: Context) {
  const { client, path, server } = context;
  const root = hiding.has(context.root) ? `${context.root}err` : context.root;
  const [major] = /(?<=\/)v[0-9]+$/.exec(path) ?? ["v0"];
  return {
    ...adapterView(context),
    root,
    rootImport: rootImport({ ...context, root }),
    version: `${major}.0.0`,
    packageDoc: lines(
      doc(
        [
          "Package grpcerr is for google.golang.org/grpc.",
          ...(client ? ["[Decode] and the interceptors for clients read the errors of calls."] : []),
          ...(server ? ["[Encode] and the interceptors for servers send errors as statuses with details."] : []),
        ].join(" "),
      ),
    ),
    statuses: [200, ...kindIds.map((kind) => kinds[kind].http)].join(", "),
  };
}
