import type { Catalog, Module } from "../../model/catalog.js";
import { entryPoints } from "./adapter-view.js";
import { adaptersOf, isForServers } from "./adapters.js";
import { clause } from "./layout.js";
import { stringLiteral } from "./literals.js";
import type { Adapter, Options } from "./options.js";
import { raisedIn, thrown } from "./raise-example.js";
import { namespaceName } from "./raise-view.js";
import type { View } from "./structure.js";

/** What the README says of adapters for servers. */
export function serverExamples(catalog: Catalog, module: Module | undefined, options: Options): View {
  const adapters = adaptersOf(catalog, options).filter(isForServers);
  const entry = module && raisedIn(module);
  const isShown = (adapter: Adapter): boolean => entry !== undefined && adapters.includes(adapter);
  const failing = module === undefined || entry === undefined ? [] : thrown(namespaceName(module), entry, "  ", []);
  const imported = (adapter: Adapter, name: string): string =>
    clause("import", [name], stringLiteral(`${options.package}/${adapter}`));
  const constructors =
    module === undefined ? [] : [clause("import", [namespaceName(module)], stringLiteral(`${options.package}/server`))];
  const route = ['app.get("/", () => {', ...failing, "});"];
  return {
    serverAdapters: entryPoints(adapters, options),
    requestIdHeaders: catalog.envelope.headers.requestId.map((name) => `\`${name}\``).join(" or "),
    withWeb: !isShown("web")
      ? []
      : [
          ...constructors,
          imported("web", "withErrorResponses"),
          "",
          "const handler = withErrorResponses(",
          "  (request: Request): Response => {",
          ...failing.map((line) => line.replaceAll(/^/gm, "  ")),
          "  },",
          "  { onError: (record) => console.error(record) },",
          ");",
        ],
    withExpress: !isShown("express")
      ? []
      : [
          'import express from "express";',
          imported("express", "errorHandler"),
          ...constructors,
          "",
          "const app = express();",
          ...route,
          `app.use(errorHandler({ ${onError} }));`,
        ],
    withFastify: !isShown("fastify")
      ? []
      : [
          'import Fastify from "fastify";',
          imported("fastify", "errorHandler"),
          ...constructors,
          "",
          "const app = Fastify();",
          "app.setErrorHandler(",
          `  errorHandler({ ${onError} }),`,
          ");",
          ...route,
        ],
    withNestjs: !isShown("nestjs")
      ? []
      : [
          'import { NestFactory } from "@nestjs/core";',
          imported("nestjs", "ErrorFilter"),
          'import { AppModule } from "./app.module.js";',
          "",
          "const app = await NestFactory.create(AppModule);",
          "app.useGlobalFilters(",
          `  new ErrorFilter({ ${onError} }),`,
          ");",
        ],
  };
}

const onError = "onError: (record) => console.error(record)";
