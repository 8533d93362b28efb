"""The adapters for servers, with the real frameworks and real servers."""

import asyncio
import json
import logging
import pathlib
import re
import sys
import types
import unittest
import wsgiref.validate

import django.conf
import django.core.exceptions
import django.core.handlers.asgi
import django.core.handlers.wsgi
import django.http
import django.urls
import fastapi
import flask
from fastapi.exceptions import RequestValidationError
from served_errors import log_, shared
from served_errors.integrations import asgi as asgi_adapter
from served_errors.integrations import django as django_adapter
from served_errors.integrations import flask as flask_adapter
from served_errors.integrations import starlette as starlette_adapter
from served_errors.integrations import wsgi as wsgi_adapter
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


class AsgiTest(Adapter, unittest.TestCase):
    @classmethod
    def start(cls, hook):
        async def app(scope, receive, send):
            path = scope["path"]
            parts = later() if path == "/stream" else [find(path).encode()]
            status = 404 if path == "/missing" else 200
            length = [] if path == "/stream" else [(b"content-length", b"%d" % len(parts[0]))]
            await send({"type": "http.response.start", "status": status, "headers": length})
            if path == "/stream":
                async for part in parts:
                    await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body", "body": parts[0]})

        cls.app = staticmethod(asgi_adapter.middleware(app, hook))
        return serve_asgi(cls.app)

    def test_passes_other_connections_on(self) -> None:
        async def fail(scope, receive, send):
            raise ValueError(scope["type"])

        app = asgi_adapter.middleware(fail, self.records.append)
        with self.assertRaisesRegex(ValueError, "^lifespan$"):
            asyncio.run(app({"type": "lifespan"}, None, None))
        self.assertEqual(self.records, [])

    def test_joins_repeated_headers(self) -> None:
        sent = []

        async def send(message):
            sent.append(message)

        headers = [(b"Accept-Language", b"fr"), (b"accept-language", b"zh"), (b"x-request-id", b"\xe9")]
        scope = {"type": "http", "method": "GET", "path": "/module", "headers": headers}
        asyncio.run(self.app(scope, None, send))
        self.assertIn((b"content-language", b"zh"), sent[0]["headers"])


class WsgiTest(Adapter, unittest.TestCase):
    @classmethod
    def start(cls, hook):
        cls.closed = []

        class Body:
            """What a server must close."""

            def __init__(self, parts):
                self.parts = parts

            def __iter__(self):
                return iter(self.parts)

            def close(self):
                cls.closed.append(True)

        def app(environ, start):
            path = environ["PATH_INFO"]
            if path == "/wrapped":
                return Body(find(path) for _ in range(1))
            start("404 Not Found" if path == "/missing" else "200 OK", [("content-type", "text/plain")])
            return Body(stream()) if path == "/stream" else [find(path).encode()]

        valid = wsgiref.validate.validator
        return serve_wsgi(valid(wsgi_adapter.middleware(valid(app), hook)))

    def test_closes_the_body_once(self) -> None:
        for path in ("/stream", "/wrapped"):
            self.closed.clear()
            self.fetch(path)
            self.assertEqual(self.closed, [True])


def django_view(request):
    path = request.path
    if path == "/stream":
        is_async = isinstance(request, django.core.handlers.asgi.ASGIRequest)
        return django.http.StreamingHttpResponse(later() if is_async else stream())
    if path == "/missing":
        raise django.http.Http404
    if path == "/denied":
        raise django.core.exceptions.PermissionDenied
    return django.http.HttpResponse(find(path))


async def django_view_later(request, path):
    return django.http.HttpResponse(find(path))


class Django:
    """The module that the settings of Django name."""

    hooks = types.ModuleType("django_hooks")

    @classmethod
    def handler(cls, make, middleware):
        """Make a handler, which imports its middleware at once."""
        sys.modules["django_hooks"] = cls.hooks
        cls.hooks.errors = middleware
        cls.hooks.urlpatterns = [
            django.urls.re_path("^later(/.*)$", django_view_later),
            django.urls.re_path("", django_view),
        ]
        if not django.conf.settings.configured:
            django.conf.settings.configure(
                ALLOWED_HOSTS=["*"],
                LOGGING_CONFIG=None,
                MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django_hooks.errors"],
                ROOT_URLCONF="django_hooks",
                USE_TZ=True,
            )
            logging.getLogger("django").addHandler(logging.NullHandler())
            logging.getLogger("django").propagate = False
        return make()


class DjangoTest(Adapter, unittest.TestCase):
    sees_streams = False

    @classmethod
    def start(cls, hook):
        handler = Django.handler(django.core.handlers.wsgi.WSGIHandler, django_adapter.middleware(hook))
        return serve_wsgi(handler)

    def test_leaves_other_exceptions_of_django_alone(self) -> None:
        self.assertEqual((self.fetch("/denied").status, self.records), (403, []))


class AsyncDjangoTest(DjangoTest):
    @classmethod
    def start(cls, hook):
        handler = Django.handler(django.core.handlers.asgi.ASGIHandler, django_adapter.middleware(hook))
        return serve_asgi(handler)

    def test_serves_a_coroutine(self) -> None:
        self.assertIs(type(self.decoded(self.fetch("/later/module"))), log_.FullError)
        self.assertEqual(self.fetch("/later/fine").body, b"fine")


class ReadmeTest(unittest.TestCase):
    def run_example(self, library: str):
        """Run the example that imports from a library, and return its names."""
        readme = pathlib.Path("README.md").read_text(encoding="utf-8")
        section = readme.partition("\n### For servers\n")[2].partition("\n### ")[0]
        report, *examples = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
        (example,) = (code for code in examples if f"{library} import" in code)
        scope = {"__name__": "readme"}
        exec(report, scope)
        exec(example, scope)
        return scope

    def receive(self, server, path: str):
        self.addCleanup(server.stop)
        with self.assertLogs("readme", "ERROR") as logs:
            response = server.fetch(path, accept_language="en")
        (record,) = logs.records
        self.assertEqual(record.error["request_id"], json.loads(response.body)["requestId"])
        self.assertEqual(response.headers["content-language"], "en")
        return dsa.decode_response(response.status, response.headers, response.body)

    def test_fastapi(self) -> None:
        app = self.run_example("fastapi")["app"]

        @app.get("/{number}")
        def view(number: int) -> None:
            raise dsa.InvalidProjectIdError from ValueError(number)

        self.assertIsInstance(self.receive(serve_asgi(app), "/1"), dsa.InvalidProjectIdError)
        self.assertIsInstance(self.receive(serve_asgi(app), "/one"), common.InvalidParameterError)

    def test_flask(self) -> None:
        app = self.run_example("flask")["app"]

        @app.get("/")
        def view() -> str:
            raise dsa.InvalidProjectIdError

        self.assertIsInstance(self.receive(serve_wsgi(app), "/"), dsa.InvalidProjectIdError)

    def test_django(self) -> None:
        errors = self.run_example("integrations.django")["errors"]
        handler = Django.handler(django.core.handlers.wsgi.WSGIHandler, errors)
        # The view raises an error of another catalog.
        self.assertEqual(self.receive(serve_wsgi(handler), "/module").kind, "internal")

    def test_wsgi(self) -> None:
        app = self.run_example("integrations.wsgi")["app"]
        server = serve_wsgi(app)
        self.assertEqual(server.fetch("/?you").body, b"Hello you")
        self.assertEqual(self.receive(server, "/?\u00e9").kind, "internal")

    def test_asgi(self) -> None:
        app = self.run_example("integrations.asgi")["app"]
        server = serve_asgi(app)
        self.addCleanup(server.stop)
        self.assertIn(b"Hello you", server.fetch("/?you").body)
