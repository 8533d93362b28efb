import { readFileSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import type { SourceMapping } from "node:module";
import { join, posix } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { seedCatalog } from "../../support/catalog.js";
import { run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { compile, compilers, packageOf, write } from "./support.js";

const packages = Object.entries(cases).map(([title, catalog]) => ({ title, catalog }));

/** The files of all packages, below a folder for each, and a `tsconfig.json` for all of them. */
async function filesOfAll(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [index, { catalog }] of packages.entries()) {
    for (const [path, text] of await packageOf(catalog())) {
      files.set(`${index}/${path}`, text);
      if (path === "tsconfig.json") files.set(path, text.replace('["src"]', '["*/src"]'));
    }
  }
  return files;
}

const all = filesOfAll();

test.each(compilers)("every package compiles with %s, to what it holds", async (compiler) => {
  const files = await all;
  const { folder, remove } = write(files);
  try {
    const output = ["--noEmit", "false", "--declarationMap", "--rootDir", ".", "--outDir", "built"];
    const ran = await compile(compiler, folder, ...output, "--erasableSyntaxOnly", "false");
    expect(ran).toMatchObject({ status: 0, stdout: "" });
    const emitted = [...files].filter(([path]) => path.includes("/esm/"));
    expect(emitted.length).toBeGreaterThan(3 * 10 * packages.length);
    for (const [path, text] of emitted) {
      const built = readFileSync(join(folder, "built", path.replace("/esm/", "/src/")), "utf8");
      if (path.endsWith(".js")) expect(withoutComments(text), path).toBe(withoutComments(built));
      else if (path.endsWith(".d.ts")) expect(withoutHeader(text), path).toBe(withoutHeader(built));
    }
  } finally {
    remove();
  }
});

test("the maps of declarations lead from their words to the same words of the source", async () => {
  const files = await all;
  const maps = [...files].filter(([path]) => path.includes("/esm/") && path.endsWith(".map"));
  expect(maps.length).toBeGreaterThan(10 * packages.length);
  for (const [path, text] of maps) {
    const map = JSON.parse(text) as SourceMap["payload"];
    expect(map.file).toBe(posix.basename(path, ".map"));
    const source = (files.get(posix.join(posix.dirname(path), String(map.sources[0]))) ?? "").split("\n");
    const declarations = files.get(path.replace(/\.map$/, "")) ?? "";
    const origins = new SourceMap(map);
    for (const [line, content] of declarations.split("\n").entries()) {
      const name = /(?<=^ *(?:export )?(?:declare |readonly |get )?(?:\w+ )?)(?!export\b)\w+(?=[(<:?]| [={])/.exec(
        content,
      );
      if (name === null || content.includes("*")) continue;
      const { originalLine, originalColumn } = origins.findEntry(line, name.index) as SourceMapping;
      expect(source[originalLine]?.slice(originalColumn), `${path}:${line}`).toMatch(new RegExp(`^${name[0]}\\b`));
    }
  }
});

function withoutHeader(text: string): string {
  return text.replace(/^\/\/.*\n/, "").trim();
}

const scripts = new Map<string, string>();

/** The packages have many scripts in common, and each compiler makes the same. */
function withoutComments(script: string): string {
  const known = scripts.get(script);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(script, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  scripts.set(script, outputText);
  return outputText;
}

test.each(packages)("$title: passes its own tests as it is written", async ({ catalog }) => {
  const { folder, remove } = write(await packageOf(catalog()));
  try {
    const { status, stdout } = await run("npm", ["test"], { cwd: folder });
    expect(status, stdout).toBe(0);
  } finally {
    remove();
  }
});

/** What TypeScript's server, but not the types of its service, has for editors. */
interface Mapped {
  getSourceMapper(): { tryGetSourcePosition(place: Place): Place | undefined };
}

interface Place {
  readonly fileName: string;
  readonly pos: number;
}

test("an editor goes from a use of the package to its source", async () => {
  const { folder, remove } = write(await packageOf(seedCatalog()));
  try {
    const consumer = join(folder, "consumer.ts");
    const program = `import { DsaCode, DsaError, decodeDsa } from "./esm/dsa/index.js";
export const code = DsaCode.InvalidProjectId;
export const kind = (error: DsaError): string => error.kind;
decodeDsa("");
`;
    writeFileSync(consumer, program);
    const service = ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => true,
      getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 }),
      getScriptFileNames: () => [consumer],
      getScriptVersion: () => "1",
      getScriptSnapshot: (path) => {
        const text = ts.sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
    const mapper = (service as unknown as Mapped).getSourceMapper();
    const leadsTo = (name: string): string[] =>
      (service.getDefinitionAtPosition(consumer, program.lastIndexOf(name)) ?? []).map(({ fileName, textSpan }) => {
        const start = mapper.tryGetSourcePosition({ fileName, pos: textSpan.start });
        const end = mapper.tryGetSourcePosition({ fileName, pos: textSpan.start + textSpan.length });
        if (start === undefined || end === undefined) return fileName;
        const text = readFileSync(start.fileName, "utf8").slice(start.pos, end.pos);
        return `${posix.relative(folder, start.fileName)} ${text}`;
      });
    expect(leadsTo("DsaCode")).toEqual(["src/dsa/code.ts DsaCode"]);
    expect(leadsTo("InvalidProjectId")).toEqual(["src/dsa/code.ts InvalidProjectId"]);
    expect(leadsTo("DsaError")).toEqual(["src/dsa/index.ts DsaError"]);
    expect(leadsTo("kind;")).toEqual(["src/error.ts kind"]);
    expect(leadsTo("decodeDsa")).toEqual(["src/dsa/index.ts decodeDsa"]);
  } finally {
    remove();
  }
});
