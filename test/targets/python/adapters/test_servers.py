"""The adapters for servers, with the real frameworks and real servers."""

import asyncio
import pathlib
import re
import unittest

import fastapi
import flask
from fastapi.exceptions import RequestValidationError
from served_errors import shared
from served_errors.integrations import flask as flask_adapter
from served_errors.integrations import starlette as starlette_adapter
from serving import Adapter, find, serve_asgi, serve_wsgi, stream
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from tencentcloud_errors import common, dsa


async def later():
    for part in stream():
        yield part


class StarletteTest(Adapter, unittest.TestCase):
    @classmethod
    def start(cls, hook):
        def view(request):
            return PlainTextResponse(find(request.url.path))

        async def streamed(_):
            return StreamingResponse(later())

        async def socket(_):
            find("/module")

        names = ("fine", "module", "internal", "unexpected", "wrapped")
        routes = [Route(f"/{name}", view) for name in names]
        routes += [Route("/stream", streamed), WebSocketRoute("/socket", socket)]
        cls.app = Starlette(routes=routes, exception_handlers=starlette_adapter.exception_handlers(hook))
        return serve_asgi(cls.app)

    def test_passes_an_error_of_a_websocket_on(self) -> None:
        sent = []

        async def call():
            async def send(message):
                sent.append(message)

            scope = {"type": "websocket", "path": "/socket", "headers": [], "query_string": b""}
            await self.app(scope, lambda: None, send)

        with self.assertRaisesRegex(Exception, "full"):
            asyncio.run(call())
        self.assertEqual((sent, self.records), ([], []))


class FastApiTest(Adapter, unittest.TestCase):
    @classmethod
    def start(cls, hook):
        def invalid(error):
            return shared.BadError(detail_=error.errors()[0]["loc"][-1])

        handlers = starlette_adapter.exception_handlers(hook, convert={RequestValidationError: invalid})
        app = fastapi.FastAPI(exception_handlers=handlers, openapi_url=None)

        @app.api_route("/stream")
        async def streamed():
            return StreamingResponse(later())

        @app.get("/count/{number}")
        def count(number: int) -> int:
            return number

        @app.api_route("/{name}", methods=["GET", "HEAD"])
        def view(name: str):
            if name == "missing":
                raise fastapi.HTTPException(404)
            return PlainTextResponse(find(f"/{name}"))

        return serve_asgi(app)

    def test_sends_an_error_for_a_request_that_is_rejected(self) -> None:
        response = self.fetch("/count/canaries", accept_language="en")
        error = self.decoded(response)
        self.assertEqual((response.status, error.detail), (400, "Bad number."))
        record, raised = self.records.pop()
        self.assertIsInstance(raised.__cause__, RequestValidationError)
        self.assertIn("RequestValidationError", record["causes"][0]["type"])


class FlaskTest(Adapter, unittest.TestCase):
    sees_streams = False

    @classmethod
    def start(cls, hook):
        app = flask.Flask(__name__)
        flask_adapter.install(app, hook)

        @app.get("/stream")
        def streamed():
            return flask.Response(stream())

        @app.get("/<name>")
        def view(name):
            if name == "missing":
                flask.abort(404)
            return find(f"/{name}")

        return serve_wsgi(app)

    def test_serves_a_blueprint(self) -> None:
        app, blueprint = flask.Flask(__name__), flask.Blueprint("part", __name__)
        flask_adapter.install(blueprint, lambda *found: self.records.append(found))
        blueprint.add_url_rule("/<name>", view_func=lambda name: find(f"/{name}"))
        app.register_blueprint(blueprint)
        self.assertEqual(app.test_client().get("/module").status_code, 429)
        self.assertEqual(len(self.records), 1)


class ReadmeTest(unittest.TestCase):
    def serve(self, framework: str, start):
        """Run the example of a framework, and ask its app for a path of `view`."""
        readme = pathlib.Path("README.md").read_text(encoding="utf-8")
        section = readme.partition("\n### For servers\n")[2].partition("\n### ")[0]
        report, *examples = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
        (example,) = (code for code in examples if f"from {framework} import" in code)
        scope = {"__name__": "readme"}
        exec(report, scope)
        exec(example, scope)
        server = start(scope["app"])
        self.addCleanup(server.stop)
        return scope["app"], server

    def receive(self, server, path: str) -> type:
        response = server.fetch(path, accept_language="en")
        self.assertEqual(response.headers["content-language"], "en")
        return type(dsa.decode_response(response.status, response.headers, response.body))

    def test_fastapi(self) -> None:
        app, server = self.serve("fastapi", serve_asgi)

        @app.get("/{number}")
        def view(number: int) -> None:
            raise dsa.InvalidProjectIdError from ValueError(number)

        with self.assertLogs("readme", "ERROR") as logs:
            self.assertIs(self.receive(server, "/1"), dsa.InvalidProjectIdError)
            self.assertTrue(issubclass(self.receive(server, "/one"), common.InvalidParameterError))
        self.assertEqual([record.error["name"] for record in logs.records], ["InvalidProjectId", "InvalidParameter"])

    def test_flask(self) -> None:
        app, server = self.serve("flask", serve_wsgi)

        @app.get("/")
        def view() -> str:
            raise dsa.InvalidProjectIdError

        with self.assertLogs("readme", "ERROR"):
            self.assertIs(self.receive(server, "/"), dsa.InvalidProjectIdError)
