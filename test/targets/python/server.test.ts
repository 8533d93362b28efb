import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { snippets } from "../../../generator/targets/python/snippet.js";
import { surface } from "../../../generator/targets/python/surface.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { caseOf } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

/** What a server does with the case `served`. Every text that must not be sent has a canary in it. */
const program = `
import copy
import json
import pickle

from served_errors import EncodedResponse, InvalidResponseError, ServedError, encode, log, log_, shared


class Broken(Exception):
    def __str__(self):
        raise RuntimeError("canary")


def created(**more):
    values = {"self_": "a", "log_": 5, "class_": 1e21, "retry_after_": True, "secret": "canary"}
    return log_.FullError(**{**values, **more})


def raised(error, cause):
    try:
        raise error from cause
    except BaseException as caught:
        caught.add_note("canary")
        return caught


def handled(error):
    try:
        try:
            raise OSError("canary of the context")
        except OSError:
            raise error
    except BaseException as caught:
        return caught


full = created(log={"query": "canary"}, retry_after=1.5)
assert type(full) is log_.FullError and isinstance(full, log_.LogError)
assert (full.module, full.code, full.module_code) == ("log", shared.SharedCode.BAD, log_.LogCode.FULL)
assert (full.detail, full.request_id, full.body) == ("", None, None)
sent = encode(full, locale="zh;q=0.2, en", request_id="r-1")
assert sent == EncodedResponse(
    429,
    {
        "content-type": "application/json",
        "content-language": "en",
        "vary": "accept-language",
        "retry-after": "2",
        "x-request-id": "r-1",
    },
    '{"error":{"code":1,"own":"full","message":"a, 5 of 1e+21, true, {secret}.","id":"r-1"},"code":1,'
    '"message":"a, 5 of 1e+21, true, {secret}."}',
    "r-1",
), sent
decoded = log_.decode_response(*sent[:1], sent.headers, sent.body)
assert type(decoded) is log_.FullError and (decoded.code, decoded.module_code) == (1, "full")
assert decoded.request_id == "r-1" and decoded.retry_after == 2
again = encode(decoded, locale="zh")
assert json.loads(again.body) == json.loads(sent.body) and "content-language" not in again.headers

noted = raised(created(), OSError("canary"))
assert noted.to_log()["notes"] == log(noted)["notes"] == ["canary"]
assert log(raised(KeyError("k"), None))["notes"] == ["canary"] and "notes" not in log(full)

for error in (full, decoded, created(detail="x"), shared.BadError(detail_="y"), raised(created(), OSError("canary"))):
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error) and vars(twin) == vars(error), error
        assert repr(twin) == repr(error) and str(twin) == str(error) and twin.args == error.args
        assert encode(twin) == encode(error)
    assert "canary" not in repr(error) + str(error)
try:
    log_.FullError("without values")
except TypeError as wrong:
    assert "secret" in str(wrong)
else:
    raise AssertionError

unsent = [
    log_.DiskError("canary", path="canary", log={"canary": 1}, retry_after=5),
    shared.HiddenError("canary"),
    raised(RuntimeError("canary"), OSError("canary")),
    handled(ValueError("canary")),
    Broken(),
    KeyboardInterrupt("canary"),
    InvalidResponseError("not_json", detail="canary", request_id="canary", body="canary"),
    log_.LogError("canary", code=1, module_code="canary"),
    log_.LogError("canary", code=999),
    ServedError("canary", code=1, module="canary"),
    ServedError("canary"),
    handled(ValueError("canary")),
    ExceptionGroup("canary", [OSError("canary")]),
]
for error in unsent:
    for locale in ("", "zh", None, "zh;q=0", "é" * 5000, "\\ud800", ";" * 5000, "*"):
        response = encode(error, locale=locale, request_id="bad id")
        text = "故障" if locale == "zh" else "Broken."
        assert response.status == 500 and "retry-after" not in response.headers, response
        assert len(response.request_id) == 32 and int(response.request_id, 16) >= 0
        assert response.headers["x-request-id"] == response.request_id
        assert "canary" not in str(response) and "disk" not in str(response), response
        message = json.loads(response.body)["error"]
        assert message == {"code": 2, "message": text, "id": response.request_id}, message
assert encode(OSError()).request_id != encode(OSError()).request_id
assert encode(OSError(), request_id="mine").request_id == "mine"

wrapped = [
    raised(RuntimeError("canary"), full),
    raised(OSError("canary"), raised(ValueError("canary"), full)),
    ExceptionGroup("canary", [OSError("canary"), full]),
    raised(RuntimeError("canary"), ExceptionGroup("canary", [ExceptionGroup("canary", [full])])),
]
for error in wrapped:
    assert encode(error, request_id="r-1") == encode(full, request_id="r-1")
    assert log(error) == log(full)
first = RuntimeError("canary")
second = RuntimeError("canary")
first.__cause__, second.__cause__ = second, first
assert encode(first).status == 500 and len(log(first)["causes"]) == 1
deep = full
for _ in range(100_000):
    outer = RuntimeError("canary")
    outer.__cause__ = deep
    deep = outer
assert encode(deep).status == 500 and len(log(deep)["causes"]) == 8
while deep.__cause__ is not None:  # or Python itself would recurse when it frees them
    deep, deep.__cause__ = deep.__cause__, None

# What a type checker would have found.
for wrong in (OSError("canary"), 5, None, ["canary"]):
    odd = created(detail=wrong, self_=wrong, log_=wrong, class_=float("nan"), retry_after=wrong and "canary")
    assert encode(odd).status == 429 and "canary" not in str(encode(odd))
assert "of {class}" in encode(created(class_=10**400)).body
assert "retry-after" not in encode(created(retry_after=float("inf"))).headers

record = log(raised(full, OSError("no space")))
assert list(record) == (
    "error.type module code module_code name kind action retryable effect params causes notes log".split()
), record
assert record["error.type"] == "served.Full" and (record["code"], record["module_code"]) == ("1", "full")
assert record["params"] == {"self": "a", "log": 5, "class": 1e21, "retry_after": True, "secret": "[redacted]"}
assert record["causes"] == [{"type": "OSError", "message": "no space"}]
assert record["log"] == {"query": "canary"} and record["retryable"] is False
assert full.to_log() == record and json.loads(json.dumps(record)) == record
assert log(handled(KeyError("k"))) == {
    "error.type": "_OTHER",
    "message": "'k'",
    "causes": [{"type": "OSError", "message": "canary of the context"}],
}
assert log(Broken()) == {"error.type": "_OTHER"}
assert log(log_.LogError("x", code=999)) == {
    "error.type": "_OTHER", "module": "log", "code": "999", "detail": "x"
}
`;

/** A WSGI server, whose \`app\` comes from the README. */
const requests = `
import json
import wsgiref.util


def answer(path, language):
    started = []
    environ = {"PATH_INFO": path, "HTTP_ACCEPT_LANGUAGE": language}
    wsgiref.util.setup_testing_defaults(environ)
    body = b"".join(app(environ, lambda status, headers: started.append((status, dict(headers)))))
    return started[0][0], started[0][1], body.decode()


class Records(logging.Handler):
    def emit(self, record):
        records.append(record.error)


records = []
logger.addHandler(Records())
assert answer("/known", "en") == ("200 OK", {}, "found")
status, headers, body = answer("/canary", "en-GB, zh;q=0.5")
assert headers["content-language"] == "en" and int(status.split()[0]) >= 400, status
error = dsa.decode(body, int(status.split()[0]))
assert type(error) is dsa.InvalidRequestError and error.detail == dsa.ERRORS[error.module_code].info.text["en"]
assert "canary" not in body
assert records[-1]["log"] == {"name": "canary"} and records[-1]["causes"][0]["type"] == "KeyError"
find = None
status, headers, body = answer("/canary", "zh")
assert status == "500 Internal Server Error" and headers["content-language"] == "zh"
assert json.loads(body)["requestId"] == records[-1]["request_id"] and records[-1]["error.type"] == "_OTHER"
`;

async function runs(files: ReadonlyMap<string, string>, text: string): Promise<void> {
  const { folder, remove } = await temporary();
  await write(folder, new Map([...files, ["program.py", text]]));
  const ran = await run("python3", ["-W", "error", join(folder, "program.py")], { cwd: folder });
  expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  await remove();
}

describeWith(["python3"], "a package for servers", () => {
  it("sends errors, and nothing that is not for clients", async () => {
    await runs(await generate(caseOf("served")), program);
  });

  it("has a README with a server that works", async () => {
    const files = await generate(seedCatalog());
    const blocks = [...(files.get("README.md") ?? "").matchAll(/```python\n([^]*?)```/g)].map(([, code]) => code ?? "");
    const server = blocks.find((code) => code.includes("start_response")) ?? "";
    await runs(files, `${server}\n${requests}`);
  });
});

describe("a package for clients", () => {
  const spec = (side: string): string => `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /text }
targets: { python: {${side}} }
modules:
  - module: log
    errors:
      - { code: 1, name: Missing, text: "No {what}.", kind: not_found, params: [{ name: what }] }
      - { code: 2, name: DiskFull, text: The disk is full., kind: internal, audience: internal }
`;

  it("has neither internal errors nor what only servers need", async () => {
    const client = await generate(catalogOf(spec("")));
    const server = await generate(catalogOf(spec(" side: server ")));
    expect([...client.keys()]).not.toContain("shop_errors/_encode.py");
    expect([...client.values()].join("")).not.toMatch(/DiskFull|InternalServerError|encode\(error|to_log/);
    expect(client.get("shop_errors/log.py")).toContain("class MissingError");
    expect(server.get("shop_errors/log_.py")).toContain("class DiskFullError");
    expect(new Set(server.keys())).toContain("shop_errors/_encode.py");
  });

  it("is left out of a package for servers", async () => {
    const catalog = catalogOf(spec(" side: server "));
    const files = await generate(catalog);
    expect([...files.keys()]).not.toContain("tests/decode.jsonl");
    expect([...files.keys()].filter((path) => /_(?:decode|response|retry|headers|excerpt)\.py$/.test(path))).toEqual(
      [],
    );
    expect([...files.values()].join("")).not.toMatch(
      /\b(?:decode_\w+|raise_for_\w+|retry_decision|read_int|number)\(|InvalidResponse/,
    );
    expect(files.get("README.md")).toMatch(/^pip install shop-errors\n```\n\n## Raise and send\n/m);
    const [entry] = catalog.modules[0]?.entries ?? [];
    expect(entry && snippets(catalog)(entry).raise).toBe(
      'from shop_errors import log_\n\nraise log_.MissingError(what="text") from error',
    );
    const roles = (side: string) => surface.of(catalogOf(spec(side))).map(({ role }) => role);
    expect(roles(" side: both ")).toEqual(expect.arrayContaining(["decoder", "response decoder", "constructor"]));
    expect(roles(" side: server ")).not.toEqual(expect.arrayContaining(["decoder"]));
    expect(roles(" side: server ")).not.toEqual(expect.arrayContaining(["invalid response class"]));
  });
});
