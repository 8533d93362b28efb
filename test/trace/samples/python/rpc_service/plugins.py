from __future__ import annotations

from shop_errors import orders


def csv(request: dict[str, str]) -> str:
    if "rows" not in request:
        raise orders.InvalidQuantityError()
    return request["rows"]
