"""A server on this machine that gives the answers of the tests."""

import http.server
import threading
import unittest
from typing import ClassVar

JSON = ("Content-Type", "application/json; charset=utf-8")
HTML = ("Content-Type", "text/html")
XHTML = ("Content-Type", "application/xhtml+xml")
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
    "/xhtml": (200, [XHTML], "<html>Log in</html>"),
    "/failed-download": (500, [BYTES], FAILED),
    "/download": (200, [BYTES], FAILED),
    "/not-modified": (304, [JSON], ""),
    "/moved": (302, [HTML, ("Location", "/success")], "<html>Moved</html>"),
    "/moved-to-error": (302, [HTML, ("Location", "/module-error")], "<html>Moved</html>"),
    "/empty": (204, [], ""),
    "/limited": (429, [JSON, ("Retry-After", "7"), ("Retry-After", "9")], BUSY),
    "/busy": (429, [JSON, ("Retry-After", "7")], BUSY),
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
