/** A target of the spec's authors: where its code is. The code runs only if the command line allows it. */
export interface CustomTarget {
  /** Its key under `targets:` in the spec. */
  readonly key: string;
  /** A file beside the spec, an npm package, or a program with its arguments. */
  readonly from:
    | { readonly kind: "file"; readonly path: string }
    | { readonly kind: "package"; readonly name: string }
    | { readonly kind: "program"; readonly command: readonly string[] };
}

/** Whether a key under `targets:` names code: `./targets/java.js`, `errspec-target-java`, `@acme/errspec-target-java`. */
export function namesCode(key: string): boolean {
  return isFile(key) || isPackage(key);
}

/** The target of a key. Undefined if it is not one of the authors' own. */
export function customTarget(key: string, command: readonly string[] | undefined): CustomTarget | undefined {
  if (command !== undefined) return { key, from: { kind: "program", command } };
  if (isFile(key)) return { key, from: { kind: "file", path: key } };
  return isPackage(key) ? { key, from: { kind: "package", name: key } } : undefined;
}

const isFile = (key: string): boolean => /^\.{1,2}\//.test(key);
const isPackage = (key: string): boolean => /^(?:@[a-z0-9-][a-z0-9._-]*\/)?errspec-target-[a-z0-9._-]+$/.test(key);
