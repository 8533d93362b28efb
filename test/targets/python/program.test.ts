import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { python } from "../../../generator/targets/python/target.js";
import { seedCatalog } from "../../support/catalog.js";
import { describeWith, root, run } from "../../support/tools.js";
import { caseOf, receivers } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

/** What a user of the seed's package writes. */
const program = `
import copy
import dataclasses
import pickle
from decimal import Decimal

from tencentcloud_errors import InvalidArgumentError, InvalidResponseError, TencentCloudError, common, dsa

body = '{"code":4000,"message":"(2130)非法ProjectID参数","requestId":7}'
try:
    dsa.raise_for_error(body)
except dsa.InvalidProjectIdError as caught:
    error = caught
assert isinstance(error, InvalidArgumentError)
assert isinstance(error, dsa.DsaError)
assert repr(error) == "InvalidProjectIdError('非法ProjectID参数', code=4000, module_code=2130, request_id='7')"
assert repr(eval(repr(error), vars(dsa))) == repr(error)
match error:
    case dsa.InvalidProjectIdError(detail):
        assert detail == "非法ProjectID参数"
assert error.body == body
assert (error.fallback, error.http_status, error.info.group) == ("none", 400, "parameter")
assert error.code is common.CommonCode.INVALID_PARAMETER
assert error.module_code is dsa.DsaCode.INVALID_PROJECT_ID
assert (error.kind, error.action, error.retryable) == ("invalid_argument", "fix_request", False)
assert (error.request_id, error.detail) == ("7", "非法ProjectID参数")
assert error.localize("zh") == "非法ProjectID参数，请确认后重试"
assert error.localize("en").startswith("The ProjectID")
assert f"{error.module_code} {error.module_code:05d} {error.module_code!s}" == "2130 02130 2130"
assert dsa.ERRORS[2130] is dsa.InvalidProjectIdError
print(error)

unknown = dsa.decode({"code": 7777, "message": "(9123)x"})
assert type(unknown) is dsa.DsaError
assert (unknown.code, unknown.module_code, unknown.retryable, unknown.http_status) == (7777, 9123, False, 500)
assert dsa.decode(b'{"code":0}') is None
assert dsa.decode(b"", 204) is None
for body in ('{"code":4100}', b'{"code":4100}', bytearray(b'{"code":4100}'), memoryview(b'{"code":4100}'), {"code": Decimal("4100")}):
    shared = dsa.decode(body)
    assert isinstance(shared, common.AuthFailureError) and isinstance(shared, dsa.DsaError)
    assert (shared.module, shared.code, shared.module_code) == ("dsa", common.CommonCode.AUTH_FAILURE, None)
    assert repr(shared) == "AuthFailureError('', code=4100, module='dsa')"
    twin = pickle.loads(pickle.dumps(shared))
    assert type(twin) is type(shared) and vars(twin) == vars(shared) and str(twin) == str(shared)
try:
    raise ExceptionGroup("all", [error, shared, ValueError()])
except* dsa.DsaError as group:
    assert group.exceptions == (error, shared)
except* ValueError:
    pass

byhand = dsa.InvalidProjectIdError("boom")
assert (byhand.code, byhand.module_code, byhand.module) == (4000, dsa.DsaCode.INVALID_PROJECT_ID, "dsa")
assert byhand.code is common.CommonCode.INVALID_PARAMETER
assert str(byhand) == "dsa: InvalidProjectId (4000/2130): boom"
assert (str(dsa.DsaError("boom")), str(TencentCloudError("boom"))) == ("dsa: unknown error: boom", "unknown error: boom")
assert TencentCloudError().code is None and common.AuthFailureError().code == 4100
assert dsa.ERRORS[2130].info.localize("en_US.UTF-8") == error.localize("EN") == error.localize("tlh")
assert error.localize("zh-TW") == error.localize("") == error.info.text["zh"]
try:
    error.info.text["en"] = "changed"
except TypeError:
    pass
else:
    raise AssertionError
assert pickle.loads(pickle.dumps(error.info)) == copy.deepcopy(error.info) == error.info
assert dataclasses.asdict(error.info)["text"] == error.info.text

for none in ("[]", "", b"\\xff", {}, {"code": "x"}, '{"code":NaN}', "[" * 100_000, '{"a":' * 600, None, 5):
    try:
        dsa.decode(none, 503)
    except InvalidResponseError as wrong:
        assert isinstance(wrong, ValueError) and wrong.retryable and wrong.status == 503 and wrong.body == none
        assert str(wrong).startswith("not a response of Tencent Cloud API 2.0: "), wrong
        twin = pickle.loads(pickle.dumps(wrong))
        assert vars(twin) == vars(wrong) and str(twin) == str(wrong) and repr(twin) == repr(wrong)
    else:
        raise AssertionError(none)
try:
    dsa.decode('{"code":4000,}')
except InvalidResponseError as wrong:
    assert isinstance(wrong.__cause__, ValueError) and not wrong.retryable
    assert repr(wrong) == f"InvalidResponseError('not_json', offset={wrong.offset})" and wrong.offset in (12, 13), wrong
try:
    dsa.decode({"code": "Oops", "message": "Disk full", "requestId": "r-1"}, 500)
except InvalidResponseError as wrong:
    assert (wrong.reason, wrong.detail, wrong.request_id, wrong.retryable) == ("bad_code", "Disk full", "r-1", False)


class Response:
    content = b"{}"


for mistake, said in ((Response(), "pass response.content"), (object(), "not object"), ({1}, "not set")):
    try:
        dsa.raise_for_error(mistake)
    except TypeError as wrong:
        assert said in str(wrong), wrong
    else:
        raise AssertionError(mistake)
assert dsa.decode('{"code":4000,"x":' + "9" * 100_000 + "}") is not None

try:
    try:
        raise OSError("cause")
    except OSError as cause:
        raise error from cause
except TencentCloudError as chained:
    assert isinstance(chained.__cause__, OSError)
assert vars(pickle.loads(pickle.dumps(error))) == vars(error) == vars(copy.deepcopy(error))
`;

describeWith(["python3"], "the package, built and installed", () => {
  let space: Awaited<ReturnType<typeof temporary>>;
  const at = (...path: readonly string[]): string => join(space.folder, ...path);

  beforeAll(async () => {
    space = await temporary();
    await write(at("package"), await generate(seedCatalog()));
  });
  afterAll(() => space.remove());

  it("is a wheel and an sdist without the tests, and works in a clean environment", async () => {
    const cwd = at("package");
    const built = await run("python3", ["-W", "ignore", "-m", "build", "--no-isolation", "."], { cwd });
    expect(built.stdout, built.stderr).toContain("Successfully built");
    const [wheel = "", sdist = ""] = (await readdir(join(cwd, "dist"))).sort();
    expect([wheel, sdist]).toEqual(["tencentcloud_errors-0.1.0-py3-none-any.whl", "tencentcloud_errors-0.1.0.tar.gz"]);
    const { stdout: files } = await run("python3", ["-m", "tarfile", "--list", join(cwd, "dist", sdist)]);
    expect(files).toContain("tencentcloud_errors/py.typed");
    expect(files).toContain("tencentcloud_errors/integrations/httpx.py");
    expect(files).not.toContain("/tests");

    await run("python3", ["-m", "venv", "--without-pip", at("venv")]);
    const installed = at("venv", "bin", "python3");
    const pip = ["-m", "pip", "--python", installed, "--disable-pip-version-check", "--no-input"];
    const install = [...pip, "install", "--quiet", "--no-index", join(cwd, "dist", wheel)];
    expect(await run("python3", install)).toMatchObject({ status: 0 });
    expect((await run("python3", [...pip, "check"])).stdout).toContain("No broken requirements");
    await write(space.folder, new Map([["program.py", program]]));
    const ran = await run(installed, ["-W", "error", "-X", "utf8", "program.py"], { cwd: space.folder });
    expect(ran).toEqual({ status: 0, stderr: "", stdout: "dsa: InvalidProjectId (4000/2130): 非法ProjectID参数\n" });
  });

  it("does nothing at import but define", async () => {
    const check = `
import sys
before = set(sys.modules)
import tencentcloud_errors
assert not {"asyncio", "socket", "subprocess", "ssl", "logging"} & (set(sys.modules) - before)
`;
    expect(await run("python3", ["-W", "error", "-c", check], { cwd: at("package") })).toMatchObject({ status: 0 });
  });
});

describeWith(["python3"], "what the catalog says about a code", () => {
  it.each([
    { name: "seed", made: "len(_info._INFOS)", table: "dsa.ERRORS", read: "table[code].info" },
    { name: "kinds", made: "len(table._infos)", table: "sub.ENTRIES", read: "table[code]" },
  ])("is made once, when it is first read: $name", async ({ name, made, table, read }) => {
    const { folder, remove } = await temporary();
    await write(folder, await generate(caseOf(name)));
    const { package: packageName } = optionsOf(caseOf(name));
    const check = `
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from ${packageName} import _info, ${table.replace(/\..*/, "")}

table = ${table}
assert ${made} == 0, "made at import"
sys.setswitchinterval(1e-6)
barrier = Barrier(8)

def read(_):
    barrier.wait()
    return [${read} for code in table]

with ThreadPoolExecutor(8) as threads:
    first, *others = threads.map(read, range(8))
assert ${made} == len(table) == len({id(info) for info in first})
for other in others:
    assert all(one is info for one, info in zip(other, first))
`;
    expect(await run("python3", ["-W", "error", "-c", check], { cwd: folder })).toMatchObject({
      status: 0,
      stderr: "",
    });
    await remove();
  });
});

describeWith(["python3"], "a deprecated code", () => {
  it("is what pyright warns of, and Python does not", async () => {
    const { folder, remove } = await temporary();
    const program = "from cloud_v3_errors import cdn\n\nprint(cdn.CdnNotFoundError.info.deprecated)\n";
    const config = JSON.stringify({ include: ["program.py"], reportDeprecated: "error" });
    await write(
      folder,
      new Map([...(await generate(caseOf("dotted"))), ["program.py", program], ["pyrightconfig.json", config]]),
    );
    const message = "since 2: Servers no longer send it. Use CdnTimeoutError.";
    const ran = await run("python3", ["-W", "error", "program.py"], { cwd: folder });
    expect(ran).toEqual({ status: 0, stderr: "", stdout: `${message}\n` });
    const pyright = join(root, "node_modules", "pyright", "index.js");
    const { stdout } = await run(process.execPath, [pyright], { cwd: folder });
    expect(stdout).toContain('program.py:3:11 - error: The class "CdnNotFoundError" is deprecated');
    expect(stdout).toContain(message);
    await remove();
  });
});

/** A row of `decode.jsonl`, as far as the tests here need it. */
interface Row {
  readonly module: string;
  readonly body?: string;
  readonly verdict: { readonly name?: string | null };
}

describeWith(["python3"], "snippets", () => {
  it.each(receivers)("run, and catch the very error: %s", async (name) => {
    const catalog = caseOf(name);
    const files = await generate(catalog);
    const rows = (files.get("tests/decode.jsonl") ?? "")
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row) as Row);
    const other = catalog.modules.find(({ id }) => id !== catalog.envelope.common)?.id;
    const programs = catalog.modules.flatMap(({ entries }) =>
      entries.slice(0, 5).flatMap((entry) => {
        const called = entry.module === catalog.envelope.common ? other : entry.module;
        const named = rows.filter(({ body, verdict }) => body !== undefined && verdict.name === entry.name);
        const row =
          named.find(({ module }) => module === called) ?? named.find(({ module }) => module === entry.module);
        // No response in the API's own envelope has the code of a module if the envelope has no place for it.
        if (row === undefined) return [];
        const code = python.snippets?.(catalog)(entry).handle ?? "";
        expect(code.split("\n").length).toBeLessThanOrEqual(8);
        return [`body = ${JSON.stringify(row.body)}\n${code}\n`];
      }),
    );
    expect(programs.length).toBeGreaterThan(0);
    const { folder, remove } = await temporary();
    await write(folder, new Map([...files, ["program.py", programs.join("")]]));
    const { status, stdout, stderr } = await run("python3", ["-W", "error", "-X", "utf8", "program.py"], {
      cwd: folder,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n")).toHaveLength(programs.length);
    await remove();
  });
});
