import { describe, expect, it } from "vitest";
import { standardEnvelopes } from "../../../generator/model/catalog.js";
import { surface } from "../../../generator/targets/python/surface.js";
import { catalogOf, loadText, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, temporary, write } from "./workspace.js";

const shop = (options: string): string => `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { python: { ${options} } }
modules:
  - { module: testing, errors: [{ code: 1, name: Gone, text: It is gone. }] }
`;

/** A catalog with every standard envelope. */
const standard = {
  ...seedCatalog(),
  envelopes: standardEnvelopes.map((id) => ({ id, domain: "example.com" })),
};

/** Tests as a user of the package writes them. */
const tests = `
import httpx
import pytest

from tencentcloud_errors import common, dsa
from tencentcloud_errors.integrations.httpx import hook
from tencentcloud_errors.testing import all_fixtures, fixture_of, mock_error, mock_transport, raises_code


def client(*codes):
    hooks = {"response": [hook(dsa.decode_response)]}
    return httpx.Client(transport=mock_transport(*codes), event_hooks=hooks, base_url="https://example.com")


def test_answers_in_turn():
    limited = common.CommonCode.REQUEST_LIMIT_EXCEEDED
    with client(dsa.DsaCode.INVALID_PROJECT_ID, limited, None) as api:
        with raises_code(dsa.DsaCode.INVALID_PROJECT_ID) as raised:
            api.get("/")
        assert raised.error.request_id == "request-1"
        with raises_code(limited):
            api.post("/", content=b"x")
        assert [api.get("/").status_code for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize(("code", "fixture"), all_fixtures())
def test_every_fixture(code, fixture):
    with raises_code(code), client(code) as api:
        api.get("/")


def test_a_failed_assertion_names_both_errors():
    with pytest.raises(AssertionError, match=r"expected .*INVALID_REQUEST.*, but InvalidProjectIdError was raised: "):
        with raises_code(dsa.DsaCode.INVALID_REQUEST), client(dsa.DsaCode.INVALID_PROJECT_ID) as api:
            api.get("/")
    with pytest.raises(AssertionError, match="but no error was raised"), raises_code(dsa.DsaCode.INVALID_REQUEST):
        pass
    with pytest.raises(KeyError), raises_code(dsa.DsaCode.INVALID_REQUEST):
        raise KeyError


def test_headers():
    response = mock_error(dsa.DsaCode.INVALID_PROJECT_ID, retry_after=7, headers={"x-own": "1"})
    assert (response.status_code, response.headers["retry-after"], response.headers["x-own"]) == (400, "7", "1")
    error = dsa.decode_response(response.status_code, response.headers, response.content)
    assert error.retry_after == 7
    assert fixture_of(dsa.DsaCode.INVALID_PROJECT_ID).headers["content-language"] == "zh"


def test_envelopes():
    code = dsa.DsaCode.INVALID_PROJECT_ID
    with httpx.Client(transport=mock_transport(code, None, envelope="graphql")) as api:
        responses = [api.get("https://example.com/") for _ in range(2)]
    decoded = [dsa.decode_graphql_response(each.status_code, each.headers, each.content) for each in responses]
    assert decoded[0].info.code == code
    assert decoded[1] is None
    response = mock_error(code, envelope="problem")
    assert response.headers["content-type"] == "application/problem+json"
`;

describeWith(["python3", "httpx", "pytest"], "the test kit", () => {
  it("works with a client of httpx and pytest, as the README says", async () => {
    const { folder, remove } = await temporary();
    const files = await generate(standard);
    const blocks = [...(files.get("README.md") ?? "").matchAll(/```python\n([^]*?)```/g)].map(([, code]) => code ?? "");
    const example = blocks.find((code) => code.includes("mock_transport")) ?? "";
    await write(folder, new Map([...files, ["test_kit.py", tests], ["test_readme.py", example]]));
    const own = await run("python3", ["-m", "unittest", "tests.test_testing"], { cwd: folder });
    expect(own.status, own.stderr).toBe(0);
    const args = ["-q", "-p", "no:cacheprovider", "test_kit.py", "test_readme.py"];
    const { status, stdout } = await run("pytest", args, { cwd: folder });
    expect(status, stdout).toBe(0);
    expect(stdout).toMatch(/^\d{2,} passed/m);
    await remove();
  });
});

/** A test of a code with params, and what the package is made from. */
const paramTests = `
import httpx
import pytest

from shop_errors import orders
from shop_errors.testing import fixture_of, mock_error, mock_transport, raises_code

code = orders.OrdersCode.TOO_MANY


def test_params():
    error = orders.decode_response(*fixture_of(code, params={"item": 'a "b" {count}', "price": 2.0}))
    assert error.params == {"item": 'a "b" {count}', "count": 42, "price": 2.0, "paid": True}
    assert error.detail == '42 of a "b" {count} for 2, true'
    response = mock_error(code, params={"paid": False}, envelope="grpc")
    error = orders.decode_grpc_response(response.status_code, response.headers, response.content)
    assert error.params["paid"] is False
    with pytest.raises(TypeError, match="has no param 'size'"):
        fixture_of(code, params={"size": 1})


def test_transport():
    answer = fixture_of(code, params={"item": "tea"}, retry_after=3)
    with httpx.Client(transport=mock_transport(answer)) as api, raises_code(code) as raised:
        response = api.get("https://example.com/")
        orders.raise_for_response(response.status_code, response.headers, response.content)
    assert (raised.error.params["item"], raised.error.retry_after) == ("tea", 3)
`;

const paramSpec = `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /text, params: /params }
envelopes: { grpc: }
targets: { python: { testkit: true } }
modules:
  - module: orders
    errors:
      - code: 1
        name: TooMany
        text: "{count} of {item} for {price}, {paid}"
        params: [{ name: item }, { name: count, type: int }, { name: price, type: float }, { name: paid, type: bool }]
`;

describeWith(["python3", "httpx", "pytest"], "the test kit of errors with params", () => {
  it("shows the values that a test gives", async () => {
    const { folder, remove } = await temporary();
    await write(folder, new Map([...(await generate(catalogOf(paramSpec))), ["test_params.py", paramTests]]));
    const { status, stdout } = await run("pytest", ["-q", "-p", "no:cacheprovider", "test_params.py"], { cwd: folder });
    expect(status, stdout).toBe(0);
    await remove();
  });
});

describe("the option `testkit`", () => {
  it("adds a module and its fixtures", async () => {
    const kit = (files: ReadonlyMap<string, string>): readonly string[] =>
      [...files.keys()].filter((path) => /testing|fixtures/.test(path));
    expect(kit(await generate(catalogOf(shop("testkit: true"))))).toEqual([
      "shop_errors/testing_.py",
      "shop_errors/_fixtures.py",
      "shop_errors/testing.py",
      "tests/test_testing.py",
    ]);
    const without = await generate(catalogOf(shop("")));
    expect(kit(without)).toEqual(["shop_errors/testing.py"]);
    expect(without.get("README.md")).not.toContain("Test your code");
    expect(loadText(shop("testkit: 1")).diagnostics).not.toEqual([]);
  });

  it("needs what decodes", () => {
    const problems = loadText(shop("testkit: true, side: server")).diagnostics;
    expect(problems.map(({ message }) => message)).toEqual([
      "the test kit is for clients, but the package has `side: server`; choose `side: both` or remove `testkit`",
    ]);
    expect(problems[0]?.at).toMatchObject({ line: 7, column: 31 });
    expect(loadText(shop("testkit: true, side: both")).diagnostics).toEqual([]);
  });

  it("is a part of what users rely on", () => {
    const names = (options: string): readonly string[] =>
      surface
        .of(catalogOf(shop(options)))
        .filter(({ role }) => role === "module")
        .map(({ text }) => text);
    expect(names("testkit: true")).toEqual(["testing", "testing_"]);
    expect(names("")).toEqual(["testing"]);
  });
});
