import type { Half } from "../adapter-sides.js";

interface Adapter {
  /** The half of the package that it needs. */
  readonly half: Half;
  /** What its extra requires: the earliest version that has what it uses. Undefined if it needs no library. */
  readonly requirement: string | undefined;
}

/** What a package can have adapters for, in the order of its files. */
export const adapterNames = ["httpx", "requests", "tenacity", "starlette", "flask", "django", "wsgi", "asgi"] as const;

export type AdapterName = (typeof adapterNames)[number];

export const adapters: Readonly<Record<AdapterName, Adapter>> = {
  httpx: { half: "client", requirement: "httpx>=0.23" },
  requests: { half: "client", requirement: "requests>=2.25" },
  tenacity: { half: "client", requirement: "tenacity>=9" },
  starlette: { half: "server", requirement: "starlette>=0.27" },
  flask: { half: "server", requirement: "flask>=2.2" },
  django: { half: "server", requirement: "django>=4.2" },
  wsgi: { half: "server", requirement: undefined },
  asgi: { half: "server", requirement: undefined },
};

/** The adapters with an extra of the package: those that need a library. */
export function extrasOf(names: readonly AdapterName[]) {
  return names.flatMap((name) => {
    const { requirement } = adapters[name];
    return requirement === undefined ? [] : [{ name, requirement }];
  });
}

/** The subpackage of the adapters, which is a module of the package beside those of codes. */
export const subpackage = "integrations";

/** Whether an adapter sends the responses of a server. */
export const isServer = (name: AdapterName): boolean => adapters[name].half === "server";

/** Whether an adapter receives responses; of those for clients, tenacity only retries. */
export const receives = (name: AdapterName): boolean => name === "httpx" || name === "requests";
