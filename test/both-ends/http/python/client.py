"""A client with httpx. It prints a line of JSON for each path: what it has received."""

import json
import sys

import httpx

from shop_errors import InvalidResponseError, ShopError, orders, retry_decision
from shop_errors.integrations.httpx import hook

client = httpx.Client(
    base_url=sys.argv[1],
    headers={"accept-language": "de-AT, en;q=0.5", "x-request-id": "r-1"},
    event_hooks={"response": [hook(orders.decode_response)]},
)


def again(error):
    """Return the decision about sending the request again."""
    return retry_decision(error, idempotent=True, random=lambda: 0)._asdict()


def ask(path):
    """Return what a path answers with."""
    try:
        return client.get(path).json()
    except InvalidResponseError as error:
        return {
            "foreign": error.reason,
            "status": error.status,
            "kind": error.kind,
            "excerpt": error.excerpt,
            "again": again(error),
        }
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
            "again": again(error),
        }


with client:
    for path in sys.argv[2:]:
        print(json.dumps(ask(path)))
