import { join } from "node:path";
import { jsonSchema, openApi, proto, tokens, typeSpec } from "./inputs.mjs";

const node = process.execPath;
const bufArchitecture = process.arch === "arm64" && process.platform === "linux" ? "aarch64" : process.arch;
const json = (value) => JSON.stringify(value);
const quicktype = (modules, language, file) => {
  const program = join(modules, "quicktype", "dist", "index.js");
  return [node, program, "--src-lang", "schema", "--lang", language, "--out", `out/${file}`, "schema.json"];
};

/*
 * The peers, each in the newest version that supports Node 20. `packages` are what npm installs, and `jar` comes from Maven.
 * `files` are the inputs of a run, made from the names, and `commands` write its output to the folder `out`. A command
 * begins with the program itself: npx and the scripts of a package would cost more than some of the peers.
 */
export const contenders = [
  {
    title: "style-dictionary",
    makes: "constants in JavaScript, TypeScript declarations, JSON",
    packages: { "style-dictionary": "4.4.0" },
    files: (names) => ({
      "tokens.json": tokens(names),
      "config.json": json({
        source: ["tokens.json"],
        log: { verbosity: "silent" },
        platforms: {
          js: {
            transformGroup: "js",
            buildPath: "out/",
            files: [{ destination: "errors.js", format: "javascript/es6" }],
          },
          ts: {
            transformGroup: "js",
            buildPath: "out/",
            files: [{ destination: "errors.d.ts", format: "typescript/es6-declarations" }],
          },
          json: {
            transformGroup: "js",
            buildPath: "out/",
            files: [{ destination: "errors.json", format: "json/flat" }],
          },
        },
      }),
    }),
    commands: ({ modules }) => [
      [node, join(modules, "style-dictionary", "bin", "style-dictionary.js"), "build", "--config", "config.json"],
    ],
  },
  {
    title: "quicktype, one language",
    makes: "a TypeScript enum, a type and its JSON converter",
    packages: { quicktype: "26.0.0" },
    files: (names) => ({ "schema.json": jsonSchema(names) }),
    commands: ({ modules }) => [quicktype(modules, "typescript", "errors.ts")],
  },
  {
    title: "quicktype, three languages",
    makes: "the same in TypeScript, Go and Python",
    packages: { quicktype: "26.0.0" },
    files: (names) => ({ "schema.json": jsonSchema(names) }),
    commands: ({ modules }) => [
      quicktype(modules, "typescript", "errors.ts"),
      quicktype(modules, "go", "errors.go"),
      quicktype(modules, "python", "errors.py"),
    ],
  },
  {
    title: "buf with protobuf-es",
    makes: "a TypeScript enum and a message",
    packages: { "@bufbuild/buf": "1.75.0", "@bufbuild/protoc-gen-es": "2.13.0" },
    files: (names, { modules }) => ({
      "errors/v1/errors.proto": proto(names),
      "buf.yaml": json({ version: "v2" }),
      "buf.gen.yaml": json({
        version: "v2",
        plugins: [
          { local: [node, join(modules, "@bufbuild/protoc-gen-es/bin/protoc-gen-es")], out: "out", opt: "target=ts" },
        ],
      }),
    }),
    commands: ({ modules }) => [
      [join(modules, "@bufbuild", `buf-${process.platform}-${bufArchitecture}`, "bin", "buf"), "generate"],
    ],
  },
  {
    title: "@hey-api/openapi-ts",
    makes: "TypeScript types with an enum",
    packages: { "@hey-api/openapi-ts": "0.95.0", typescript: "5.9.3" },
    files: (names) => ({
      "openapi.json": openApi(names),
      "openapi-ts.config.json": json({
        input: "openapi.json",
        output: "out",
        plugins: [{ name: "@hey-api/typescript", enums: "javascript" }],
        logs: { level: "silent" },
      }),
    }),
    commands: ({ modules }) => [
      [
        node,
        join(modules, "@hey-api", "openapi-ts", "bin", "run.js"),
        "--file",
        "openapi-ts.config.json",
        "--no-log-file",
      ],
    ],
  },
  {
    title: "TypeSpec",
    makes: "OpenAPI and JSON Schema, no code",
    packages: {
      "@typespec/compiler": "1.11.0",
      "@typespec/http": "1.11.0",
      "@typespec/json-schema": "1.11.0",
      "@typespec/openapi": "1.11.0",
      "@typespec/openapi3": "1.11.0",
    },
    files: (names) => ({
      "main.tsp": typeSpec(names),
      "tspconfig.yaml": json({
        emit: ["@typespec/openapi3", "@typespec/json-schema"],
        "output-dir": "{project-root}/out",
        options: { "@typespec/json-schema": { emitAllModels: true } },
      }),
    }),
    commands: ({ modules }) => [[node, join(modules, "@typespec", "compiler", "cmd", "tsp.js"), "compile", "main.tsp"]],
  },
  {
    title: "openapi-generator",
    makes: "Java classes of the models",
    jar: "org.openapitools:openapi-generator-cli:7.24.0",
    files: (names) => ({ "openapi.json": openApi(names) }),
    commands: ({ jar }) => [
      ["java", "-jar", jar, "generate", "-g", "java", "-i", "openapi.json", "-o", "out", "--global-property", "models"],
    ],
  },
];
