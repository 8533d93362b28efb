"""A service with grpcio. It prints its address, and a line for each error that it sends."""

from concurrent.futures import ThreadPoolExecutor

import grpc
from google.protobuf.wrappers_pb2 import StringValue
from google.rpc import error_details_pb2, status_pb2

from shop_errors import common, orders
from shop_errors.integrations.grpc_server import ErrorInterceptor


def module():
    """Fail with a code of the module."""
    try:
        raise LookupError("canary")
    except LookupError as error:
        raise orders.OutOfStockError(
            item="Tea “Nr. 7”", left=3, card="canary", log={"hint": "canary"}
        ) from error


def newer(context):
    """Answer as a newer version of the service."""
    metadata = {"code": "failed", "moduleCode": "9999"}
    info = error_details_pb2.ErrorInfo(domain="shop.example", reason="NEW", metadata=metadata)
    status = status_pb2.Status(code=9, message="Too new.")
    status.details.add().Pack(info)
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(grpc.StatusCode.FAILED_PRECONDITION, "Too new.")


def get(request, context):
    """Answer a request with what it asks for."""
    if request.value == "module":
        module()
    if request.value == "unknown":
        newer(context)
    if request.value == "foreign":
        context.abort(grpc.StatusCode.UNAVAILABLE, "no upstream")
    if request.value == "limited":
        raise common.BusyError(retry_after=7)
    if request.value == "unexpected":
        raise RuntimeError("canary")
    if request.value == "internal":
        raise orders.BadLedgerError()
    return StringValue(value="o-1")


def report(record, error):
    """Print the closed name of an error."""
    print(record["error.type"], flush=True)


codec = StringValue.FromString, StringValue.SerializeToString
method = {"Get": grpc.unary_unary_rpc_method_handler(get, *codec)}
server = grpc.server(ThreadPoolExecutor(), interceptors=[ErrorInterceptor(report)])
server.add_generic_rpc_handlers([grpc.method_handlers_generic_handler("shop.Orders", method)])
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(f"127.0.0.1:{port}", flush=True)
server.wait_for_termination()
