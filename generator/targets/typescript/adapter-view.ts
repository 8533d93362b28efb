import type { Catalog, Module } from "../../model/catalog.js";
import { inWords } from "../../model/in-words.js";
import { isForClients } from "./adapters.js";
import { assignedCall, clause, listed } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { moduleNames } from "./names.js";
import type { Adapter, Options } from "./options.js";
import type { View } from "./structure.js";

/** What the README says of adapters for clients. */
export function adapterExamples(catalog: Catalog, module: Module | undefined, options: Options): View {
  const adapters = options.adapters.filter(isForClients);
  return {
    adapters: module === undefined ? "" : entryPoints(adapters, options),
    withFetch: module !== undefined && adapters.includes("fetch") ? withFetch(catalog, module, options) : [],
    withAxios: module !== undefined && adapters.includes("axios") ? withAxios(catalog, module, options) : [],
    withRetry: module !== undefined && adapters.length > 0 ? withRetry(options) : [],
  };
}

/** The entry points of adapters, as a part of a sentence. */
export function entryPoints(adapters: readonly Adapter[], options: Options): string {
  return inWords(adapters.map((adapter) => `\`${options.package}/${adapter}\``));
}

function withFetch(catalog: Catalog, module: Module, options: Options): string[] {
  const { decodeResponse, path } = moduleNames(catalog, module, options);
  return [
    clause("import", [decodeResponse], stringLiteral(`${options.package}/${path}`)),
    clause("import", ["withErrors"], stringLiteral(`${options.package}/fetch`)),
    "",
    assignedCall("const send =", "withErrors", ["fetch", decodeResponse]),
    'const response = await send("https://example.com");',
    "const body: unknown = await response.json(); // the call succeeded",
  ];
}

function withAxios(catalog: Catalog, module: Module, options: Options): string[] {
  const { decodeResponse, path } = moduleNames(catalog, module, options);
  return [
    'import axios from "axios";',
    clause("import", ["install"], stringLiteral(`${options.package}/axios`)),
    clause("import", [decodeResponse], stringLiteral(`${options.package}/${path}`)),
    "",
    "const client = axios.create();",
    listed("install(", ["client", decodeResponse], ");"),
    'const { data } = await client.get<unknown>("https://example.com");',
  ];
}

/** The package decides and waits: p-retry never retries after a TypeError by itself, such as an InvalidResponseError. */
function withRetry(options: Options): string[] {
  return [
    'import { setTimeout } from "node:timers/promises";',
    'import pRetry from "p-retry";',
    clause("import", ["retryDecision"], stringLiteral(options.package)),
    "",
    "/** Sends a request that may be carried out twice, again while that may help. */",
    "async function retried<T>(request: () => Promise<T>): Promise<T> {",
    "  const start = performance.now();",
    "  return pRetry(request, {",
    "    shouldConsumeRetry: () => false, // retryDecision counts and waits",
    "    async onFailedAttempt({ error, attemptNumber: attempt }) {",
    "      const elapsed = (performance.now() - start) / 1000;",
    "      const options = { idempotent: true, attempt, elapsed };",
    "      const { retry, delay } = retryDecision(error, options);",
    "      if (!retry) throw error;",
    "      await setTimeout(1000 * delay);",
    "    },",
    "  });",
    "}",
  ];
}
