"""The adapter for grpc.aio, with a real server on this machine."""

import logging
import pathlib
import re
import unittest

import grpc
from google.protobuf.wrappers_pb2 import StringValue
from grpc import aio
from shop_errors import common, orders
from shop_errors.integrations import grpc_aio_client, grpc_aio_server
from test_grpc import CANARY, FIELDS, KEY, STATUSES, place, stream, unary

CODEC = StringValue.FromString, StringValue.SerializeToString


async def place_later(name: str, context) -> None:
    """Do what a request asks for."""
    if name == "abort":
        await context.abort(grpc.StatusCode.NOT_FOUND, "of the handler")
    if name in STATUSES:
        trailers = ((KEY, STATUSES[name].SerializeToString()),)
        await context.abort(grpc.StatusCode.UNAVAILABLE, STATUSES[name].message, trailers)
    place(name, context)


async def text_of(request) -> str:
    if isinstance(request, StringValue):
        return request.value
    return [each.value async for each in request][-1]


async def call(request, context):
    await place_later(await text_of(request), context)
    return StringValue(value="fine")


async def answers(request, context):
    yield StringValue(value="first")
    await place_later(await text_of(request), context)
    yield StringValue(value="fine")


async def written(request, context) -> None:
    """Write responses, instead of yielding them."""
    await context.write(StringValue(value="first"))
    await place_later(await text_of(request), context)
    await context.write(StringValue(value="fine"))


METHODS = {
    "Unary": ("unary_unary", call),
    "Stream": ("unary_stream", answers),
    "Upload": ("stream_unary", call),
    "Both": ("stream_stream", answers),
    "Written": ("stream_stream", written),
    "Plain": ("unary_unary", unary),
    "PlainStream": ("unary_stream", stream),
}
STREAMS = ("Stream", "Both", "Written", "PlainStream")


def serve(server) -> int:
    handlers = {
        name: getattr(grpc, f"{kind}_rpc_method_handler")(behavior, *CODEC)
        for name, (kind, behavior) in METHODS.items()
    }
    server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("shop.Orders", handlers)])
    return server.add_insecure_port("127.0.0.1:0")


class GrpcAioTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.records = []
        interceptor = grpc_aio_server.ErrorInterceptor(lambda record, error: self.records.append((record, error)))
        server = aio.server(interceptors=[interceptor])
        port = serve(server)
        await server.start()
        self.addAsyncCleanup(server.stop, 0)
        interceptors = grpc_aio_client.error_interceptors(orders.decode_grpc_response)
        self.channel = aio.insecure_channel(f"127.0.0.1:{port}", interceptors=interceptors)
        self.addAsyncCleanup(self.channel.close)

    def method(self, name: str, channel=None):
        kind = METHODS.get(name, ("unary_unary",))[0]
        codec = StringValue.SerializeToString, StringValue.FromString
        return getattr(channel or self.channel, kind)(f"/shop.Orders/{name}", *codec), kind

    async def call(self, name: str, text: str, channel=None, **metadata: str):
        """Return what a call gives: the texts of its responses."""
        method, kind = self.method(name, channel)
        request = StringValue(value=text)
        given = request if kind.startswith("unary") else iter([request])
        found = method(given, metadata=[(key.replace("_", "-"), value) for key, value in metadata.items()], timeout=10)
        if kind.endswith("stream"):
            return [each.value async for each in found]
        return [(await found).value]

    async def failed(self, name: str, text: str, channel=None, **metadata: str):
        with self.assertRaises(Exception) as caught:
            await self.call(name, text, channel, **metadata)
        return caught.exception

    async def test_leaves_a_success_alone(self) -> None:
        for name in METHODS:
            expected = ["first", "fine"] if name in STREAMS else ["fine"]
            self.assertEqual(await self.call(name, "fine"), expected, name)
        self.assertEqual(self.records, [])

    async def test_carries_an_error_of_the_catalog(self) -> None:
        for name in METHODS:
            with self.subTest(name):
                error = await self.failed(name, "declared", accept_language="zh", x_request_id="r-7")
                self.assertIs(type(error), orders.TooManyError)
                self.assertEqual(error.params, {"code": "A", "count": 3, "price": 0.5, "paid": True})
                self.assertEqual((error.detail, error.request_id, error.retry_after), ("A：3", "r-7", 1.5))
                self.assertEqual(error.field_errors, FIELDS)
                cause = error.__cause__
                self.assertIsInstance(cause, aio.AioRpcError)
                self.assertEqual((cause.code(), cause.details()), (grpc.StatusCode.RESOURCE_EXHAUSTED, "A：3"))
                # A plain function runs in a thread, in which nothing can read its trailers.
                self.assertEqual("x-trailer" in cause.trailing_metadata(), not name.startswith("Plain"))
                self.assertNotIn(CANARY, repr([cause, cause.trailing_metadata()]))
                record, raised = self.records.pop()
                self.assertEqual((record["error.type"], record["request_id"]), ("shop.TooMany", "r-7"))
                self.assertIsInstance(raised, orders.TooManyError)

    async def test_replaces_what_must_not_be_sent(self) -> None:
        for name in METHODS:
            for text in ("unexpected", "plain"):
                with self.subTest(name, text=text):
                    error = await self.failed(name, text)
                    self.assertIsInstance(error, common.InternalError)
                    record, _ = self.records.pop()
                    self.assertEqual((len(error.request_id), error.request_id), (32, record["request_id"]))
                    self.assertEqual(error.__cause__.code(), grpc.StatusCode.INTERNAL)
                    self.assertNotIn(CANARY, repr([error.__cause__, error.__cause__.trailing_metadata()]))

    async def test_leaves_other_statuses_alone(self) -> None:
        for name in METHODS:
            if name == "PlainStream":
                continue  # ``context.abort`` of grpcio itself never returns there
            for text in ("other", "bare", "untyped", "abort"):
                with self.subTest(name, text=text):
                    error = await self.failed(name, text)
                    self.assertIsInstance(error, aio.AioRpcError)
                    wanted = grpc.StatusCode.NOT_FOUND if text == "abort" else grpc.StatusCode.UNAVAILABLE
                    self.assertEqual(error.code(), wanted)
        self.assertEqual((await self.failed("Missing", "")).code(), grpc.StatusCode.UNIMPLEMENTED)
        self.assertEqual(self.records, [])

    async def test_keeps_what_came_before_an_error(self) -> None:
        for name in STREAMS:
            method, kind = self.method(name)
            request = StringValue(value="declared")
            responses = method(request if kind.startswith("unary") else iter([request]))
            self.assertEqual((await responses.read()).value, "first")
            with self.assertRaises(orders.TooManyError):
                await responses.read()
            self.assertEqual(await responses.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    async def test_lets_a_call_write_its_requests(self) -> None:
        for name, text in (("Upload", "fine"), ("Upload", "declared"), ("Both", "fine"), ("Both", "declared")):
            method, kind = self.method(name)
            found = method()
            await found.write(StringValue(value="ignored"))
            await found.write(StringValue(value=text))
            await found.done_writing()
            if text == "fine":
                got = [each.value async for each in found][-1] if kind == "stream_stream" else (await found).value
                self.assertEqual(got, "fine")
                continue
            with self.assertRaises(orders.TooManyError):
                [each async for each in found] if kind == "stream_stream" else await found
            self.assertEqual(await found.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    async def test_has_the_facts_of_a_call(self) -> None:
        method, _ = self.method("Unary")
        found = method(StringValue(value="declared"))
        self.assertEqual(await found.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
        self.assertIn("x-trailer", await found.trailing_metadata())
        with self.assertRaises(orders.TooManyError):
            await found
        self.assertTrue(found.done())

    async def test_works_as_the_readme_says(self) -> None:
        readme = pathlib.Path("README.md").read_text(encoding="utf-8")
        section = readme.partition("\n### For gRPC\n")[2].partition("\n## ")[0]
        scope = {"__name__": "readme"}
        for example in re.findall(r"```python\n(.*?)```", section, re.DOTALL):
            if "aio" in example or "def report" in example:
                exec(example, scope)
        scope["server"].stop(0).wait()
        server = scope["make_server"](scope["report"])
        port = serve(server)
        await server.start()
        self.addAsyncCleanup(server.stop, 0)
        async with scope["make_channel"](f"127.0.0.1:{port}") as channel:
            with self.assertLogs("readme", logging.ERROR) as logs:
                error = await self.failed("Unary", "declared", channel)
        self.assertIsInstance(error, orders.TooManyError)
        self.assertEqual(logs.records[0].error["request_id"], error.request_id)
