import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "../peers/install.mjs";
import { bufSchema, errspecSpec, openApi, smithyModel } from "./sources.mjs";

const node = process.execPath;
const root = join(import.meta.dirname, "..", "..", "..");

/** Versions, each the newest of which all parts could be had and that runs on Node 20 and Java 17. */
const bufPackages = { "@bufbuild/buf": "1.75.0", "@bufbuild/protoc-gen-es": "2.13.0", "@bufbuild/protobuf": "2.13.0" };
const openApiJar = "org.openapitools:openapi-generator-cli:7.24.0";
const smithyJars = {
  "software.amazon.smithy:smithy-cli": "1.73.0",
  "software.amazon.smithy.typescript:smithy-aws-typescript-codegen": "0.49.1",
};
const smithyPackages = { "@smithy/smithy-client": "4.12.13" };

/** Runs a program, and returns its exit code and what it printed. */
function run(cwd, [program, ...args]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  return { status, output: stdout + stderr };
}

/** Runs a program that must succeed. */
function must(cwd, command) {
  const { status, output } = run(cwd, command);
  if (status !== 0) throw new Error(`${command.join(" ")}: ${output}`);
}

/** Maven artifacts with all that they need. Returns their folder, or why they cannot be had. */
function withMaven(folder, title, artifacts) {
  const place = join(folder, title);
  const lib = join(place, "lib");
  const dependencies = Object.entries(artifacts).map(([name, version]) => {
    const [group, artifact] = name.split(":");
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>${title}</artifactId><version>1</version><dependencies>${dependencies.join("")}</dependencies></project>\n`;
  const file = join(place, "pom.xml");
  if (existsSync(lib) && readFileSync(file, "utf8") === pom) return { lib };
  mkdirSync(place, { recursive: true });
  writeFileSync(file, pom);
  const args = ["--quiet", "--batch-mode", "dependency:copy-dependencies", `-DoutputDirectory=${lib}`];
  const { status, stdout, error } = spawnSync("mvn", args, { cwd: place, encoding: "utf8" });
  return status === 0 ? { lib } : { missing: error?.message ?? stdout.trim().split("\n")[0] };
}

/**
 * The tools. `sources` are the files that a person writes; `generate` writes code below `cwd`, and `code` says which files are
 * that of a language, and where the program imports `errors` from. `breaking` compares a folder with one before a change.
 */
export const tools = [
  {
    title: "hand-written",
    program: "hand.ts",
    install: () => ({}),
    sources: () => ({}),
    generate: () => undefined,
    code: {},
  },
  {
    title: "openapi-generator",
    version: openApiJar.split(":").at(-1),
    program: "openapi.ts",
    install: (folder) => install(folder, { title: "openapi-generator", jar: openApiJar }),
    sources: openApi,
    generate(cwd, { jar }) {
      for (const [generator, out, more] of [
        ["typescript-fetch", "typescript", []],
        ["go", "go", []],
        ["python", "python", []],
        ["markdown", "docs", []],
      ])
        must(cwd, [
          "java",
          "-jar",
          jar,
          "generate",
          "-g",
          generator,
          "-i",
          "openapi.yaml",
          "-o",
          `out/${out}`,
          ...more,
        ]);
    },
    code: { TypeScript: "out/typescript", Go: "out/go", Python: "out/python", docs: "out/docs" },
    entry: "out/typescript/models/index.ts",
  },
  {
    title: "buf with protobuf-es",
    version: "1.75.0, 2.13.0",
    program: "buf.ts",
    install: (folder) => install(folder, { title: "buf", packages: bufPackages }),
    sources: (codes, { modules }) =>
      bufSchema(codes, node, join(modules, "@bufbuild", "protoc-gen-es", "bin", "protoc-gen-es")),
    generate: (cwd, installed) => must(cwd, [...bufOf(installed), "generate"]),
    code: { TypeScript: "out" },
    entry: "out/errors/v1/errors_pb.ts",
    breaking: (cwd, before, installed) => run(cwd, [...bufOf(installed), "breaking", "--against", before]),
  },
  {
    title: "Smithy",
    version: "1.73.0, 0.49.1",
    program: "smithy.ts",
    install(folder) {
      const npm = install(folder, { title: "smithy-runtime", packages: smithyPackages });
      return npm.missing === undefined ? { ...withMaven(folder, "smithy", smithyJars), ...npm } : npm;
    },
    sources: smithyModel,
    generate: (cwd, installed) => must(cwd, [...smithyOf(installed), "build", "--discover", "--quiet"]),
    code: { TypeScript: "build/smithy/source/typescript-codegen/src" },
    entry: "build/smithy/source/typescript-codegen/src/models/errors.ts",
    breaking: (cwd, before, installed) =>
      run(cwd, [
        ...smithyOf(installed),
        "diff",
        "--no-color",
        "--aut",
        "--severity",
        "NOTE",
        "--old",
        join(before, "model"),
        "--new",
        "model",
      ]),
  },
  {
    title: "errspec",
    version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
    program: "errspec.ts",
    install: () => ({}),
    sources: errspecSpec,
    generate: (cwd) => must(cwd, [node, join(root, "dist", "main.js"), "generate"]),
    code: { TypeScript: "out/typescript/src", Go: "out/go", Python: "out/python", docs: "out/docs" },
    entry: "out/typescript/src/index.ts",
    breaking: (cwd, before) =>
      run(cwd, [node, join(root, "dist", "main.js"), "breaking", "--against", join(before, "spec")]),
  },
];

const bufArchitecture = process.arch === "arm64" && process.platform === "linux" ? "aarch64" : process.arch;
const bufOf = ({ modules }) => [join(modules, "@bufbuild", `buf-${process.platform}-${bufArchitecture}`, "bin", "buf")];
const smithyOf = ({ lib }) => ["java", "-cp", join(lib, "*"), "software.amazon.smithy.cli.SmithyCli"];

/** What the npm package of Snyk's catalog has: its errors, and the codes that they carry. */
export function snyk(folder) {
  const { modules, missing } = install(folder, {
    title: "snyk",
    packages: { "@snyk/error-catalog-nodejs-public": "5.82.1" },
  });
  if (missing !== undefined) return { missing };
  const catalogs = join(modules, "@snyk", "error-catalog-nodejs-public", "src", "catalogs");
  const text = readdirSync(catalogs)
    .filter((name) => name.endsWith("-error-catalog.js"))
    .map((name) => readFileSync(join(catalogs, name), "utf8"))
    .join("\n");
  const codes = new Set([...text.matchAll(/errorCode: '([A-Z0-9-]+)'/g)].map(([, code]) => code));
  return { version: "5.82.1", classes: [...text.matchAll(/class \w+ extends/g)].length, codes: codes.size };
}
