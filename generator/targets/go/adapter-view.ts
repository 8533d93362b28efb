import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { isPublic } from "../../model/sent.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc } from "./docs.js";
import { exampleOf } from "./example.js";
import { constructorCall } from "./raise-view.js";
import { fileView, lines } from "./root-view.js";

/** Names in the templates of adapters, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  [
    "a attempt base begun body buffer bufio bytes checked checkedbody client connection context ctx debug decision decode encode",
    "err errors fail failed failure fmt handler head header hex http httptest id idempotent io maximum method minimum name net nethttp o",
    "next options p panicked place r rand record request response rest send serve server slices slog status strings time track",
    "tracked url value w wire",
  ].flatMap((names) => names.split(" ")),
);

/** What a package is called in an adapter. */
export const nameIn = (imported: string): string => (hiding.has(imported) ? `${imported}err` : imported);

/** What the root package is called beside one of a module, both of which may have to be renamed. */
export function rootNameIn({ root, units }: Context, nameOf = nameIn): string {
  const modules = units.filter((unit) => !unit.root).map(({ imported }) => nameOf(imported));
  let name = nameOf(root);
  while (modules.includes(name)) name += "root";
  return name;
}

/** What the files of an adapter import of the generated code: the root package. */
export function adapterView(context: Context) {
  const root = rootNameIn(context);
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
            name: example.entry.name,
            code: example.code,
            action: example.entry.action,
          },
  };
}

/** An error that servers send and that is not deprecated, of a called module if there is one. */
export function raisedIn({ units }: Context): { readonly unit: Unit; readonly entry: Entry } | undefined {
  const found = [...units.filter(({ common }) => !common), ...units].flatMap((unit) => {
    const entry = unit.module.entries.find((each) => isPublic(each) && each.deprecated === undefined);
    return entry === undefined ? [] : [{ unit, entry }];
  });
  return found[0];
}

/** What the tests of an adapter for servers show: how an error is sent. */
export function handlerTestView(context: Context) {
  const raised = raisedIn(context);
  if (raised === undefined) throw new Error("no error is sent");
  const { unit, entry } = raised;
  const { root, rootImport } = adapterView(context);
  const imported = unit.root ? root : nameIn(unit.imported);
  const own = unit.root ? rootImport : `${imported === unit.pkg ? "" : `${imported} `}"${importPath(context, unit)}"`;
  const { status } = context.sdk.decode;
  return {
    ...fileView(context),
    imports: [own, `"${context.path}/nethttp"`].sort(byPath),
    call: constructorCall(context, unit, entry, "", imported),
    type: `${context.catalog.id}.${entry.name}`,
    status: typeof status === "number" ? status : entry.http,
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
