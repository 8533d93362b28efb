import { join, resolve, sep } from "node:path";
import type { Plugin } from "vitest/config";

const sources = resolve(import.meta.dirname, "..", "generator") + sep;
const built = resolve(import.meta.dirname, "..", "dist", "modules");

/**
 * Takes the modules of errspec from `dist/modules`, where the build puts each on its own, so that Node loads them as they
 * are: to load sources, vitest takes a second of CPU in each test file. While it watches, the build would be stale.
 */
export function builtModules(): Plugin {
  let isWatching = false;
  return {
    name: "built-modules",
    enforce: "pre",
    config: () => ({ test: { server: { deps: { external: [/[\\/]dist[\\/]modules[\\/]/] } } } }),
    configureVitest({ vitest }) {
      isWatching = vitest.config.watch;
    },
    resolveId(source, importer) {
      if (isWatching || importer === undefined || !source.startsWith(".") || !source.endsWith(".js")) return undefined;
      const path = resolve(importer, "..", source);
      return path.startsWith(sources) ? { id: join(built, path.slice(sources.length)), external: true } : undefined;
    },
  };
}
