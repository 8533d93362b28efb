"""What every adapter for servers does, over a real connection."""

import io
import json
import socket
import threading

import wsgiref.simple_server
from socketserver import ThreadingMixIn
from typing import NamedTuple

import served_errors
import uvicorn
from served_errors import log_, shared

# What must be in no byte that is sent.
CANARY = "canary"


class Received(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes
    raw: bytes


def find(path: str) -> str:
    """Do what each path of the servers asks for."""
    secret = CANARY
    try:
        raise OSError(secret)
    except OSError as cause:
        full = log_.FullError(
            *(), self_="a", log_=5, class_=0.5, retry_after_=True, secret=secret, log={"secret": secret}, retry_after=1.5
        )
        errors = {
            "/module": full,
            "/internal": log_.DiskError(secret, path=secret),
            "/unexpected": ValueError(secret),
            "/wrapped": RuntimeError(secret),
        }
        if path in errors:
            raise errors[path] from (full if path == "/wrapped" else cause)
    return "fine"


def stream():
    yield b"first,"
    find("/unexpected")


class Server:
    """A server on this machine. It receives bytes, so that nothing is hidden by a client."""

    def __init__(self, port: int, stop) -> None:
        self.port, self.stop = port, stop

    def fetch(self, path: str, method: str = "GET", **headers: str) -> Received:
        lines = [f"{method} {path} HTTP/1.1", "host: localhost", "connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode())
            raw = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = raw.partition(b"\r\n\r\n")
        status, *rest = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in rest)
        return Received(int(status.split()[1]), {name.lower(): value for name, _, value in pairs}, body, raw)


def serve_asgi(app) -> Server:
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, log_level=99, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.005)

    def stop() -> None:
        server.should_exit = True
        thread.join()

    return Server(server.servers[0].sockets[0].getsockname()[1], stop)


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def get_stderr(self):
        return io.StringIO()


class Threading(ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


def serve_wsgi(app) -> Server:
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, app, Threading, Quiet)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    return Server(server.server_port, stop)


class Adapter:
    """What all adapters do. A class has ``start``, which takes a hook and returns a server."""

    # Whether the adapter sees what happens after the response has begun.
    sees_streams = True
    # What the framework answers where there is nothing, if not an error of the catalog.
    missing = 404

    @classmethod
    def setUpClass(cls) -> None:
        cls.records = []
        cls.server = cls.start(lambda record, error: cls.records.append((record, error)))
        cls.addClassCleanup(cls.server.stop)

    def setUp(self) -> None:
        self.records.clear()

    def fetch(self, *arguments: str, **headers: str) -> Received:
        response = self.server.fetch(*arguments, **headers)
        self.assertNotIn(CANARY.encode(), response.raw)
        self.assertNotIn(b"Traceback", response.raw)
        return response

    def decoded(self, response: Received):
        return log_.decode_response(response.status, response.headers, response.body)

    def test_leaves_a_success_alone(self) -> None:
        response = self.fetch("/fine")
        self.assertEqual((response.status, response.body, self.records), (200, b"fine", []))

    def test_sends_an_error_of_the_catalog(self) -> None:
        for path in ("/module", "/wrapped"):
            with self.subTest(path):
                response = self.fetch(path, accept_language="fr, en;q=0.5", x_request_id="r-1")
                error = self.decoded(response)
                self.assertIs(type(error), log_.FullError)
                self.assertEqual((response.status, error.request_id, error.retry_after), (429, "r-1", 2))
                self.assertEqual(error.detail, "a, 5 of 0.5, true, {secret}.")
                names = ("content-type", "content-language", "vary", "x-request-id")
                self.assertEqual(
                    [response.headers[name] for name in names], ["application/json", "en", "accept-language", "r-1"]
                )
                record, raised = self.records.pop()
                self.assertEqual((record["error.type"], record["request_id"]), ("served.Full", "r-1"))
                self.assertEqual(record["log"], {"secret": CANARY})
                self.assertIsInstance(raised, log_.FullError if path == "/module" else RuntimeError)
                self.assertEqual(record, {**served_errors.log(raised), "request_id": "r-1"})

    def test_replaces_what_must_not_be_sent(self) -> None:
        for path, kind in (("/internal", "served.Disk"), ("/unexpected", "_OTHER")):
            with self.subTest(path):
                response = self.fetch(path, accept_language="zh", x_request_id="not one")
                record, raised = self.records.pop()
                new = record["request_id"]
                self.assertEqual((len(new), response.headers["x-request-id"]), (32, new))
                self.assertEqual((response.status, response.headers["content-language"]), (500, "zh"))
                body = {"error": {"code": 2, "message": "故障", "id": new}, "code": 2, "message": "故障"}
                self.assertEqual(json.loads(response.body), body)
                self.assertIsInstance(self.decoded(response), shared.BrokenError)
                self.assertEqual((record["error.type"], record["causes"][0]["type"]), (kind, "OSError"))
                self.assertIn(CANARY, str(raised) + str(raised.__cause__))

    def test_gives_each_error_a_request_id(self) -> None:
        ids = {self.fetch("/module").headers["x-request-id"] for _ in range(2)}
        self.assertEqual(ids, {record["request_id"] for record, _ in self.records})
        self.assertEqual({len(each) for each in ids}, {32})

    def test_honours_head(self) -> None:
        get, head = (self.fetch("/module", method, x_request_id="r-1") for method in ("GET", "HEAD"))
        self.assertEqual((head.status, head.body), (429, b""))
        self.assertEqual(int(get.headers["content-length"]), len(get.body))
        for response in (get, head):
            response.headers.pop("date", None)
        self.assertEqual(head.headers, get.headers)

    def test_passes_an_error_on_after_the_response_has_begun(self) -> None:
        response = self.fetch("/stream")
        self.assertEqual((response.status, response.raw.count(b"HTTP/1.")), (200, 1))
        self.assertIn(b"first,", response.body)
        self.assertNotIn("x-request-id", response.headers)
        kinds = [record["error.type"] for record, _ in self.records]
        self.assertEqual(kinds, ["_OTHER"] if self.sees_streams else [])

    def test_leaves_a_page_that_is_missing_to_the_framework(self) -> None:
        response = self.fetch("/missing")
        self.assertEqual((response.status, self.records), (self.missing, []))
        self.assertNotIn("x-request-id", response.headers)



