from __future__ import annotations

from shop_errors.orders import InvalidQuantityError, OrderClosedError, OrderNotFoundError
from shop_errors.orders import OutOfStockError as SoldOut

from ..storage.base import Order, Orders


class OrderService:
    """What can be done with orders."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    async def place(self, user: str, item: str, quantity: int) -> Order:
        self._check(item, quantity)
        order = Order(id=f"{user}-{item}", item=item, is_open=True)
        self._orders.add(order)
        return order

    def find(self, order_id: str) -> Order:
        return self._orders.get(order_id)

    def cancel(self, order_id: str, user: str) -> None:
        order = self.find(order_id)
        if not order.is_open:
            raise OrderClosedError(log={"user": user})
        self._orders.add(order)

    def recent(self) -> list[str]:
        try:
            return [self.find("last").id]
        except OrderNotFoundError:
            return []

    @staticmethod
    def _check(item: str, quantity: int) -> None:
        if quantity < 1:
            raise InvalidQuantityError()
        check_stock(item)


def check_stock(item: str) -> None:
    try:
        left = {"tea": 3}[item]
    except KeyError as error:
        raise SoldOut() from error
    if left == 0:
        raise SoldOut()
