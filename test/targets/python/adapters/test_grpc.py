"""The adapter for grpcio, with a real server on this machine."""

import concurrent.futures
import logging
import pathlib
import re
import unittest

import grpc
import shop_errors
from google.protobuf import any_pb2
from google.protobuf.wrappers_pb2 import StringValue
from google.rpc import error_details_pb2, status_pb2
from shop_errors import common, orders
from shop_errors.integrations import grpc_client, grpc_server

# What must be in nothing that is sent.
CANARY = "canary"
KEY = "grpc-status-details-bin"
FIELDS = (shop_errors.FieldError("/items", "max", "Too many."),)


def place(name: str, context) -> None:
    """Do what a request asks for."""
    secret = CANARY
    if name == "declared":
        context.set_trailing_metadata((("x-trailer", "t"),))
        raise orders.TooManyError(
            code="A", count=3, price=0.5, paid=True, card=secret, retry_after=1.5, field_errors=FIELDS, log={"a": secret}
        ) from ValueError(secret)
    if name == "unexpected":
        raise ValueError(secret)
    if name == "plain":
        raise Exception
    if name == "long":
        raise orders.TooManyError(
            code="A", count=1, price=1.0, paid=True, card="c", field_errors=[shop_errors.FieldError("/a" * 50)] * 200
        )
    if name == "hostile":
        raise orders.TooManyError(code="\ud800 \u2028\0😀", count=1, price=1.0, paid=True, card="c")
    if name == "abort":
        context.abort(grpc.StatusCode.NOT_FOUND, "of the handler")
    if name in STATUSES:
        status = STATUSES[name]
        context.set_trailing_metadata(((KEY, status.SerializeToString()),))
        context.abort(grpc.StatusCode.UNAVAILABLE, status.message)


def status_of(*details) -> status_pb2.Status:
    status = status_pb2.Status(code=14, message="of a status")
    for detail in details:
        status.details.add().Pack(detail)
    return status


def info(domain: str, **metadata: str):
    return error_details_pb2.ErrorInfo(domain=domain, reason="R", metadata=metadata)


STATUSES = {
    "unknown": status_of(info("shop.example", code="7777", moduleCode="9123", module="orders")),
    "other": status_of(info("other.example", code="400", moduleCode="2001")),
    "bare": status_of(),
    "untyped": status_pb2.Status(
        code=14, message="of a status", details=[any_pb2.Any(type_url="x/unknown.Type", value=b"\xff")]
    ),
}


def unary(request, context):
    text = request.value if isinstance(request, StringValue) else next(request).value
    place(text, context)
    return StringValue(value="fine")


def stream(request, context):
    text = request.value if isinstance(request, StringValue) else next(request).value
    yield StringValue(value="first")
    place(text, context)
    yield StringValue(value="fine")


def ready(request, context):
    """Fail before there is an iterator."""
    place(request.value, context)
    return iter([StringValue(value="fine")])


METHODS = {
    "Unary": ("unary_unary", unary),
    "Stream": ("unary_stream", stream),
    "Upload": ("stream_unary", unary),
    "Both": ("stream_stream", stream),
    "Ready": ("unary_stream", ready),
}


class GrpcTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.records = []
        codec = StringValue.FromString, StringValue.SerializeToString
        handlers = {
            name: getattr(grpc, f"{kind}_rpc_method_handler")(behavior, *codec) for name, (kind, behavior) in METHODS.items()
        }
        interceptor = grpc_server.ErrorInterceptor(lambda record, error: cls.records.append((record, error)))
        pool = concurrent.futures.ThreadPoolExecutor(4)
        server = grpc.server(pool, interceptors=[interceptor])
        server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("shop.Orders", handlers)])
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        cls.addClassCleanup(pool.shutdown)
        cls.addClassCleanup(lambda: server.stop(0).wait())
        cls.plain = grpc.insecure_channel(f"127.0.0.1:{port}")
        cls.addClassCleanup(cls.plain.close)
        cls.channel = grpc.intercept_channel(
            cls.plain, grpc_client.ErrorInterceptor(orders.decode_grpc_response)
        )

    def setUp(self) -> None:
        self.records.clear()

    def method(self, name: str, channel=None):
        kind = METHODS.get(name, ("unary_unary",))[0]
        codec = StringValue.SerializeToString, StringValue.FromString
        return getattr(channel or self.channel, kind)(f"/shop.Orders/{name}", *codec), kind

    def call(self, name: str, text: str, channel=None, **metadata: str):
        """Return what a call gives: the texts of its responses."""
        call, kind = self.method(name, channel)
        request = StringValue(value=text)
        given = request if kind.startswith("unary") else iter([request])
        found = call(given, metadata=[(key.replace("_", "-"), value) for key, value in metadata.items()], timeout=10)
        return [each.value for each in found] if kind.endswith("stream") else [found.value]

    def failed(self, name: str, text: str, channel=None, **metadata: str):
        with self.assertRaises(Exception) as caught:
            self.call(name, text, channel, **metadata)
        return caught.exception

    def test_leaves_a_success_alone(self) -> None:
        for name in METHODS:
            expected = ["first", "fine"] if name in ("Stream", "Both") else ["fine"]
            self.assertEqual(self.call(name, "fine"), expected, name)
        self.assertEqual(self.records, [])

    def test_carries_an_error_of_the_catalog(self) -> None:
        for name in METHODS:
            with self.subTest(name):
                error = self.failed(name, "declared", accept_language="zh", x_request_id="r-7")
                self.assertIs(type(error), orders.TooManyError)
                self.assertEqual(error.params, {"code": "A", "count": 3, "price": 0.5, "paid": True})
                self.assertEqual((error.detail, error.request_id, error.retry_after), ("A：3", "r-7", 1.5))
                self.assertEqual(error.field_errors, FIELDS)
                cause = error.__cause__
                self.assertIsInstance(cause, grpc.RpcError)
                self.assertEqual((cause.code(), cause.details()), (grpc.StatusCode.RESOURCE_EXHAUSTED, "A：3"))
                self.assertIn(("x-trailer", "t"), cause.trailing_metadata())
                self.assertNotIn(CANARY, repr([cause, cause.trailing_metadata()]))
                record, raised = self.records.pop()
                self.assertEqual((record["error.type"], record["request_id"]), ("shop.TooMany", "r-7"))
                self.assertIsInstance(raised, orders.TooManyError)

    def test_replaces_what_must_not_be_sent(self) -> None:
        for name in METHODS:
            for text in ("unexpected", "plain"):
                with self.subTest(name, text=text):
                    error = self.failed(name, text)
                    self.assertIsInstance(error, common.InternalError)
                    record, raised = self.records.pop()
                    self.assertEqual((len(error.request_id), error.request_id), (32, record["request_id"]))
                    self.assertEqual(error.__cause__.code(), grpc.StatusCode.INTERNAL)
                    self.assertNotIn(CANARY, repr([error.__cause__, error.__cause__.trailing_metadata()]))
                    self.assertEqual(CANARY in str(raised), text == "unexpected")

    def test_shortens_what_is_too_long(self) -> None:
        error = self.failed("Unary", "long")
        self.assertIsInstance(error, orders.TooManyError)
        self.assertEqual(error.field_errors, ())

    def test_sends_hostile_texts(self) -> None:
        error = self.failed("Unary", "hostile")
        self.assertIsInstance(error, orders.TooManyError)
        self.assertEqual(error.params["code"], "\ufffd \u2028\0😀")

    def test_knows_that_a_code_is_unknown(self) -> None:
        error = self.failed("Unary", "unknown")
        self.assertIsInstance(error, orders.OrdersError)
        self.assertEqual((error.code, error.module_code, error.detail), (7777, 9123, "of a status"))

    def test_leaves_other_statuses_alone(self) -> None:
        for name in METHODS:
            for text in ("other", "bare", "untyped"):
                error = self.failed(name, text)
                self.assertIsInstance(error, grpc.RpcError)
                self.assertEqual((error.code(), error.details()), (grpc.StatusCode.UNAVAILABLE, "of a status"))
            error = self.failed(name, "abort")
            self.assertEqual((error.code(), error.details()), (grpc.StatusCode.NOT_FOUND, "of the handler"))
        self.assertEqual(self.failed("Missing", "").code(), grpc.StatusCode.UNIMPLEMENTED)
        self.assertEqual(self.records, [])
        with grpc.insecure_channel("127.0.0.1:1") as closed:
            channel = grpc.intercept_channel(closed, grpc_client.ErrorInterceptor(orders.decode_grpc_response))
            self.assertEqual(self.failed("Unary", "", channel).code(), grpc.StatusCode.UNAVAILABLE)

    def test_keeps_what_came_before_an_error(self) -> None:
        call, _ = self.method("Stream")
        responses = call(StringValue(value="declared"))
        self.assertEqual(next(responses).value, "first")
        with self.assertRaises(orders.TooManyError):
            next(responses)
        self.assertEqual(responses.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    def test_makes_futures(self) -> None:
        call, _ = self.method("Unary")
        done = []
        future = call.future(StringValue(value="declared"))
        self.assertIsInstance(future.exception(10), orders.TooManyError)
        future.add_done_callback(done.append)
        with self.assertRaises(orders.TooManyError):
            future.result()
        self.assertEqual(done, [future])
        fine = call.future(StringValue(value="fine"))
        self.assertEqual((fine.result(10).value, fine.exception()), ("fine", None))
        other = call.future(StringValue(value="other")).exception(10)
        self.assertIsInstance(other, grpc.RpcError)

    def test_sends_an_error_even_if_its_report_fails(self) -> None:
        def fail(record, error) -> None:
            raise TypeError(CANARY)

        interceptor = grpc_server.ErrorInterceptor(fail)
        handler = interceptor.intercept_service(lambda _: grpc.unary_unary_rpc_method_handler(unary), None)

        class Context:
            sent = ()

            def code(self):
                return None

            invocation_metadata = trailing_metadata = lambda _: ()

            def set_trailing_metadata(self, metadata) -> None:
                self.sent = metadata

            def abort(self, code, details) -> None:
                self.sent = (*self.sent, code, details)
                raise Exception

        context = Context()
        with self.assertLogs(grpc_server.__package__, logging.ERROR), self.assertRaises(Exception) as caught:
            handler.unary_unary(StringValue(value="declared"), context)
        self.assertIs(type(caught.exception), Exception)
        self.assertNotIn(CANARY, repr(context.sent))
        self.assertIn(grpc.StatusCode.RESOURCE_EXHAUSTED, context.sent)

    def test_works_as_the_readme_says(self) -> None:
        readme = pathlib.Path("README.md").read_text(encoding="utf-8")
        section = readme.partition("\n### For gRPC\n")[2].partition("\n## ")[0]
        scope = {"__name__": "readme"}
        for example in re.findall(r"```python\n(.*?)```", section, re.DOTALL):
            exec(example, scope)
        server = scope["server"]
        self.addCleanup(lambda: server.stop(0).wait())
        self.addCleanup(scope["channel"].close)
        codec = StringValue.FromString, StringValue.SerializeToString
        handlers = {"Unary": grpc.unary_unary_rpc_method_handler(unary, *codec)}
        server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("shop.Orders", handlers)])
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel, self.assertLogs("readme", logging.ERROR) as logs:
            error = self.failed("Unary", "declared", grpc.intercept_channel(channel, scope["interceptor"]))
        self.assertIsInstance(error, orders.TooManyError)
        self.assertEqual(logs.records[0].error["request_id"], error.request_id)
