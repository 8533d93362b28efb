import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { isPublic } from "../../model/sent.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context } from "./context.js";
import { exampleOf } from "./example.js";
import { constructorCall } from "./raise-view.js";
import { fileView } from "./root-view.js";

/** Names in the templates of adapters, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  [
    "attempt base body bytes checked checkedbody client context ctx decision decode err errors failed failure fmt head header",
    "http httptest idempotent io maximum method minimum net nethttp options p request response rest server status strings time",
    "url w",
  ].flatMap((names) => names.split(" ")),
);

/** What a package is called in an adapter. */
const nameIn = (imported: string): string => (hiding.has(imported) ? `${imported}err` : imported);

/** What the files of an adapter import of the generated code: the root package. */
export function adapterView(context: Context) {
  const root = nameIn(context.root);
  const [idHeader = ""] = context.catalog.envelope.headers.requestId;
  return { ...fileView(context), root, rootImport: rootImport({ ...context, root }), idHeader };
}

/** What the tests of an adapter show: a gateway's page, and a response of the API if the envelope can carry one. */
export function adapterTestView(context: Context) {
  const example = exampleOf(context);
  const unit = example?.unit ?? context.units.find(({ common }) => !common) ?? context.units[0];
  if (unit === undefined) throw new Error("there is no module");
  const { root, rootImport } = adapterView(context);
  const imported = unit.root ? root : nameIn(unit.imported);
  const path = importPath(context, unit);
  const adapter = `"${context.path}/nethttp"`;
  const status = example === undefined ? 0 : statusOf(context, example.entry);
  return {
    ...fileView(context),
    root,
    imports: [
      rootImport,
      ...(unit.root ? [adapter] : [`${imported === unit.pkg ? "" : `${imported} `}"${path}"`, adapter].sort(byPath)),
    ],
    decode: `${imported}.${unit.decodeResponse}`,
    example:
      example === undefined || (status < 400 && status !== 200)
        ? false
        : {
            status,
            body: freeText(example.body),
            constant: `${imported}.${constantName(context, unit, example.entry.name)}`,
            raised:
              context.server && isPublic(example.entry) ? constructorCall(context, unit, example.entry, imported) : "",
            name: example.entry.name,
            code: example.code,
            action: example.entry.action,
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
