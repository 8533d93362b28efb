import { freeText } from "../../render/free-text.js";
import { extrasOf } from "./adapters.js";
import type { Context } from "./context.js";
import { header, titleOf } from "./module-view.js";

/** `pyproject.toml` and `MANIFEST.in` */
export function projectView(context: Context) {
  const { catalog, options } = context;
  return {
    header: header(catalog.file),
    package: options.package,
    distribution: options.distribution,
    version: pythonVersion(catalog.version),
    description: freeText(`Error codes and exceptions: ${titleOf(catalog.title, context)}`),
    license: options.license ?? "",
    adapters: options.adapters.length > 0,
    extras: extrasOf(options.adapters),
    deprecated: catalog.modules.some(({ entries }) => entries.some(({ deprecated }) => deprecated !== undefined)),
    errorSuffix: options.suffix.endsWith("Error"),
  };
}

/** A semantic version as PEP 440 writes it: `1.2.0-rc.1` is `1.2.0rc1`. */
function pythonVersion(version: string): string {
  const [release = "", ...rest] = version.split("-");
  const pre = rest.join("-").toLowerCase();
  if (pre === "") return release;
  const [, phase = "", number = "0"] = /^(alpha|beta|rc)[.-]?([0-9]{1,9})?$/.exec(pre) ?? [];
  const phases: Readonly<Record<string, string>> = { alpha: "a", beta: "b", rc: "rc" };
  const short = phases[phase];
  if (short !== undefined) return `${release}${short}${String(Number(number))}`;
  return `${release}.dev0+${
    pre
      .split(/[^a-z0-9]+/)
      .filter((part) => part !== "")
      .join(".") || "pre"
  }`;
}
