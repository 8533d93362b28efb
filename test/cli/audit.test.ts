import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { auditCommand } from "../../generator/cli/audit.js";
import { UsageError } from "../../generator/cli/exit.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const typescript = `import { CommonCode, DsaCode as Codes, isDsaError, dsaInfo } from "tencentcloud-errors";
import * as dsa from "tencentcloud-errors/dsa";

export function handle(error: unknown, response: { code: number; statusCode: number }): void {
  if (isDsaError(error, Codes.InvalidProjectId)) return;
  if (isDsaError(error, 2130)) return;
  if (isDsaError(error) && error.moduleCode === 9999) return;
  switch (response.code) {
    case 4000:
      return;
    case CommonCode.AuthFailure:
      throw new Error(String(dsa.DsaCode.DatabaseError));
  }
  if (response.statusCode === 4000 || response.code === 77777) return;
  dsaInfo(Codes.NoSuchThing);
  // errspec-disable-next-line magic-code -- what a client of 2018 sends
  if (response.code === 4300) return;
  console.log("a text with CommonCode.ServerBusy in it"); // CommonCode.ServerBusy
}
`;

const go = `package main

import (
	"errors"

	"example.com/tcerr"
	codes "example.com/tcerr/dsa"
)

func Do(err error, status struct{ Code int }) error {
	if errors.Is(err, codes.CodeUserNotFound) {
		return codes.CodeUserBlocked
	}
	var e *tcerr.Error
	if errors.As(err, &e) && e.ModuleCode == codes.Code(2130) {
		return &tcerr.Error{Code: tcerr.CodeAccessDenied}
	}
	switch status.Code {
	case 4100, 31337:
		return nil
	}
	return codes.Code(4711)
}
`;

const python = `from tencentcloud_errors import dsa, common as shared
from tencentcloud_errors.dsa import (
    DsaCode,  # the codes
    InvalidProjectIdError as BadProject,
)


def do(error, response):
    try:
        raise dsa.VipRequiredError("no")
    except (BadProject, shared.AccessDeniedError):
        pass
    if error.module_code == DsaCode.USER_NOT_FOUND or error.module_code in (2130, 8642):
        return DsaCode.NO_SUCH_CODE
    match response.code:
        case shared.CommonCode.AUTH_FAILURE | 4000:
            return DsaCode(2131)
    return "DsaCode.DATABASE_ERROR"
`;

function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  put(folder, files);
  return folder;
}

async function run(folder: string, { format = "json", failOn = "error", sources = ["src"] } = {}) {
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    const code = await auditCommand({
      specs: [join(folder, "spec")],
      sources: sources.map((path) => join(folder, path)),
      format,
      failOn,
    });
    return { code, stdout };
  } finally {
    out.mockRestore();
  }
}

interface Report {
  readonly codes: readonly {
    code: string;
    module: string;
    thrown: string[];
    handled: string[];
    used: string[];
    tested: string[];
  }[];
  readonly diagnostics: readonly {
    rule: string;
    message: string;
    file: string;
    start: { line: number; column: number };
    end: { column: number };
  }[];
}

async function report(
  files: Readonly<Record<string, string>>,
): Promise<{ places: string[]; found: string[]; code: number }> {
  const folder = project(files);
  const { stdout, code } = await run(folder);
  const { codes, diagnostics } = JSON.parse(stdout) as Report;
  const line = (place: string): string => place.slice(place.lastIndexOf(":") + 1);
  return {
    code,
    places: codes.flatMap(({ module, code, ...roles }) =>
      (["thrown", "handled", "used", "tested"] as const).flatMap((role) =>
        roles[role].map((place) => `${line(place)} ${module}/${code} ${role}`),
      ),
    ),
    found: diagnostics.map(
      ({ rule, message, start, end }) => `${start.line}:${start.column}-${end.column} ${rule} ${message}`,
    ),
  };
}

describe("errspec audit", () => {
  it("finds what TypeScript throws and handles", async () => {
    const { places, found, code } = await report({ "src/a.ts": typescript });
    expect(places.sort()).toEqual([
      "11 common/4100 handled",
      "12 dsa/1001 thrown",
      "17 common/4300 handled",
      "5 dsa/2130 handled",
      "6 dsa/2130 handled",
      "9 common/4000 handled",
    ]);
    expect(found).toEqual([
      "6:25-29 magic-code the literal 2130 is the code DsaCode.InvalidProjectId",
      "7:49-53 unknown-code no module has the code 9999",
      "9:10-14 magic-code the literal 4000 is the code CommonCode.InvalidParameter",
      "15:11-28 unknown-code the module dsa has no code NoSuchThing",
    ]);
    expect(code).toBe(1);
  });

  it("finds what Go returns and handles", async () => {
    const { places, found } = await report({ "src/a.go": go });
    expect(places.sort()).toEqual([
      "11 dsa/1100 handled",
      "12 dsa/1102 thrown",
      "15 dsa/2130 handled",
      "16 common/4300 thrown",
      "19 common/4100 handled",
    ]);
    expect(found).toEqual([
      "15:54-58 magic-code the literal 2130 is the code dsa.CodeInvalidProjectID",
      "19:7-11 magic-code the literal 4100 is the code tcerr.CodeAuthFailure",
      "22:20-24 unknown-code the module dsa does not have the code 4711",
    ]);
  });

  it("finds what Python raises and handles", async () => {
    const { places, found } = await report({ "src/a.py": python });
    expect(places.sort()).toEqual([
      "10 dsa/1104 thrown",
      "11 common/4300 handled",
      "11 dsa/2130 handled",
      "13 dsa/1100 handled",
      "13 dsa/2130 handled",
      "16 common/4000 handled",
      "16 common/4100 handled",
    ]);
    expect(found).toEqual([
      "13:77-81 magic-code the literal 2130 is the code DsaCode.INVALID_PROJECT_ID",
      "13:83-87 unknown-code no module has the code 8642",
      "14:16-36 unknown-code the module dsa has no code NO_SUCH_CODE",
      "16:47-51 magic-code the literal 4000 is the code CommonCode.INVALID_PARAMETER",
      "17:28-32 unknown-code the module dsa does not have the code 2131",
    ]);
  });

  it("follows TypeScript where it takes objects apart, reads them by key, and declares types", async () => {
    const { places, found } = await report({
      "src/a.ts": `import { CommonCode, DsaCode, DsaError, isDsaError } from "tencentcloud-errors";
const { InvalidProjectId, UserNotFound: missing, Nothing } = DsaCode;
export const a = DsaCode["DatabaseError"] ?? DsaCode["NoneSuch"] ?? DsaCode["1001"];
export function b(e: unknown, given: DsaCode, body: any, key: string) {
  const { code: c, status: s } = body;
  if (c === 4000 || s === 4000 || body["error"]["code"] === 4100 || body["error"][key] === 4100) return;
  if (given === 2130 || c.toString() === "4300" || body.code.toFixed() === "4300") return;
  if (isDsaError(e) && e.code === 9999) return;
  if (e instanceof DsaError) return e.moduleCode === 2130 || e.code === 8888;
  else if ((e as any).code === 7777 || body.code === 6666) return;
  if (!isDsaError(e)) return;
  return e.code === 5555 || CommonCode.AuthFailure;
}
export function c(e: { code: number }, c: number) {
  return c === 4000 || (isDsaError(e) ? 1 : e.code === 4444) || !isDsaError(e) || ((e) => e.code === 3333)(e);
}
`,
    });
    expect(found).toEqual([
      "2:50-57 unknown-code the module dsa has no code Nothing",
      "3:46-65 unknown-code the module dsa has no code NoneSuch",
      "6:13-17 magic-code the literal 4000 is the code CommonCode.InvalidParameter",
      "6:61-65 magic-code the literal 4100 is the code CommonCode.AuthFailure",
      "7:17-21 magic-code the literal 2130 is the code DsaCode.InvalidProjectId",
      "7:42-48 magic-code the literal 4300 is the code CommonCode.AccessDenied",
      "8:35-39 unknown-code no module has the code 9999",
      "9:54-58 magic-code the literal 2130 is the code DsaCode.InvalidProjectId",
      "9:73-77 unknown-code no module has the code 8888",
      "12:21-25 unknown-code no module has the code 5555",
    ]);
    expect(places.sort()).toEqual(expect.arrayContaining(["2 dsa/1100 used", "2 dsa/2130 used", "3 dsa/1001 used"]));
  });

  it("finds in Go and Python the codes and names that no module has", async () => {
    const inGo = await report({
      "src/a.go": `package main

import (
	"errors"

	"example.com/tcerr"
	"example.com/tcerr/dsa"
	"example.com/other"
)

func Do(err error) error {
	var e *tcerr.Error
	var o *other.Error
	if errors.As(err, &e) && e.Code == 9999 || errors.As(err, &o) && o.Code == 8888 {
		return dsa.CodeNope
	}
	if t, ok := err.(*tcerr.Error); ok && t.Code == 7777 {
		return other.CodeNope
	}
	return dsa.CodeUserNotFound
}

func Other(e other.Error) bool { return e.Code == 6666 || dsa.CodeOf == nil }
`,
    });
    expect(inGo.found).toEqual([
      "14:37-41 unknown-code no module has the code 9999",
      "15:10-22 unknown-code the package example.com/tcerr/dsa has no code CodeNope",
      "17:50-54 unknown-code no module has the code 7777",
      "23:59-69 unknown-code the package example.com/tcerr/dsa has no code CodeOf",
    ]);
    const inPython = await report({
      "src/a.py": `import tencentcloud_errors as tc
from tencentcloud_errors.dsa import DsaCode
from tencentcloud_errors import TencentCloudError
import other


def do(code):
    try:
        return DsaCode["USER_NOT_FOUND"], DsaCode["NOPE"], DsaCode[code]
    except TencentCloudError as e:
        return e.code == 9999
    except tc.TencentCloudError as error:
        return error.code == 8888 or code.code == 7777
    except other.Error as e:
        return e.code == 6666
`,
    });
    expect(inPython.found).toEqual([
      "9:43-58 unknown-code the module dsa has no code NOPE",
      "11:26-30 unknown-code no module has the code 9999",
      "13:30-34 unknown-code no module has the code 8888",
    ]);
    expect(inPython.places).toEqual(["9 dsa/1100 used"]);
  });

  it("leaves out what git ignores, and outside of git what tools have made", async () => {
    const use = (n: number): string => `declare const e: { code: number };\nexport const x = e.code === ${n};\n`;
    const files = {
      "src/a.ts": use(4000),
      "src/wp/main.js": use(4100),
      "src/new.ts": use(4300),
      "src/target/a.ts": use(4200),
      ".gitignore": "wp/\n",
    };
    const folder = project(files);
    const names = async (): Promise<string[]> =>
      (JSON.parse((await run(folder)).stdout) as Report).diagnostics.map(({ file }) => file.replace(/^.*\/src\//, ""));
    expect(await names()).toEqual(["a.ts", "new.ts", "wp/main.js"]);
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    execFileSync("git", ["add", "src/a.ts"], { cwd: folder });
    expect(await names()).toEqual(["a.ts", "new.ts", "target/a.ts"]);
    // What is named is read, even if git ignores it.
    const { stdout } = await run(folder, { sources: ["src/wp"] });
    expect((JSON.parse(stdout) as Report).diagnostics).toHaveLength(1);
  });

  it("tells tests from other code, and sums up by module", async () => {
    const use = (name: string): string =>
      `import { CommonCode } from "tencentcloud-errors";\nexport const code = CommonCode.${name};\n`;
    const folder = project({
      "src/a.ts": use("AuthFailure"),
      "src/a.test.ts": use("AuthFailure"),
      "src/b.ts": use("AccessDenied"),
    });
    const { code, stdout } = await run(folder, { format: "text" });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "nothing found\n3 source files\ncommon: 16 codes, 0 thrown, 0 handled, 1 tested\n  unused: 4000, 4200,",
    );
    expect(stdout).toContain("  not tested: 4300\ndsa: 63 codes, 0 thrown, 0 handled, 0 tested\n");
  });

  it("leaves out what it generated itself, dependencies and other files", async () => {
    const folder = project({
      "src/gen.ts": `// Code generated by errspec from spec/dsa.yaml. DO NOT EDIT.\n${typescript}`,
      "src/node_modules/x/a.ts": typescript,
      "src/a.txt": typescript,
    });
    await expect(run(folder)).rejects.toThrow("no TypeScript, Go, Python, Java, Rust, PHP or C# files in");
    await expect(run(folder, { sources: ["nowhere"] })).rejects.toThrow(UsageError);
    await expect(run(folder, { sources: [] })).rejects.toThrow("give the files and folders");
  });

  it("fails for warnings if asked to, and shows places as people know them", async () => {
    const folder = project({
      "src/a.ts": "declare const error: { moduleCode: number };\nexport const x = error.moduleCode === 2130;\n",
    });
    expect((await run(folder)).code).toBe(0);
    const { code, stdout } = await run(folder, { failOn: "warning", format: "text" });
    expect(code).toBe(1);
    const file = relative(process.cwd(), join(folder, "src", "a.ts"));
    expect(stdout).toContain(
      `${file}:2:39: warning[magic-code]: the literal 2130 is the code DsaCode.InvalidProjectId\n  2 | export const x`,
    );
  });

  it("reads every one of its own files without a complaint", async () => {
    const folder = project({});
    const { stdout } = await (async () => {
      let text = "";
      const out = vi.spyOn(process.stdout, "write").mockImplementation((part) => ((text += String(part)), true));
      try {
        await auditCommand({
          specs: [join(folder, "spec")],
          sources: [join(root, "generator")],
          format: "json",
          failOn: "error",
        });
        return { stdout: text };
      } finally {
        out.mockRestore();
      }
    })();
    expect((JSON.parse(stdout) as Report).diagnostics).toEqual([]);
  });
});
