from __future__ import annotations

import importlib

from shop_errors import common, orders

from .base import Handler
from .prices import Prices, PricesError


class Create(Handler):
    def __init__(self, prices: Prices) -> None:
        self.prices = prices

    def check(self, request: dict[str, str]) -> None:
        super().check(request)
        if "item" not in request:
            raise common.ValidationFailedError()

    def run(self, request: dict[str, str]) -> str:
        try:
            price = self.prices[request["item"]]
        except PricesError as error:
            raise orders.OutOfStockError() from error
        if str(price) != request.get("price"):
            raise orders.PriceChangedError()
        return request["item"]


class Cancel(Handler):
    def run(self, request: dict[str, str]) -> str:
        match request.get("state"):
            case "closed":
                raise orders.OrderClosedError()
            case None:
                raise orders.OrderNotFoundError()
            case state:
                return state


# errspec: createOrder
def create_order(request: dict[str, str]) -> str:
    return Create(Prices()).handle(request)


# errspec: cancelOrder
def cancel_order(request: dict[str, str]) -> str:
    handler = Cancel()
    return handler.handle(request)


def importOrders(request: dict[str, str]) -> str:  # noqa: N802 -- the operation's name
    plugin = importlib.import_module(f"{__package__}.plugins")
    reader = getattr(plugin, request.get("format", "csv"))
    if reader is None:
        raise common.ValidationFailedError()
    return str(reader(request))


def getOrder(request: dict[str, str]) -> str:  # noqa: N802 -- the operation's name
    try:
        return find(request["id"])
    except orders.OrdersError as error:
        if isinstance(error, orders.OrderClosedError):
            return "closed"
        raise
    except Exception as error:
        raise common.InternalError() from error


def find(order_id: str) -> str:
    if order_id == "":
        raise orders.OrderNotFoundError()
    if order_id == "old":
        raise orders.OrderClosedError()
    return order_id


# errspec: listOrders
def list_orders(request: dict[str, str]) -> list[str]:
    found = []
    for order_id in request.get("ids", "").split(","):
        try:
            found.append(find(order_id))
        except Exception:
            continue
    if len(found) > 100:
        raise ValueError(f"{len(found)} orders")
    return found
