import { cpSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { auditCommand } from "../../generator/cli/audit.js";
import { Misuse } from "../../generator/cli/exit.js";
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
      "6:25-29 magic-code 2130 is DsaCode.InvalidProjectId",
      "7:49-53 unknown-code no module has the code 9999",
      "9:10-14 magic-code 4000 is CommonCode.InvalidParameter",
      "15:11-28 unknown-code there is no code NoSuchThing in the module dsa",
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
      "15:54-58 magic-code 2130 is dsa.CodeInvalidProjectID",
      "19:7-11 magic-code 4100 is tcerr.CodeAuthFailure",
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
      "13:77-81 magic-code 2130 is DsaCode.INVALID_PROJECT_ID",
      "13:83-87 unknown-code no module has the code 8642",
      "14:16-36 unknown-code there is no code NO_SUCH_CODE in the module dsa",
      "16:47-51 magic-code 4000 is CommonCode.INVALID_PARAMETER",
      "17:28-32 unknown-code the module dsa does not have the code 2131",
    ]);
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
    await expect(run(folder)).rejects.toThrow("there are no sources in TypeScript, Go or Python");
    await expect(run(folder, { sources: ["nowhere"] })).rejects.toThrow(Misuse);
    await expect(run(folder, { sources: [] })).rejects.toThrow("name the files and folders");
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
      `${file}:2:39: warning[magic-code]: 2130 is DsaCode.InvalidProjectId\n  2 | export const x`,
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
