import type { AdapterSide, Half } from "../sides.js";

interface Adapter {
  /** The half of the package that it needs; both if it has files for each. */
  readonly half: AdapterSide;
  /** What its extra requires: the earliest versions that have what it uses. Empty if it needs no library. */
  readonly requirements: readonly string[];
}

/** What a package can have adapters for, in the order of its files. */
export const adapterNames = [
  "httpx",
  "requests",
  "tenacity",
  "starlette",
  "flask",
  "django",
  "wsgi",
  "asgi",
  "grpc",
] as const;

export type AdapterName = (typeof adapterNames)[number];

export const adapters: Readonly<Record<AdapterName, Adapter>> = {
  httpx: { half: "client", requirements: ["httpx>=0.23"] },
  requests: { half: "client", requirements: ["requests>=2.25"] },
  tenacity: { half: "client", requirements: ["tenacity>=9"] },
  starlette: { half: "server", requirements: ["starlette>=0.27"] },
  flask: { half: "server", requirements: ["flask>=2.2"] },
  django: { half: "server", requirements: ["django>=4.2"] },
  wsgi: { half: "server", requirements: [] },
  asgi: { half: "server", requirements: [] },
  grpc: { half: "both", requirements: ["grpcio>=1.60", "googleapis-common-protos>=1.67"] },
};

/** The adapters with an extra of the package: those that need a library. */
export function extrasOf(names: readonly AdapterName[]) {
  return names
    .map((name) => ({ name, requirements: adapters[name].requirements }))
    .filter(({ requirements }) => requirements.length > 0);
}

/** The subpackage of the adapters, which is a module of the package beside those of codes. */
export const subpackage = "integrations";

interface Chosen {
  readonly client: boolean;
  readonly server: boolean;
  readonly adapters: readonly AdapterName[];
}

/** The modules of the adapters of a package. */
export function adapterModules({ client, server, adapters: names }: Chosen): readonly string[] {
  const halves: readonly Half[] = [...(client ? ["client" as const] : []), ...(server ? ["server" as const] : [])];
  return names.flatMap((name) => {
    if (name !== "grpc") return [name];
    return halves.flatMap((half) => [`${name}_${half}`, `${name}_aio_${half}`]);
  });
}

/** Whether an adapter is only for servers: it sends responses of HTTP. */
export const isServer = (name: AdapterName): boolean => adapters[name].half === "server";

/** Whether an adapter is only for clients: it receives responses of HTTP, or retries. */
export const isClient = (name: AdapterName): boolean => adapters[name].half === "client";

/** Whether an adapter receives responses; of those for clients, tenacity only retries. */
export const receives = (name: AdapterName): boolean => name === "httpx" || name === "requests";
