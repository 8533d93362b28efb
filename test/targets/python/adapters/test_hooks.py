"""The hooks of HTTP clients, with the real clients."""

import asyncio
import contextlib
import unittest

import httpx
import requests
from server import ANSWERS, FAILED, Handler, Served
from tencentcloud_errors import InvalidResponseError, common, dsa
from tencentcloud_errors.integrations import httpx as httpx_adapter
from tencentcloud_errors.integrations import requests as requests_adapter
from tencentcloud_errors.integrations._reading import is_read


class Hooks:
    """What the hooks of all clients do. A client has ``get``, ``head`` and ``stream``."""

    def test_returns_a_success(self) -> None:
        self.assertEqual(self.get("/success"), (200, b'{"code":0}'))
        self.assertEqual(self.get("/empty"), (204, b""))

    def test_raises_the_error_of_the_catalog(self) -> None:
        for path in ("/module-error", "/untyped", "/first-type", "/failed-download"):
            with self.subTest(path), self.assertRaises(dsa.InvalidProjectIdError) as caught:
                self.get(path)
            self.assertEqual(caught.exception.codes, "4000/2130")

    def test_raises_an_unknown_code(self) -> None:
        with self.assertRaises(dsa.DsaError) as caught:
            self.get("/unknown")
        self.assertEqual(caught.exception.codes, "7777/9123")

    def test_raises_for_the_page_of_a_gateway(self) -> None:
        for path, status, excerpt, kind in (
            ("/gateway", 502, "<html>Bad Gateway</html>", "text/html"),
            ("/page", 200, "<html>Log in</html>", "text/html"),
            ("/xhtml", 200, "<html>Log in</html>", "application/xhtml+xml"),
        ):
            with self.subTest(path), self.assertRaises(InvalidResponseError) as caught:
                self.get(path)
            error = caught.exception
            self.assertEqual((error.status, error.reason), (status, "content_type"))
            self.assertEqual((error.content_type, error.excerpt), (kind, excerpt))

    def test_takes_the_first_of_repeated_headers(self) -> None:
        with self.assertRaises(common.RequestLimitExceededError) as caught:
            self.get("/limited")
        self.assertEqual(caught.exception.retry_after, 7)

    def test_leaves_other_responses_alone(self) -> None:
        self.assertEqual(self.get("/download"), (200, FAILED.encode()))
        self.assertEqual(self.get("/not-modified"), (304, b""))
        self.assertEqual(self.get("/moved"), (200, b'{"code":0}'))
        for path in ("/success", "/module-error"):
            self.assertEqual(self.head(path), ANSWERS[path][0])

    def test_raises_for_a_failed_head(self) -> None:
        with self.assertRaises(InvalidResponseError) as caught:
            self.head("/gateway")
        error = caught.exception
        self.assertEqual((error.status, error.reason, error.kind), (502, "empty", "unavailable"))

    def test_raises_the_error_behind_a_redirect(self) -> None:
        with self.assertRaises(dsa.InvalidProjectIdError):
            self.get("/moved-to-error")

    def test_streams(self) -> None:
        Handler.more.clear()
        # The server sends the second half when the stream has begun: a hook that reads it waits.
        self.assertEqual(self.stream("/stream", Handler.more.set), b"first,second")
        self.assertEqual(self.stream("/success", lambda: None), b'{"code":0}')
        with self.assertRaises(dsa.InvalidProjectIdError):
            self.stream("/module-error", lambda: None)


class ReadingTest(unittest.TestCase):
    def test_leaves_an_upgraded_connection_alone(self) -> None:
        self.assertFalse(is_read("GET", 101, {}))
        self.assertTrue(is_read("GET", 200, {}))


class HeadersTest(Served):
    def test_takes_the_first_value_without_a_hook(self) -> None:
        response = httpx.get(f"{self.url}/limited")
        self.assertEqual(response.headers["retry-after"], "7, 9")
        error = dsa.decode_response(response.status_code, response.headers, response.content)
        self.assertEqual(error.retry_after, 7)


class RequestsTest(Hooks, Served):
    def setUp(self) -> None:
        self.session = requests.Session()
        self.addCleanup(self.session.close)
        self.session.hooks["response"].append(requests_adapter.hook(dsa.decode_response))

    def get(self, path):
        response = self.session.get(self.url + path, timeout=5)
        return response.status_code, response.content

    def head(self, path):
        return self.session.head(self.url + path, timeout=5).status_code

    def stream(self, path, begun):
        with self.session.get(self.url + path, stream=True, timeout=5) as response:
            begun()
            return b"".join(response.iter_content(2))

    def test_a_transport_without_raw_headers(self) -> None:
        class Files(requests.adapters.BaseAdapter):
            def send(self, request, **_):
                response = requests.Response()
                response.request, response.status_code = request, 404
                response._content = FAILED.encode()
                return response

            def close(self) -> None:
                pass

        self.session.mount("files://", Files())
        with self.assertRaises(dsa.InvalidProjectIdError):
            self.session.get("files://missing")


class HttpxTest(Hooks, Served):
    def setUp(self) -> None:
        self.client = httpx.Client(
            base_url=self.url,
            follow_redirects=True,
            event_hooks={"response": [httpx_adapter.hook(dsa.decode_response)]},
        )
        self.addCleanup(self.client.close)

    def get(self, path):
        response = self.client.get(path)
        return response.status_code, response.content

    def head(self, path):
        return self.client.head(path).status_code

    def stream(self, path, begun):
        with self.client.stream("GET", path) as response:
            begun()
            return b"".join(response.iter_bytes(2))


class AsyncHttpxTest(Hooks, Served):
    @contextlib.asynccontextmanager
    async def client(self):
        hooks = {"response": [httpx_adapter.async_hook(dsa.decode_response)]}
        async with httpx.AsyncClient(
            base_url=self.url, follow_redirects=True, event_hooks=hooks
        ) as client:
            yield client

    def get(self, path):
        async def run():
            async with self.client() as client:
                return await client.get(path)

        response = asyncio.run(run())
        return response.status_code, response.content

    def head(self, path):
        async def run():
            async with self.client() as client:
                return await client.head(path)

        return asyncio.run(run()).status_code

    def stream(self, path, begun):
        async def run():
            async with self.client() as client, client.stream("GET", path) as response:
                begun()
                return b"".join([part async for part in response.aiter_bytes(2)])

        return asyncio.run(run())
