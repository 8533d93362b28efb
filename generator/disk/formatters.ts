import { installedPackage } from "./installed-package.js";

/** Formats the text of a file. Throws if it cannot read it. */
export type Formatter = (text: string, path: string) => string | Promise<string>;

/** The packages that format, and the files that each formats. None is a dependency of errspec. */
const packages: readonly {
  readonly name: string;
  readonly files: RegExp;
  readonly formatter: (module: unknown) => Formatter;
}[] = [
  {
    name: "@wasm-fmt/gofmt",
    files: /\.go$/,
    formatter: (module) => (text) => (module as { format: (text: string) => string }).format(text),
  },
  {
    name: "@wasm-fmt/ruff_fmt",
    files: /\.pyi?$/,
    formatter: (module) => (text, path) =>
      (module as { format: (text: string, path: string) => string }).format(text, path),
  },
  {
    name: "prettier",
    files: /\.(?:[cm]?[jt]s|json|md|html|css|ya?ml)$/,
    formatter: (module) => async (text, filepath) => {
      const { format } = (module as { default: { format: (text: string, options: object) => Promise<string> } })
        .default;
      return format(text, { filepath });
    },
  },
];

/** The package that formats a file, by its path. Undefined if none is known. */
export function formatterPackage(path: string): string | undefined {
  return packages.find(({ files }) => files.test(path))?.name;
}

/** A formatter that is installed beside a spec. Undefined if it is not installed. */
export async function installedFormatter(spec: string, name: string): Promise<Formatter | undefined> {
  const module = await installedPackage(spec, name);
  if (module === undefined) return undefined;
  return packages.find((each) => each.name === name)?.formatter(module);
}
