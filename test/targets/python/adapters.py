"""The adapters of the example's package, with their libraries and a server on this machine."""

import asyncio
import contextlib
import http.server
import threading
import unittest
from typing import ClassVar
from unittest import mock

import httpx
import requests
import tenacity
from tencentcloud_errors import InvalidResponseError, common, dsa, retry_decision
from tencentcloud_errors.integrations import httpx as httpx_adapter
from tencentcloud_errors.integrations import requests as requests_adapter
from tencentcloud_errors.integrations import tenacity as tenacity_adapter

JSON = ("Content-Type", "application/json; charset=utf-8")
HTML = ("Content-Type", "text/html")
BYTES = ("Content-Type", "application/octet-stream")
FAILED = '{"code":4000,"message":"(2130)no"}'
BUSY = '{"code":4400,"message":"busy"}'
# By path: the status, headers and body of an answer.
ANSWERS = {
    "/success": (200, [JSON], '{"code":0}'),
    "/module-error": (200, [JSON], FAILED),
    "/untyped": (200, [], FAILED),
    "/first-type": (200, [JSON, BYTES], FAILED),
    "/unknown": (400, [JSON], '{"code":7777,"message":"(9123)new"}'),
    "/gateway": (502, [HTML], "<html>Bad Gateway</html>"),
    "/page": (200, [HTML], "<html>Log in</html>"),
    "/failed-download": (500, [BYTES], FAILED),
    "/download": (200, [BYTES], FAILED),
    "/not-modified": (304, [JSON], ""),
    "/moved": (302, [HTML, ("Location", "/success")], "<html>Moved</html>"),
    "/moved-to-error": (302, [HTML, ("Location", "/module-error")], "<html>Moved</html>"),
    "/empty": (204, [], ""),
    "/limited": (429, [JSON, ("Retry-After", "7"), ("Retry-After", "9")], BUSY),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path; ``/stream`` sends its second half when ``more`` is set."""

    more: ClassVar = threading.Event()
    queue: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        path = self.queue.pop(0) if self.path == "/queue" else self.path
        if path == "/drop":
            self.connection.shutdown(2)
            return
        if path == "/stream":
            self.stream()
            return
        status, headers, body = ANSWERS[path]
        self.start(status, headers)
        if self.command != "HEAD":
            self.wfile.write(body.encode())

    do_HEAD = do_GET

    def stream(self) -> None:
        self.start(200, [BYTES])
        self.wfile.write(b"first,")
        self.wfile.flush()
        if not self.more.wait(10):
            raise TimeoutError
        self.wfile.write(b"second")

    def start(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Served(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.url = f"http://127.0.0.1:{server.server_port}"


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
        for path, status, excerpt in (
            ("/gateway", 502, "<html>Bad Gateway</html>"),
            ("/page", 200, "<html>Log in</html>"),
        ):
            with self.subTest(path), self.assertRaises(InvalidResponseError) as caught:
                self.get(path)
            error = caught.exception
            self.assertEqual((error.status, error.reason), (status, "content_type"))
            self.assertEqual((error.content_type, error.excerpt), ("text/html", excerpt))

    def test_takes_the_first_of_repeated_headers(self) -> None:
        with self.assertRaises(common.RequestLimitExceededError) as caught:
            self.get("/limited")
        self.assertEqual(caught.exception.retry_after, 7)

    def test_leaves_other_responses_alone(self) -> None:
        self.assertEqual(self.get("/download"), (200, FAILED.encode()))
        self.assertEqual(self.get("/not-modified"), (304, b""))
        self.assertEqual(self.get("/moved"), (200, b'{"code":0}'))
        for path in ("/success", "/module-error", "/gateway"):
            self.assertEqual(self.head(path), ANSWERS[path][0])

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


class TenacityTest(Served):
    def setUp(self) -> None:
        self.client = httpx.Client(
            base_url=self.url,
            event_hooks={"response": [httpx_adapter.hook(dsa.decode_response)]},
        )
        self.addCleanup(self.client.close)
        self.sleeps: list[float] = []

    def call(self, *paths: str, idempotent: bool = True, **options: object):
        """Get the status after the answers of these paths, in their order."""
        Handler.queue[:] = paths
        policy = tenacity_adapter.RetryPolicy(idempotent=idempotent, max_attempts=3)
        defaults = {"retry": policy.retry, "wait": policy.wait, "sleep": self.sleeps.append}
        call = tenacity.retry(**{**defaults, **{key: of(policy) for key, of in options.items()}})
        return call(self.client.get)("/queue").status_code

    def test_waits_as_long_as_the_server_asks_for(self) -> None:
        self.assertEqual(self.call("/limited", "/limited", "/success", idempotent=False), 200)
        self.assertEqual(self.sleeps, [7, 7])

    def test_backs_off_by_the_very_decision(self) -> None:
        decisions = []

        def decide(*arguments, **options):
            decisions.append(retry_decision(*arguments, **options))
            return decisions[-1]

        with mock.patch.object(tenacity_adapter, "retry_decision", decide):
            self.assertEqual(self.call("/gateway", "/gateway", "/success"), 200)
        self.assertEqual([decision.delay for decision in decisions], [*self.sleeps, 0])
        for delay, full in zip(self.sleeps, (1, 2)):
            self.assertTrue(full / 2 <= delay <= full, delay)

    def test_raises_what_is_not_worth_another_call(self) -> None:
        for paths, idempotent, error in (
            (["/module-error"], True, dsa.InvalidProjectIdError),
            (["/gateway"], False, InvalidResponseError),
            (["/drop"], True, httpx.TransportError),
        ):
            with self.subTest(paths), self.assertRaises(error):
                self.call(*paths, "/success", idempotent=idempotent)
            self.assertEqual((self.sleeps, Handler.queue), ([], ["/success"]))

    def test_raises_the_last_error(self) -> None:
        with self.assertRaises(InvalidResponseError):
            self.call(*["/gateway"] * 9)
        self.assertEqual((len(self.sleeps), len(Handler.queue)), (2, 6))

    def test_works_with_other_predicates(self) -> None:
        dropped = tenacity.retry_if_exception_type(httpx.TransportError)
        status = self.call(
            *("/drop", "/limited", "/success"),
            retry=lambda policy: policy.retry | dropped,
            wait=lambda policy: policy.wait + tenacity.wait_fixed(1),
        )
        self.assertEqual(status, 200)
        backoff, asked = self.sleeps
        self.assertTrue(2 <= backoff <= 3, backoff)
        self.assertEqual(asked, 8)

    def test_waits_for_coroutines(self) -> None:
        Handler.queue[:] = ["/limited", "/success"]
        policy = tenacity_adapter.RetryPolicy()

        async def sleep(seconds: float) -> None:
            self.sleeps.append(seconds)

        @tenacity.retry(retry=policy.retry, wait=policy.wait, sleep=sleep)
        async def call() -> int:
            hooks = {"response": [httpx_adapter.async_hook(dsa.decode_response)]}
            async with httpx.AsyncClient(base_url=self.url, event_hooks=hooks) as client:
                return (await client.get("/queue")).status_code

        self.assertEqual((asyncio.run(call()), self.sleeps), (200, [7]))
