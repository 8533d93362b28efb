import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith, pythonPath, root, run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

const pyright = [join(root, "node_modules", "pyright", "index.js"), "--pythonpath", pythonPath];

/** What users of the adapters write, as far as types can be wrong. */
const usage = `"""Passes the adapters to their libraries."""

from __future__ import annotations

import httpx
import requests
import tenacity
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from flask import Blueprint, Flask
from starlette.applications import Starlette

from tencentcloud_errors import common, dsa
from tencentcloud_errors.integrations import asgi, django, wsgi
from tencentcloud_errors.integrations import flask as for_flask
from tencentcloud_errors.integrations import httpx as for_httpx
from tencentcloud_errors.integrations import requests as for_requests
from tencentcloud_errors.integrations.starlette import exception_handlers
from tencentcloud_errors.integrations.tenacity import RetryPolicy

raise_error = for_httpx.hook(dsa.decode_response)
client = httpx.Client(event_hooks={"response": [raise_error]})
raise_later = for_httpx.async_hook(dsa.decode_response)
async_client = httpx.AsyncClient(event_hooks={"response": [raise_later]})
session = requests.Session()
session.hooks["response"].append(for_requests.hook(dsa.decode_response))
policy = RetryPolicy(idempotent=True)
is_dropped = tenacity.retry_if_exception_type(httpx.TransportError)


@tenacity.retry(retry=policy.retry, wait=policy.wait)
def call() -> httpx.Response:
    """Call until it succeeds."""
    return client.get("/")


@tenacity.retry(retry=policy.retry | is_dropped, wait=policy.wait)
async def call_later() -> httpx.Response:
    """Call until it succeeds."""
    return await async_client.get("/")


def report(record: dict[str, object], error: BaseException) -> None:
    """Take what an adapter for servers reports."""
    print(record["error.type"], type(error))


def invalid(error: RequestValidationError) -> common.InvalidParameterError:
    """Return what is sent for a request that FastAPI rejects."""
    return common.InvalidParameterError(str(error))


handlers = exception_handlers(report, convert={RequestValidationError: invalid})
apps = [FastAPI(exception_handlers=handlers), Starlette(exception_handlers=handlers)]
for_flask.install(Flask(__name__), report)
for_flask.install(Blueprint("part", __name__), report)
on_wsgi = wsgi.middleware(Flask(__name__), report)
on_asgi = asgi.middleware(Starlette(), report)
for_django = django.middleware(report)
`;

/** One folder with the packages of all cases, so that each checker starts once. */
describeWith(["python3", "pytest", "mypy", "ruff", "httpx", "requests", "tenacity"], "the packages", () => {
  let space: Awaited<ReturnType<typeof temporary>>;
  const folderOf = (name: string): string => join(space.folder, name);

  beforeAll(async () => {
    space = await temporary();
    for (const [name, catalog] of cases) await write(folderOf(name), await generate(catalog()));
    await write(folderOf("seed"), new Map([["tests/adapters.py", usage]]));
  });
  afterAll(() => space.remove());

  const clean = { status: 0, stderr: "" };

  it("are as ruff formats them, Python in the README too", async () => {
    expect(await run("ruff", ["format", "--check", "--quiet", "."], { cwd: space.folder })).toMatchObject(clean);
  });

  it("have nothing that ruff finds, by the rules of their own pyproject.toml", async () => {
    const { stdout } = await run("ruff", ["check", "--output-format", "concise", "."], { cwd: space.folder });
    expect(stdout.trim()).toBe("All checks passed!");
  });

  it.each([...cases.keys()])("pass their own tests: %s", async (name) => {
    const cwd = folderOf(name);
    expect(await run("python3", ["-W", "error", "-m", "unittest", "--quiet"], { cwd })).toMatchObject({ status: 0 });
    expect(await run("pytest", ["-q", "-p", "no:cacheprovider"], { cwd })).toMatchObject(clean);
  });

  it("import a module of codes when it is first used", async () => {
    const program = `
import sys, tencentcloud_errors as errors
assert "tencentcloud_errors.dsa" not in sys.modules and {"common", "dsa"} <= set(dir(errors))
assert errors.dsa.decode is sys.modules["tencentcloud_errors.dsa"].decode
assert len(dir(errors)) == len(set(dir(errors)))
try:
    errors.missing
except AttributeError as error:
    assert str(error) == "module 'tencentcloud_errors' has no attribute 'missing'"
from tencentcloud_errors import *
assert common.decode({"code": 4000})
`;
    expect(await run("python3", ["-W", "error", "-c", program], { cwd: folderOf("seed") })).toMatchObject(clean);
  });

  it("pass mypy --strict and pyright strict by their own pyproject.toml", async () => {
    const cwd = folderOf("seed");
    const mypy = run("mypy", ["--no-error-summary"], { cwd });
    expect(await run(process.execPath, pyright, { cwd })).toMatchObject({ status: 0 });
    expect(await mypy).toMatchObject({ ...clean, stdout: "" });
  });
});
