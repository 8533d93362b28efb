import * as v from "valibot";
import { chosenLocales, commonModule, importIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Text } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import { publicCatalog } from "../../model/sent.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import { sdkOf } from "../../sdk/sdk.js";
import type { Sdk } from "../../sdk/sdk.js";
import { fewestTexts } from "../../sdk/texts.js";
import {
  exportedId,
  exportedName,
  importName,
  initialismsWith,
  localeField,
  packageName,
  pathElement,
} from "./names.js";
import { goOptions } from "./options.js";

/** Where the parts of a catalog go in Go, and their names. */
export interface Context {
  /** Without internal entries if the packages are for clients only. */
  readonly catalog: Catalog;
  /** Whether the packages decode responses. */
  readonly client: boolean;
  /** Whether the packages raise errors and encode them. */
  readonly server: boolean;
  readonly sdk: Sdk;
  /** The module path, which is the import path of the root package. */
  readonly path: string;
  /** The name of the root package. */
  readonly pkg: string;
  /** What the root package is called where it is imported: another name where its own would hide something there. */
  readonly root: string;
  /**
   * `layered`: a common code, and the module's own code beside it. `solo`: one module, whose code is the root package's.
   * `flat`: modules side by side, of which a response has one code.
   */
  readonly shape: "layered" | "solo" | "flat";
  /** The interface that the codes of any module have, where there is one. */
  readonly anyCode: "ModuleCode" | "Code" | "";
  readonly units: readonly Unit[];
  readonly locales: readonly [GoLocale, ...GoLocale[]];
  readonly initialisms: ReadonlySet<string>;
  readonly affixes: { readonly prefix: string; readonly suffix: string };
  /** The packages of adapters, which have the names of their folders. */
  readonly adapters: readonly string[];
  /** The package of the test kit, which has the name of its folder; empty if there is none. */
  readonly kit: string;
  /** The packages of a used catalog that are imported, with the types of all errors. */
  readonly owner?: Context | undefined;
}

/** A module in Go. */
export interface Unit {
  readonly module: Module;
  /** Whether its codes are in the root package. */
  readonly root: boolean;
  /** Whether it is the common module beside others. */
  readonly common: boolean;
  readonly pkg: string;
  /** What its package is called where it is imported. */
  readonly imported: string;
  /** What its files begin with: a folder and the first part of their names. */
  readonly files: { readonly folder: string; readonly stem: string };
  /** The prefix that keeps its names apart from those of other modules in the same package. */
  readonly prefix: string;
  /** The type of its codes. */
  readonly type: string;
  readonly decode: string;
  /** The function that takes an HTTP status as well. */
  readonly decodeStatus: string;
  /** The function that takes a whole response. */
  readonly decodeResponse: string;
  /** The same module in the packages that are imported, if it is in them. */
  readonly owner?: Unit | undefined;
}

/** A locale, and the field that its texts are in. */
export interface GoLocale {
  readonly tag: string;
  readonly field: string;
}

/** What the package with the errors of operations is called. */
export const operationsPackage = "operations";

/** What the package with the explanations of errors is called. */
export const explanationsPackage = "explanations";

/** What the package of each adapter is called. */
const adapterPackages = { nethttp: "nethttp", grpc: "grpcerr" } as const;

export function contextOf(whole: Catalog): Context {
  const options = v.parse(goOptions, whole.options["go"] ?? {});
  const server = options.side !== "client";
  const catalog = server ? whole : publicCatalog(whole);
  // With a layout that is given, a second module moves nothing.
  const common = catalog.modules.length > 1 || options.layout === "packages" ? commonModule(catalog) : undefined;
  const single = (options.layout ?? (catalog.modules.length === 1 ? "single" : "packages")) === "single";
  const shape = common !== undefined ? "layered" : single && catalog.modules.length === 1 ? "solo" : "flat";
  const path = options.module ?? `example.com/${pathElement(catalog.id)}`;
  const pkg = options.package ?? packageOfPath(path) ?? packageName(catalog.id);
  const adapters = [...new Set(options.adapters)].map((adapter) => adapterPackages[adapter]);
  const kit = options.testkit ? `${pkg}test` : "";
  const taken = [
    ...adapters,
    ...(operationsWithErrors(catalog).length > 0 ? [operationsPackage] : []),
    ...(hasExplanations(catalog) ? [explanationsPackage] : []),
  ];
  const root = taken.includes(pkg) ? `${pkg}err` : importName(pkg);
  const initialisms = initialismsWith(catalog.initialisms, options.initialisms);
  const [first, ...others] = chosenLocales(catalog, options.locales ?? []);
  const imported = importIn(catalog, "go");
  const owner = imported && contextOf(imported.catalog);
  return {
    catalog,
    client: options.side !== "server",
    server,
    sdk: sdkOf(catalog, common),
    path,
    pkg,
    root,
    shape,
    anyCode: shape === "layered" ? "ModuleCode" : shape === "flat" ? "Code" : "",
    units: catalog.modules.map((module): Unit => {
      const inRoot = single || module === common;
      const prefix = !inRoot || shape === "solo" || module === common ? "" : exportedId(module.id, initialisms);
      const name = packageName(module.id, [pkg, root, kit, ...taken]);
      return {
        module,
        root: inRoot,
        common: module === common,
        pkg: inRoot ? pkg : name,
        imported: inRoot ? root : name,
        files: inRoot ? { folder: "", stem: prefix === "" ? "" : name } : { folder: `${name}/`, stem: "" },
        prefix,
        type: `${prefix}Code`,
        decode: `Decode${prefix}`,
        decodeStatus: `DecodeStatus${prefix}`,
        decodeResponse: `DecodeResponse${prefix}`,
        owner:
          imported?.modules.includes(module.id) === true
            ? owner?.units.find((unit) => unit.module.id === module.id)
            : undefined,
      };
    }),
    locales: [locale(first), ...others.map(locale)],
    initialisms,
    affixes: { prefix: options.prefix, suffix: options.suffix },
    adapters,
    kit,
    owner,
  };
}

/** The name that a package with this import path is expected to have: that of its last part, before a version. */
function packageOfPath(path: string): string | undefined {
  const last =
    path
      .replace(/\/v[0-9]+$/, "")
      .split("/")
      .at(-1) ?? "";
  const id = last.toLowerCase().replace(/[^a-z0-9]/g, "");
  return /^[a-z]/.test(id) ? packageName(id) : undefined;
}

/** How the root package is imported: by name where its path does not end in it. */
export function rootImport({ path, root, pkg }: Context): string {
  return root === pkg && `/${path}`.endsWith(`/${pkg}`) ? `"${path}"` : `${root} "${path}"`;
}

/** What a unit's package is imported by. */
export function importPath({ path }: Context, unit: Unit): string {
  return unit.root ? path : `${path}/${unit.pkg}`;
}

function locale(tag: string): GoLocale {
  return { tag, field: localeField(tag) };
}

/** The texts that `Text.In`, which knows only the package's locales, needs to find what the catalog does. */
export function textsOf(
  { catalog, locales }: Context,
  text: Text,
): { readonly field: string; readonly value: string }[] {
  const [first, ...others] = locales;
  const found = fewestTexts(catalog, [first.tag, ...others.map(({ tag }) => tag)], text);
  return found.map(({ locale, text }) => ({ field: localeField(locale), value: text }));
}

/** `CodeInvalidProjectID` */
export function constantName({ initialisms, affixes }: Context, unit: Unit, name: Name): string {
  return `${unit.prefix}${affixes.prefix}${exportedName(name, initialisms)}${affixes.suffix}`;
}

/** `Success` */
export function successName({ initialisms }: Context, unit: Unit, { name }: Entry): string {
  return `${unit.prefix}${exportedName(name, initialisms)}`;
}

/** `TextInvalidProjectID` */
export function textFunctionName({ initialisms }: Context, unit: Unit, { name }: Entry): string {
  return `${unit.prefix}Text${exportedName(name, initialisms)}`;
}

/** `NewInvalidProjectID` */
export function constructorName({ initialisms }: Context, unit: Unit, { name }: Pick<Entry, "name">): string {
  return `New${unit.prefix}${exportedName(name, initialisms)}`;
}

/** `InvalidProjectIDParams` */
export function paramsTypeName({ initialisms }: Context, unit: Unit, { name }: Pick<Entry, "name">): string {
  return `${unit.prefix}${exportedName(name, initialisms)}Params`;
}
