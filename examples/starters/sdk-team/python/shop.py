"""A client of the Shop API."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from shop_errors import orders

Response = tuple[int, Mapping[str, str], bytes]


def get(url: str) -> Response:
    """Return status, headers and body of a response, also if its status is that of an error."""
    try:
        with urlopen(url) as response:
            return response.status, response.headers, response.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


class Shop:
    """A client of the Shop API; tests pass a ``send`` that answers by itself."""

    def __init__(self, url: str, send: Callable[[str], Response] = get) -> None:
        self._url = url
        self._send = send

    def order(self, order_id: str) -> dict[str, Any] | None:
        """Return an order, or None if there is none. The error of any other code is raised."""
        status, headers, body = self._send(f"{self._url}/orders/{quote(order_id, safe='')}")
        try:
            orders.raise_for_response(status, headers, body)
        except orders.OrderNotFoundError:
            return None
        found: dict[str, Any] = json.loads(body)
        return found
