"""A client with grpcio. It prints a line of JSON for each request: what it has received."""

import json
import sys

import grpc
from google.protobuf.wrappers_pb2 import StringValue

from shop_errors import ShopError, orders, retry_decision
from shop_errors.integrations.grpc_client import ErrorInterceptor

METADATA = (("accept-language", "de-AT, en;q=0.5"), ("x-request-id", "r-1"))


def ask(call, request):
    """Return what a request is answered with."""
    try:
        return {"order": call(StringValue(value=request), metadata=METADATA).value}
    except ShopError as error:
        return {
            "code": error.code,
            "moduleCode": error.module_code,
            "name": error.info.name,
            "kind": error.kind,
            "detail": error.detail,
            "params": dict(error.params),
            "requestId": error.request_id,
            "retryAfter": error.retry_after,
            "again": retry_decision(error, idempotent=True, random=lambda: 0)._asdict(),
        }
    except grpc.RpcError as error:
        return {"foreign": error.code().name.lower(), "detail": error.details()}


interceptor = ErrorInterceptor(orders.decode_grpc_response)
with grpc.insecure_channel(sys.argv[1]) as plain:
    channel = grpc.intercept_channel(plain, interceptor)
    codec = StringValue.SerializeToString, StringValue.FromString
    get = channel.unary_unary("/shop.Orders/Get", *codec)
    for request in sys.argv[2:]:
        print(json.dumps(ask(get, request)))
