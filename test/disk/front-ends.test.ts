import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nearestFile } from "../../generator/disk/nearest-file.js";
import { readWithGo, readWithPython } from "../../generator/disk/run-front-end.js";
import { put, temporaryFolder } from "../support/folder.js";

/** Programs in place of python3 and go: they keep what they get, and end as a script says. */
function installed(script: string): string {
  const folder = temporaryFolder();
  const text = `#!/bin/sh\n/bin/cat > ${folder}/input\necho "$* $GOWORK" > ${folder}/args\n${script}\n`;
  put(folder, { python3: text, go: text });
  for (const name of ["python3", "go"]) chmodSync(join(folder, name), 0o755);
  vi.stubEnv("PATH", folder);
  return folder;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the programs that read sources", () => {
  it("get what to read, and return what they print", () => {
    const folder = installed("echo facts");
    vi.stubEnv("GOFLAGS", "-mod=vendor");
    vi.stubEnv("GOWORK", undefined);
    expect(readWithPython({ files: [] })).toBe("facts\n");
    expect(readFileSync(join(folder, "args"), "utf8")).toMatch(/^-B \S+front-ends.python/);
    expect(readWithGo({ files: [] })).toBe("facts\n");
    expect(readFileSync(join(folder, "args"), "utf8")).toMatch(/^run -C \S+front-ends.go \. off$/m);
    expect(readFileSync(join(folder, "input"), "utf8")).toBe('{"files":[],"env":["GOFLAGS=-mod=vendor","GOWORK="]}');
    vi.stubEnv("GOFLAGS", undefined);
    vi.stubEnv("GOWORK", "/a/go.work");
    readWithGo({});
    expect(readFileSync(join(folder, "input"), "utf8")).toBe('{"env":["GOFLAGS=","GOWORK=/a/go.work"]}');
  });

  it("say what to do when they cannot run", () => {
    vi.stubEnv("PATH", "");
    expect(() => readWithPython({})).toThrow("python3 does not run; install Python 3.10 or later");
    expect(() => readWithGo({})).toThrow("go does not run; install Go");
    installed("echo one >&2; echo two >&2; exit 1");
    expect(() => readWithPython({})).toThrow("python3 could not read the sources: two");
    expect(() => readWithGo({})).toThrow("the Go sources cannot be read: one; make sure that `go build ./...` passes");
    installed("echo golang.org/x/tools@v0: no network >&2; exit 1");
    expect(() => readWithGo({})).toThrow(
      /cannot be built: golang.org\/x\/tools@v0: no network; run `go mod download -C/,
    );
  });
});

describe("the nearest file with a name", () => {
  it("is in the folder of a file or around it", () => {
    const folder = temporaryFolder();
    put(folder, { "go.mod": "", "a/b/c.go": "" });
    expect(nearestFile(join(folder, "a", "b", "c.go"), "go.mod")).toBe(join(folder, "go.mod"));
    expect(nearestFile(join(folder, "a", "b", "c.go"), "no-such-file")).toBeUndefined();
  });
});
