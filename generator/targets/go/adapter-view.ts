import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { isPublic } from "../../model/sent.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context } from "./context.js";
import { doc } from "./docs.js";
import { exampleOf } from "./example.js";
import { constructorCall } from "./raise-view.js";
import { fileView, lines } from "./root-view.js";

/** Names in the templates of adapters, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  [
    "a attempt base body buffer bufio bytes checked checkedbody client connection context ctx debug decision decode encode",
    "err errors failed failure fmt handler head header http httptest id idempotent io maximum method minimum name net nethttp",
    "next options p panicked place record request response rest send serve server slices slog status strings time track",
    "tracked url value w wire",
  ].flatMap((names) => names.split(" ")),
);

/** What a package is called in an adapter. */
const nameIn = (imported: string): string => (hiding.has(imported) ? `${imported}err` : imported);

/** What the files of an adapter import of the generated code: the root package. */
export function adapterView(context: Context) {
  const root = nameIn(context.root);
  const idHeaders = context.catalog.envelope.headers.requestId;
  return {
    ...fileView(context),
    root,
    rootImport: rootImport({ ...context, root }),
    packageDoc: lines(doc(packageDoc(context))),
    client: context.client,
    idHeaders,
  };
}

function packageDoc({ client, server }: Context): string {
  if (!client) return "Package nethttp sends errors as the responses of servers with net/http.";
  const finds =
    "Package nethttp finds errors in the responses of net/http. Its functions for that take the DecodeResponse of the module that is called.";
  return server ? `${finds} [Handler], [Recover] and [Write] are for servers, and send errors.` : finds;
}

/** What the tests of an adapter show: a gateway's page, and an error if the envelope can carry one. */
export function adapterTestView(context: Context) {
  const example = exampleOf(context);
  const unit = example?.unit ?? context.units.find(({ common }) => !common) ?? context.units[0];
  if (unit === undefined) throw new Error("there is no module");
  const { root, rootImport } = adapterView(context);
  const imported = unit.root ? root : nameIn(unit.imported);
  const path = importPath(context, unit);
  const adapter = `"${context.path}/nethttp"`;
  const own = unit.root ? rootImport : `${imported === unit.pkg ? "" : `${imported} `}"${path}"`;
  const status = example === undefined ? 0 : statusOf(context, example.entry);
  return {
    ...fileView(context),
    root,
    imports: [rootImport, ...(unit.root ? [adapter] : [own, adapter].sort(byPath))],
    decode: `${imported}.${unit.decodeResponse}`,
    example:
      example === undefined || (status < 400 && status !== 200)
        ? false
        : {
            status,
            body: freeText(example.body),
            constant: `${imported}.${constantName(context, unit, example.entry.name)}`,
            name: example.entry.name,
            code: example.code,
            action: example.entry.action,
          },
    raised:
      example === undefined || !isPublic(example.entry)
        ? false
        : {
            imports: [own, adapter].sort(byPath),
            call: constructorCall(context, unit, example.entry, imported),
            type: `${context.catalog.id}.${example.entry.name}`,
            status: sentStatusOf(context, example.entry),
          },
  };
}

/** The order of gofmt, which ignores the name of an import. */
const byPath = (a: string, b: string): number => (pathIn(a) < pathIn(b) ? -1 : 1);
const pathIn = (line: string): string => line.slice(line.indexOf('"'));

/** The status that an error comes with. */
function statusOf({ sdk }: Context, { http }: Entry): number {
  const { status } = sdk.decode;
  return typeof status === "number" ? status : status === "entry" ? http : Math.max(http, 400);
}

/** The status that a server sends an error with. */
function sentStatusOf({ sdk }: Context, { http }: Entry): number {
  const { status } = sdk.decode;
  return typeof status === "number" ? status : http;
}
