/** The scripts that a page loads on demand. */
export type Script = "catalog" | "finder" | "operations" | "sdk";

interface Policy {
  createScriptURL(url: string): unknown;
}

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

const scripts: readonly string[] = ["catalog", "finder", "operations", "sdk"];
const loading = new Map<Script, Promise<void>>();

/** The path from this page to the folder of the site. */
export const root = document.currentScript?.dataset["root"] ?? "";

/** The path from this page to the folder of its locale. */
export const base = document.currentScript?.dataset["base"] ?? "";

/** Allows only these scripts, in browsers that enforce Trusted Types. */
const policy: Policy | undefined = (globalThis as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy(
  "errspec",
  {
    createScriptURL: (url) => {
      if (!scripts.some((name) => url === addressOf(name))) throw new TypeError(`not a script of this site: ${url}`);
      return url;
    },
  },
);

/** Loads one of the site's scripts once. It is a classic script: pages on the disk cannot load modules. */
export function load(script: Script): Promise<void> {
  const known = loading.get(script);
  if (known !== undefined) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const element = document.createElement("script");
    const url = addressOf(script);
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      loading.delete(script);
      reject(new Error(`cannot load ${url}`));
    });
    element.src = (policy?.createScriptURL(url) ?? url) as string; // a browser reads a TrustedScriptURL as its text
    document.head.append(element);
  });
  loading.set(script, promise);
  return promise;
}

function addressOf(script: string): string {
  return `${root}assets/${script}.js`;
}
