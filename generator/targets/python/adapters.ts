/** The libraries that a package can have adapters for, in the order of its files. */
export const adapterNames = ["httpx", "requests", "tenacity"] as const;

export type Adapter = (typeof adapterNames)[number];

/** The subpackage of the adapters, which is a module of the package beside those of codes. */
export const subpackage = "integrations";

/** What an extra of the package requires: the earliest version that has what its adapter uses. */
export const requirements: Readonly<Record<Adapter, string>> = {
  httpx: "httpx>=0.23",
  requests: "requests>=2.25",
  tenacity: "tenacity>=9",
};

/** Whether an adapter receives responses; the others only retry. */
export const isClient = (adapter: Adapter): boolean => adapter !== "tenacity";
