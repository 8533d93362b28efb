import { loadCatalog } from "../../generator/load/catalog.js";
import { lockText } from "../../generator/load/lock.js";
import type { SpecFile } from "../../generator/load/spec-file.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { targets } from "../../generator/targets/index.js";
import { optionsOf } from "../../generator/targets/target.js";
import { catalogOf } from "./catalog.js";

/*
 * A common catalog and a service that uses it, as texts. `errspec uses update` pins it as here.
 */

const hash = `sha256:${"0".repeat(64)}`;

/**
 * The files of a service that uses `common: { folder: ../../common/spec }`, with what its lock pins. `others` are further
 * catalogs that are used, by their keys: `common/base` is used by the common one.
 */
export function serviceFiles(
  service: string,
  common: string,
  others: Readonly<Record<string, string>> = {},
): SpecFile[] {
  const all: Readonly<Record<string, string>> = { common, ...others };
  return ["", ...Object.keys(all)].flatMap((key) => {
    const uses = Object.keys(all).flatMap((each) => {
      const isDirect = key === "" ? !each.includes("/") : each.startsWith(`${key}/`);
      return isDirect ? [each.slice(each.lastIndexOf("/") + 1)] : [];
    });
    const pins = uses.map((use) => {
      const folder = `../../${use}/spec`;
      return [use, { from: `folder ${folder}`, folder, hash }] as const;
    });
    const folder = key === "" ? "spec" : `${key}/spec`;
    const used = key === "" ? undefined : { path: key.split("/"), hash };
    const texts = {
      "errspec.yaml": key === "" ? service : (all[key] ?? ""),
      ...(pins.length > 0 ? { "errspec.lock": lockText(new Map(pins)) } : {}),
    };
    return Object.entries(texts).map(([name, text]) => ({
      path: `${folder}/${name}`,
      source: key === "" ? `spec/${name}` : `../${folder}/${name}`,
      text,
      used,
    }));
  });
}

/** The catalogs of a service and of the common one, neither of which may have a problem. */
export function importing(service: string, common: string): { readonly service: Catalog; readonly common: Catalog } {
  const { catalog, diagnostics } = loadCatalog(serviceFiles(service, common), optionsOf(targets));
  if (catalog === undefined || diagnostics.length > 0) {
    throw new Error(diagnostics.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`).join("\n"));
  }
  return { service: catalog, common: catalogOf(common) };
}

const layered = `envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /message, forms: ["({code})", "{code}:"] }, { at: /codeDesc }]
  text: /message
  request-id: /requestId
  headers: { retry-after: [x-wait] }
`;
const flat = `envelope:
  success: { absent: /error }
  code: /error/code
  text: /error/message
`;

/** What the common catalog and a service differ in. */
interface Pair {
  readonly envelope: string;
  readonly head: string;
  readonly common: string;
  readonly service: string;
  readonly modules: string;
  readonly own: string;
}

const errors = `      - { code: 4000, name: InvalidIdParam, text: { en: "The parameter {imported} of {body} is invalid.", zh: 参数非法 }, kind: invalid_argument, action: fix_request, params: [{ name: imported, type: string }, { name: body, type: int }] }
      - { code: 4290, name: RateLimited, aliases: [TooMany], text: { en: Too many requests., zh: 请求过多 }, kind: resource_exhausted, action: back_off, retryable: true }
      - { code: 4291, name: OldLimit, text: Too much., kind: resource_exhausted, deprecated: { since: 1.1.0, reason: Not sent., replaced-by: RateLimited } }
`;
const ownErrors = `      - { code: 1, name: ItemNotFound, text: { en: "There is no item {id}.", zh: 没有 }, kind: not_found, params: [{ name: id, type: int }] }
      - { code: 2, name: SoldOut, text: The article is sold out., kind: failed_precondition, action: none }
      - { code: 4290, name: Busy, text: The module is busy., kind: unavailable, action: retry, retryable: true }
`;

const pairs: Readonly<Record<string, Pair>> = {
  /** A common code and a module code, each in a package of its own. */
  layered: {
    envelope: layered,
    head: "",
    common: "layout: packages",
    service: "layout: packages, adapters: [nethttp], testkit: true",
    modules: `  - module: common\n    title: Common\n    success: { code: 0, name: Success, text: OK }\n    errors:\n${errors}`,
    own: `  - module: orders\n    title: Orders\n    errors:\n${ownErrors}`,
  },
  /** Modules side by side, with names that the two packages spell in different ways. */
  flat: {
    envelope: flat,
    head: "message-tail: true\n",
    common: "layout: packages, prefix: Err",
    service: "layout: packages, initialisms: [SOLD], suffix: Code",
    modules: `  - module: common\n    title: Common\n    errors:\n${errors}  - module: status\n    title: Status\n    code-type: string\n    errors: [{ code: closed, name: Closed, text: It is closed., kind: unavailable }]\n`,
    own: `  - module: orders\n    title: Orders\n    code-type: string\n    errors: [{ code: late, name: TooLate, text: It is too late., kind: aborted }]\n`,
  },
  /** Everything of the service in one package, and a common package of the second major version. */
  single: {
    envelope: layered,
    head: "version: 2.0.1\n",
    common: "module: example.com/single-common/v2, layout: packages",
    service: "layout: single",
    modules: `  - module: common\n    title: Common\n    errors:\n${errors}`,
    own: `  - module: orders\n    title: Orders\n    errors:\n${ownErrors}  - module: stock\n    title: Stock\n    errors:\n${ownErrors}`,
  },
  /** A common package and one of its modules with a name that the generated code has for something else. */
  hidden: {
    envelope: layered,
    head: "",
    common: "module: example.com/acme/record, layout: packages, adapters: [nethttp], testkit: true",
    service: "layout: packages, adapters: [nethttp], testkit: true",
    modules: `  - module: common\n    title: Common\n    errors:\n${errors}  - module: record\n    title: Record\n    errors:\n${ownErrors}`,
    own: `  - module: orders\n    title: Orders\n    errors:\n${ownErrors}`,
  },
};

/** The specs of common catalogs and of services that import them in Go, by the names of their folders. */
export const importingSpecs: Readonly<Record<string, { readonly service: string; readonly common: string }>> =
  Object.fromEntries(
    Object.entries(pairs).map(([name, { envelope, head, common, service, modules, own }]) => {
      const start = (catalog: string): string =>
        `errspec: 1\ncatalog: ${catalog}\ntitle: Acme API\nlocales: [en, zh]\n`;
      const version = head.includes("version:") ? "" : "version: 1.2.0\n";
      const options = common.includes("module:") ? common : `module: example.com/${name}-common, ${common}`;
      return [
        name,
        {
          common: `${start(`${name}-common`)}${version}${head}${envelope}targets: { go: { ${options} } }\nmodules:\n${modules}`,
          service: `${start(name)}version: 3.0.0\n${head.replace(/version: .*\n/, "")}${envelope}uses: { common: { folder: ../../common/spec, import: [go] } }
targets: { go: { module: example.com/${name}/v3, ${service} } }
modules:
${own}`,
        },
      ];
    }),
  );
