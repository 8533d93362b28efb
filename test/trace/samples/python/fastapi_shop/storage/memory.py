from __future__ import annotations

from typing import Generic, TypeVar

from shop_errors import orders

from .base import Order

Item = TypeVar("Item")


class Memory(Generic[Item]):
    """Things by their IDs."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    def _read(self, key: str) -> Item:
        if key not in self._items:
            raise self._missing(key)
        return self._items[key]

    def _write(self, key: str, item: Item) -> None:
        if key in self._items:
            raise orders.DuplicateOrderError()
        self._items[key] = item

    def _missing(self, key: str) -> Exception:
        return KeyError(key)


class MemoryOrders(Memory[Order]):
    def get(self, order_id: str) -> Order:
        return self._read(order_id)

    def add(self, order: Order) -> None:
        self._write(order.id, order)

    def _missing(self, key: str) -> Exception:
        return orders.OrderNotFoundError(log={"id": key})
