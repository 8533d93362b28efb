import type { audit } from "../audit/audit.js";
import type { Language } from "../audit/mention.js";

/** The parsers for some languages. Others are not loaded, because loading takes a while. */
export async function readersFor(languages: readonly (Language | undefined)[]): Promise<Parameters<typeof audit>[3]> {
  const has = (language: Language): boolean => languages.includes(language);
  return {
    ...(has("typescript") ? { typescript: (await import("../audit/typescript.js")).mentionsInTypeScript } : {}),
    ...(has("go") ? { go: (await import("../audit/go.js")).mentionsInGo } : {}),
    ...(has("python") ? { python: (await import("../audit/python.js")).mentionsInPython } : {}),
    ...(has("java") ? { java: (await import("../audit/java.js")).mentionsInJava } : {}),
    ...(has("rust") ? { rust: (await import("../audit/rust.js")).mentionsInRust } : {}),
    ...(has("csharp") ? { csharp: (await import("../audit/csharp.js")).mentionsInCsharp } : {}),
    ...(has("php") ? { php: (await import("../audit/php.js")).mentionsInPhp } : {}),
  };
}
