import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { describeWith, root, run } from "../support/tools.js";
import { actingTexts } from "./acting.js";
import { filesOf, fittedTexts } from "./oracle.js";
import { variants } from "./payloads.js";
import { randomSpec } from "./random-spec.js";
import { filledSpec } from "./spec.js";
import type { Spec } from "./spec.js";

/*
 * Hostile specs go through the real tools of each language, in a folder with a canary. Some texts would write a file if they
 * were run, others would send a secret of the environment to a listening port. Neither may happen.
 *
 * All specs go through one run of each tool. Every third spec has every place for text, and is read back at run time.
 * `TOOLS_SPECS=300 npx vitest run -c vitest.long.config.ts test/hostile/tools` is a campaign.
 */

const count = Number(process.env["TOOLS_SPECS"] ?? 100);
const languages = ["typescript", "go", "python"];
const secret = "canary-5d1c";

interface Sandbox {
  readonly folder: string;
  readonly server: Server;
  readonly visits: string[];
  readonly specs: readonly Spec[];
}

describeWith(["go", "python3"], `${count} hostile specs in the tools of each language`, () => {
  let box: Sandbox;
  const env = { CANARY: secret, GOPROXY: "off" };

  beforeAll(async () => {
    const visits: string[] = [];
    const server = createServer((socket) => {
      socket
        .on("error", () => undefined)
        .on("data", (data) => {
          visits.push(data.toString("latin1"));
          socket.end();
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const folder = mkdtempSync(join(tmpdir(), "errspec-hostile-"));
    const acting = actingTexts((server.address() as AddressInfo).port, join(folder, "canary"));
    const texts = [...acting, ...variants];
    const specs: Spec[] = [];
    for (let nth = 0; nth < count; nth++) {
      // Each other text is one that acts; the others come from the whole list, over all specs.
      const { next } = fittedTexts((index) =>
        index % 2 === 0
          ? (acting[(nth * 7 + index / 2) % acting.length] ?? "")
          : (texts[(nth * 41 + index * 13) % texts.length] ?? ""),
      );
      specs.push(isFilled(nth) ? filledSpec(next, nth % 2 === 0) : randomSpec(nth).make(next));
    }
    for (const [nth, spec] of specs.entries()) {
      const files = await filesOf({ ...spec, targets: optionsOf(nth) }, languages);
      for (const [path, text] of files) put(folder, { [path.replace("/", `/p${nth}/`)]: text });
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    box = { folder, server, visits, specs };
  });
  afterAll(() => {
    box.server.close();
    rmSync(box.folder, { recursive: true });
  });

  /** Options under which packages do not meet. */
  const optionsOf = (nth: number): object => ({
    typescript: { package: `p${nth}` },
    go: { module: `example.com/p${nth}`, package: `p${nth}` },
    python: { package: `p${nth}` },
  });

  const isFilled = (nth: number): boolean => nth % 3 === 0;

  const untouched = (): void => {
    expect(box.visits).toEqual([]);
    expect(readdirSync(box.folder).filter((name) => name.startsWith("canary"))).toEqual([]);
  };

  it("TypeScript compiles them, strips what is internal, and runs them", { timeout: 1_800_000 }, async () => {
    const config = {
      compilerOptions: {
        target: "es2022",
        lib: ["es2024"],
        module: "nodenext",
        strict: true,
        stripInternal: true,
        declaration: true,
        sourceMap: true,
        types: ["node"],
        rootDir: "typescript",
        outDir: "js",
      },
      include: ["typescript/*/src"],
    };
    writeFileSync(join(box.folder, "tsconfig.json"), JSON.stringify(config));
    writeFileSync(join(box.folder, "package.json"), '{ "type": "module" }');
    const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
    expect(await run(process.execPath, [tsc, "-p", "."], { cwd: box.folder, env })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    const entries = box.specs.map((_, nth) => `await import("./js/p${nth}/src/index.js");\n`);
    writeFileSync(join(box.folder, "all.mjs"), entries.join(""));
    expect(await run(process.execPath, ["all.mjs"], { cwd: box.folder, env })).toMatchObject({ status: 0, stderr: "" });
    untouched();
  });

  it("Go vets, builds and generates them, and runs their tests", { timeout: 1_800_000 }, async () => {
    const uses = box.specs.map((_, nth) => `use ./go/p${nth}\n`);
    writeFileSync(join(box.folder, "go.work"), `go 1.21\n\n${uses.join("")}`);
    const patterns = box.specs.map((_, nth) => `./go/p${nth}/...`);
    // Linking a program takes longest, and its code is that of the packages: `build` leaves programs out, and few are tested.
    const library = '{{if ne .Name "main"}}{{.ImportPath}}{{end}}';
    const listed = await run("go", ["list", "-f", library, ...patterns], { cwd: box.folder, env });
    const packages = listed.stdout.trim().split("\n");
    expect(packages.length).toBeGreaterThan(2 * box.specs.length);
    const few = patterns.slice(0, 8);
    // To optimize code that hardly runs takes longer than it saves.
    const unoptimized = "-gcflags=-N -l";
    for (const [command, on] of [
      [["vet", unoptimized], patterns],
      [["build", unoptimized], packages],
      [["generate"], patterns],
      [["test", unoptimized, "-run", "^$"], few],
    ] as const) {
      const ran = await run("go", [...command, ...on], { cwd: box.folder, env });
      expect(ran, command.join(" ")).toMatchObject({ status: 0, stderr: "" });
    }
    untouched();
  });

  it("have the texts of their specs at run time", { timeout: 1_800_000 }, async () => {
    const filled = box.specs.flatMap((_, nth) => (isFilled(nth) ? [nth] : []));
    const expected = filled.map((nth) => textsOf(box.specs[nth]));
    expect(expected.flat(2).length).toBe(4 * 4 * filled.length);

    const js = filled.map(
      (nth) => `import { thingsInfo as p${nth}, textsOf as t${nth} } from "./js/p${nth}/src/index.js";\n`,
    );
    put(box.folder, {
      "read.mjs": `${js.join("")}
const read = ({ text, title }, { url }) => [text.zh, text.en, title?.zh ?? "", title?.en ?? "", url];
const all = [${filled.map((nth) => `[p${nth}, t${nth}]`).join(", ")}];
console.log(JSON.stringify(all.map(([info, texts]) => [1, 2, 3, 4].map((code) => read(texts(info(code)), info(code))))));
`,
    });
    const typescript = await run(process.execPath, ["read.mjs"], { cwd: box.folder });
    expect(typescript).toMatchObject({ status: 0, stderr: "" });
    const inTypescript = JSON.parse(typescript.stdout) as string[][][];
    const readBack = expected.map((codes, nth) =>
      codes.map((texts, code) => [...texts, inTypescript[nth]?.[code]?.[4] ?? "no address"]),
    );
    expect(inTypescript).toEqual(readBack);

    const readers = filled.map(
      (nth) => `func read${nth}(code p${nth}.Code) [5]string {
\tinfo, _ := code.Info()
\treturn [5]string{info.Text.ZH, info.Text.EN, info.Title.ZH, info.Title.EN, info.URL}
}
`,
    );
    const rows = filled.map((nth) => `\t\t{${[1, 2, 3, 4].map((code) => `read${nth}(${code})`).join(", ")}},\n`);
    // A catalog of one module is one package.
    const imports = filled.map((nth) => `import p${nth} "example.com/p${nth}${nth % 2 === 0 ? "/things" : ""}"\n`);
    put(join(box.folder, "go", "read"), {
      "go.mod": "module example.com/read\n\ngo 1.21\n",
      "main.go": `package main\n\nimport "encoding/json"\nimport "os"\n${imports.join("")}
${readers.join("\n")}
func main() { _ = json.NewEncoder(os.Stdout).Encode([][][5]string{\n${rows.join("")}\t}) }\n`,
    });
    const uses = ["read", ...filled.map((nth) => `p${nth}`)].map((name) => `use ./go/${name}\n`);
    writeFileSync(join(box.folder, "go.work"), `go 1.21\n\n${uses.join("")}`);
    const go = await run("go", ["run", "./go/read"], { cwd: box.folder, env });
    expect(go).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(go.stdout)).toEqual(readBack);

    const reader = `
import importlib, json, sys
def read(info):
    title = info.title or {}
    return [info.text["zh"], info.text["en"], title.get("zh", ""), title.get("en", ""), info.url or ""]
found = []
for nth in ${JSON.stringify(filled)}:
    sys.path.insert(0, f"python/p{nth}")
    errors = importlib.import_module(f"p{nth}.things").ERRORS
    found.append([read(errors[code].info) for code in (1, 2, 3, 4)])
print(json.dumps(found))
`;
    const python = await run("python3", ["-X", "utf8", "-c", reader], { cwd: box.folder });
    expect(JSON.parse(python.stdout)).toEqual(readBack);
    untouched();
  });

  it("Python compiles and imports them, without a warning or a doctest", { timeout: 1_800_000 }, async () => {
    const program = `
import doctest, importlib, pathlib, sys
for nth in range(${box.specs.length}):
    sys.path.insert(0, f"python/p{nth}")
    for file in sorted(pathlib.Path(f"python/p{nth}/p{nth}").glob("*.py")):
        name = f"p{nth}" if file.stem == "__init__" else f"p{nth}.{file.stem}"
        failed, attempted = doctest.testmod(importlib.import_module(name))
        assert attempted == 0, name
`;
    const ran = await run("python3", ["-W", "error", "-X", "utf8", "-c", program], { cwd: box.folder, env });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
    const compiled = await run("python3", ["-W", "error", "-m", "compileall", "-q", "python"], {
      cwd: box.folder,
      env,
    });
    expect(compiled).toEqual({ status: 0, stdout: "", stderr: "" });
    untouched();
  });
});

/** The texts and titles of the entries of the last module, as every language can represent them. */
function textsOf(spec: Spec | undefined): string[][] {
  type Texts = Readonly<Record<string, string>>;
  const modules = spec?.["modules"] as {
    readonly errors: readonly { readonly text: Texts; readonly title?: Texts }[];
  }[];
  const errors = modules.at(-1)?.errors ?? [];
  return errors.map(({ text, title }) =>
    [text["zh"], text["en"], title?.["zh"], title?.["en"]].map((each) => (each ?? "").trim().toWellFormed()),
  );
}

describe("the canary", () => {
  it("detects texts that are run", async () => {
    const visits: string[] = [];
    const server = createServer((socket) => {
      socket.on("data", (data) => {
        visits.push(data.toString("latin1"));
        socket.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const folder = temporaryFolder();
    const [file] = actingTexts(1, join(folder, "canary"));
    await run(process.execPath, ["-e", `/* ${file ?? ""} */`], { cwd: folder });
    expect(readdirSync(folder)).toEqual(["canary"]);
    const [, send] = actingTexts((server.address() as AddressInfo).port, "");
    await run(process.execPath, ["-e", `/* ${send?.replace("; /*", ".catch(() => 0); /*") ?? ""} */`], {
      env: { CANARY: secret },
    });
    expect(visits.join("")).toContain(secret);
    server.close();
  });
});
